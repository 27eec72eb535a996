import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { IdempotencyKeyGuard } from './idempotency-key.guard.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { IdempotencyService } from './idempotency.service.js';

@Module({
  providers: [
    IdempotencyService,
    IdempotencyRepository,
    { provide: APP_GUARD, useClass: IdempotencyKeyGuard },
  ],
  exports: [IdempotencyService],
})
export class IdempotencyModule {}
