import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { FactorsModule } from '../factors/factors.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { UsersModule } from '../users/users.module.js';
import { EmailController } from './email.controller.js';
import { EmailLetters } from './email-letters.js';
import { EmailService } from './email.service.js';
import { LetterLimits } from './letter-limits.js';
import { LetterTokens } from './letter-tokens.js';
import { PasskeySettings } from './passkey-settings.js';
import { PasskeysController } from './passkeys.controller.js';
import { PasswordController } from './password.controller.js';
import { PasswordLetters } from './password-letters.js';
import { PasswordService } from './password.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorSettings } from './second-factor-settings.js';

/** Addresses, passwords, passkeys and codes: confirmed, changed and recovered. */
@Module({
  imports: [AuthModule, FactorsModule, UsersModule, MailModule, LimitsModule],
  controllers: [EmailController, PasswordController, SecondFactorController, PasskeysController],
  providers: [
    EmailService,
    EmailLetters,
    PasswordService,
    PasswordLetters,
    LetterTokens,
    LetterLimits,
    SecondFactorSettings,
    PasskeySettings,
  ],
  exports: [EmailService, EmailLetters, PasswordLetters, SecondFactorSettings],
})
export class IdentityModule {}
