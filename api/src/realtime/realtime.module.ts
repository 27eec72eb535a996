import { Module } from '@nestjs/common';
import { Realtime } from './realtime.js';

@Module({ providers: [Realtime], exports: [Realtime] })
export class RealtimeModule {}
