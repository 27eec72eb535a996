import { Page, WebSocket } from '@playwright/test';

/**
 * Does something after which the page connects anew; resolves when the server lets it in, from when on it can be heard. The
 * answer may come before what is done is over, and a connection that fails is followed by another. Nothing else may be
 * about to connect: a page that is to be opened is `about:blank` before.
 */
export async function connected(page: Page, act: () => Promise<unknown>): Promise<WebSocket> {
  const letIn = new Promise<WebSocket>((resolve) => {
    page.on('websocket', (socket) => {
      if (!socket.url().includes('/realtime')) return;
      socket.on('framereceived', ({ payload }) => {
        // The packet with which Socket.IO does so.
        if (payload.toString().startsWith('40')) resolve(socket);
      });
    });
  });
  const [socket] = await Promise.all([letIn, act()]);
  return socket;
}
