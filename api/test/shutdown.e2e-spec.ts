import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { signUp } from './factories/members.js';
import { eventually } from './support/eventually.js';
import { ServerProcess } from './support/server-process.js';
import { TestSocket } from './support/socket.js';

/** How long a supervisor waits before it kills (`docker stop`). */
const PATIENCE_MS = 10_000;

/** The server as a process that is told to end, as supervisors do it. */
describe('a server that is told to end', () => {
  let server: ServerProcess;
  let port: number;
  const connections: (Socket | Agent | { close: () => void })[] = [];

  beforeEach(async () => {
    server = await ServerProcess.prepare();
    await server.start();
    port = Number(new URL(server.url).port);
  });
  afterEach(async () => {
    for (const one of connections.splice(0)) {
      if ('close' in one) one.close();
      else one.destroy();
    }
    await server.discard();
  });

  /** One connection that is kept for more requests, and what is asked on it. */
  const keptConnection = () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    connections.push(agent);
    return async (path = '/api/v1/explore') => {
      const [answer] = (await once(get(server.url + path, { agent }), 'response')) as [IncomingMessage];
      answer.resume();
      await once(answer, 'end');
      return { status: answer.statusCode, connection: answer.headers.connection };
    };
  };

  const rawConnection = async (said = '') => {
    const socket = connect(port, '127.0.0.1');
    connections.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    if (said) socket.write(said);
    return socket;
  };

  const endOf = async (start: number) => {
    await server.died();
    return Date.now() - start;
  };

  it('drops none of 50 requests, and ends in time with 100 connections open that say nothing', async () => {
    const anna = await signUp(server, 'anna');
    for (let index = 0; index < 34; index += 1) await rawConnection();
    const idle = Array.from({ length: 33 }, keptConnection);
    await Promise.all(idle.map((ask) => ask()));
    for (let index = 0; index < 20; index += 1) connections.push(await TestSocket.open(server, anna.token));
    const bela = await signUp(server, 'bela');
    for (let index = 0; index < 13; index += 1) connections.push(await TestSocket.open(server, bela.token));
    const quiet = Array.from({ length: 25 }, keptConnection);
    const busy = Array.from({ length: 25 }, keptConnection);
    await Promise.all([...quiet, ...busy].map((ask) => ask()));

    /** Asks again and again until it is told that this was the last time. */
    const untilTold = async (ask: ReturnType<typeof keptConnection>) => {
      for (;;) {
        const answer = await ask();
        if (answer.connection === 'close' || answer.status !== 200) return answer;
      }
    };
    const asked = Promise.allSettled(busy.map(untilTold));
    const start = Date.now();
    server.terminate();
    await eventually('its end to begin', () => server.isClosed());
    const answers = [...(await asked), ...(await Promise.allSettled(quiet.map((ask) => ask())))];
    expect(answers).toEqual(
      Array.from({ length: 50 }, () => ({
        status: 'fulfilled',
        value: { status: 200, connection: 'close' },
      })),
    );
    expect(await endOf(start)).toBeLessThan(PATIENCE_MS);
  }, 60_000);

  it('waits for no request that never ends', async () => {
    const anna = await signUp(server, 'anna');
    const head = (length: number) =>
      `POST /api/v1/posts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${anna.token}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${String(length)}\r\n\r\n`;
    const hanging = await rawConnection(`${head(100)}{`);
    await rawConnection('GET / HTTP/1.1\r\nHost:');
    await keptConnection()(); // what was said before has arrived
    const start = Date.now();
    server.terminate();
    await Promise.all([once(hanging, 'close'), server.died()]);
    expect(await endOf(start)).toBeLessThan(PATIENCE_MS);
  }, 60_000);

  it('ends at once when nobody is there', async () => {
    const start = Date.now();
    server.terminate();
    expect(await endOf(start)).toBeLessThan(2000);
  });
});
