import { InjectionToken } from '@angular/core';
import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from './realtime-events';

/** A connection to the server, as Socket.IO gives it. */
export type LiveSocket = Socket<ServerEvents, ClientEvents>;

/** Opens a connection to the server that the app came from. */
export type OpenSocket = (options: Partial<ManagerOptions & SocketOptions>) => LiveSocket;

/** Socket.IO's client, which is loaded when it is needed: the first page does without. */
export const SOCKET_LOADER = new InjectionToken<() => Promise<OpenSocket>>('SOCKET_LOADER', {
  factory: () => async () => {
    const { io } = await import('socket.io-client');
    return io;
  },
});
