import { Module } from '@nestjs/common';
import { AccountLimits } from './account-limits.js';
import { Counters } from './counters.js';

@Module({
  providers: [AccountLimits, Counters],
  exports: [AccountLimits, Counters],
})
export class LimitsModule {}
