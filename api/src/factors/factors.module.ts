import { Module } from '@nestjs/common';
import { AuthChallenges } from './auth-challenges.js';
import { PasskeysService } from './passkeys.service.js';
import { SecondFactorsService } from './second-factors.service.js';
import { SecondSteps } from './second-steps.js';

/** By what people prove who they are besides a password. */
@Module({
  providers: [AuthChallenges, PasskeysService, SecondFactorsService, SecondSteps],
  exports: [AuthChallenges, PasskeysService, SecondFactorsService, SecondSteps],
})
export class FactorsModule {}
