import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { UsersModule } from '../users/users.module.js';
import { EmailController } from './email.controller.js';
import { EmailLetters } from './email-letters.js';
import { EmailService } from './email.service.js';
import { LetterLimits } from './letter-limits.js';
import { LetterTokens } from './letter-tokens.js';
import { PasswordController } from './password.controller.js';
import { PasswordLetters } from './password-letters.js';
import { PasswordService } from './password.service.js';

/** Addresses and passwords: confirmed, changed and recovered. */
@Module({
  imports: [AuthModule, UsersModule, MailModule, LimitsModule],
  controllers: [EmailController, PasswordController],
  providers: [EmailService, EmailLetters, PasswordService, PasswordLetters, LetterTokens, LetterLimits],
  exports: [EmailService, EmailLetters, PasswordLetters],
})
export class IdentityModule {}
