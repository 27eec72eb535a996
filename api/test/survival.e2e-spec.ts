import { afterEach, beforeEach, describe, it } from '@jest/globals';
import { signUp } from './factories/members.js';
import { ServerProcess } from './support/server-process.js';

const PATIENCE_MS = 120_000;

describe('a server in which something goes wrong', () => {
  let server: ServerProcess;
  beforeEach(async () => {
    server = await ServerProcess.prepare();
    await server.start('never');
  }, PATIENCE_MS);
  afterEach(() => server.discard(), PATIENCE_MS);

  it(
    'that nobody catches says so and serves on',
    async () => {
      server.stumble();
      await server.says('A stray rejection');
      await server.says('A stray exception');
      await signUp(server, 'alice');
      await server.beside.get('/health/ready').expect(200);
    },
    PATIENCE_MS,
  );
});
