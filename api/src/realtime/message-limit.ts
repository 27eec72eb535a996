import { TokenBucket } from '../common/token-bucket.js';
import type { RealtimeServer, RealtimeSocket } from './realtime.events.js';

/** Far more than an app that is scrolled through has to say. */
const AT_ONCE = 60;
const PER_SECOND = 10;

/** Ends connections that never stop talking: whatever they say costs everybody, good tokens, bad ones and noise. */
export function limitMessages(server: RealtimeServer): void {
  server.engine.on('connection', (connection: RealtimeSocket['conn']) => {
    const bucket = new TokenBucket(AT_ONCE, PER_SECOND);
    connection.on('packet', () => {
      if (!bucket.take()) end(server, connection);
    });
  });
}

function end(server: RealtimeServer, connection: RealtimeSocket['conn']): void {
  for (const socket of server.of('/').sockets.values()) {
    if (socket.conn !== connection) continue;
    socket.emit('rate-limited', { detail: 'Too many messages. Connect again in a moment.' });
    socket.disconnect(true);
  }
  connection.close(); // nobody was let in over it yet
}
