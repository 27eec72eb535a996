import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { ThrottlerModule } from '@nestjs/throttler';
import { Config } from '../config/config.js';
import { AccountLimitGuard } from '../limits/account-limit.guard.js';
import { Counters } from '../limits/counters.js';
import { FactorsModule } from '../factors/factors.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccessTokens, TOKEN_ISSUER } from './access-tokens.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { Entrance } from './entrance.js';
import { JwtAuthGuard } from './jwt-auth.guard.js';
import { JwtStrategy } from './jwt.strategy.js';
import { KnownDevices } from './known-devices.js';
import { LoginController } from './login.controller.js';
import { LoginLimits } from './login-limits.js';
import { LoginService } from './login.service.js';
import { NewPasswords } from './new-passwords.js';
import { PasskeyLoginService } from './passkey-login.service.js';
import { Passwords } from './passwords.js';
import { ReauthenticationController } from './reauthentication.controller.js';
import { SecondStepService } from './second-step.service.js';
import { SecurityNotices } from './security-notices.js';
import { SessionCookies } from './session-cookies.js';
import { SessionViews } from './session-views.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SocketAdmission } from './socket-admission.js';
import { RateLimitGuard, throttlers } from './throttling.js';

/** Log-in, and the guards that stand before every route: how often from one address, who, and how often by one account. */
@Module({
  imports: [
    LimitsModule,
    FactorsModule,
    MailModule,
    UsersModule,
    RealtimeModule,
    PassportModule,
    JwtModule.registerAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        secret: config.jwtSecret as never, // jsonwebtoken takes a KeyObject, the types do not know
        signOptions: { algorithm: 'HS256', issuer: TOKEN_ISSUER },
        verifyOptions: { algorithms: ['HS256'], issuer: TOKEN_ISSUER },
      }),
    }),
    ThrottlerModule.forRootAsync({
      imports: [LimitsModule],
      inject: [Config, Counters],
      useFactory: throttlers,
    }),
  ],
  controllers: [AuthController, LoginController, ReauthenticationController, SessionsController],
  providers: [
    AuthService,
    LoginService,
    SecondStepService,
    PasskeyLoginService,
    Entrance,
    SessionsService,
    SessionsRepository,
    Passwords,
    AccessTokens,
    SessionCookies,
    SessionViews,
    JwtStrategy,
    SocketAdmission,
    KnownDevices,
    LoginLimits,
    SecurityNotices,
    NewPasswords,
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: JwtAuthGuard },
    { provide: APP_GUARD, useClass: AccountLimitGuard },
  ],
  exports: [
    AuthService,
    Passwords,
    SessionsService,
    SessionCookies,
    SessionViews,
    SocketAdmission,
    SecurityNotices,
    NewPasswords,
    JwtModule,
  ],
})
export class AuthModule {}
