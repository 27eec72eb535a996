import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jpeg } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
const [, requests = ''] =
  /```sh\n(API=.+?)```/s.exec(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')) ?? [];

describe('the requests of the README', () => {
  const web = createServer((_, response) => void jpeg().then((picture) => response.end(picture)));
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ fetchAllowPrivate: true, fetchPorts: null });
    await once(web.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(async () => {
    web.close();
    await app.stop();
  });

  it('run as they are pasted', async () => {
    const { port } = web.address() as AddressInfo;
    const script = requests
      .replace('http://127.0.0.1:3000', app.url)
      .replace(/https:\/\/www[^"]+/, `http://127.0.0.1:${String(port)}/1.jpg`)
      .replaceAll('curl -s ', 'curl -sS --fail-with-body ');
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: CHECKOUT,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
      },
    });
    expect(stdout).toContain('"caption":"First light"');
    expect(stdout).toMatch(/}(\d+)\n\1\n/); // sent twice, made once
    expect(stdout).toContain('"caption":"From the web"');
    expect(stdout).toMatch(/"nextCursor":"\w+"\}$/);
  });
});
