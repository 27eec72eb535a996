import { Module } from '@nestjs/common';
import { FollowedAuthors } from './followed-authors.js';
import { RealtimeGateway } from './realtime.gateway.js';
import { Realtime } from './realtime.js';

@Module({
  providers: [Realtime, RealtimeGateway, FollowedAuthors],
  exports: [Realtime],
})
export class RealtimeModule {}
