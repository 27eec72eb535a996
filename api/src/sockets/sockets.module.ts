import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { VisibilityModule } from '../visibility/visibility.module.js';
import { SocketsGateway } from './sockets.gateway.js';

@Module({ imports: [AuthModule, RealtimeModule, VisibilityModule], providers: [SocketsGateway] })
export class SocketsModule {}
