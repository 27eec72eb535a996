import { Module } from '@nestjs/common';
import { VisibilityModule } from '../visibility/visibility.module.js';
import { FollowedAuthors } from './followed-authors.js';
import { RealtimeGateway } from './realtime.gateway.js';
import { Realtime } from './realtime.js';

@Module({
  imports: [VisibilityModule],
  providers: [Realtime, RealtimeGateway, FollowedAuthors],
  exports: [Realtime],
})
export class RealtimeModule {}
