import { readdir } from 'node:fs/promises';
import type { ReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { jpeg } from './factories/posts.js';
import { signUp } from './factories/members.js';
import { eventually } from './support/eventually.js';
import { TestApp } from './support/test-app.js';

/** Each test starts a server of its own, and stops it. */
describe('a server', () => {
  it('without a database lives, but is not ready, and says nothing of why', async () => {
    const app = await TestApp.start();
    await app.beside.get('/health/ready').expect(200);
    await app.dataSource.destroy();
    await app.beside.get('/health/live').expect(200);
    await app.beside.get('/health/ready').expect(503);
    const { body, text, type } = await app.api.get('/explore');
    expect(type).toBe('application/problem+json');
    expect([500, 503]).toContain(body.status);
    expect(text).not.toMatch(/SELECT|sqlite|DataSource|mysql| at /i);
    await app.stop();
  });

  it('that is told to stop finishes what it has begun', async () => {
    const app = await TestApp.start();
    const anna = await signUp(app, 'anna');
    const file = await jpeg(2400, 1800);
    const folder = join(app.config.dataDir, 'tmp');
    let stopped: Promise<void> | undefined;
    /** Sends half of the photo, tells the server to stop once that has arrived, and sends the rest. */
    async function* slowly() {
      yield file.subarray(0, file.length / 2);
      await eventually('what was sent', async () => (await readdir(folder)).length > 0);
      stopped = app.stop();
      await eventually('its stop', () => app.isClosed());
      yield file.subarray(file.length / 2);
    }
    const { status, body } = await app
      .as(anna)
      .post('/media')
      .attach('file', Readable.from(slowly()) as ReadStream, 'photo.jpg');
    expect(status).toBe(201);
    expect(body).toMatchObject({ width: 2400, height: 1800 });
    expect(stopped).toBeDefined();
    await stopped;
    await expect(app.api.get('/explore')).rejects.toThrow('ECONNREFUSED');
  });

  it('lets the origins in that are named, with their log-ins, and no others', async () => {
    const app = await TestApp.start({ corsOrigins: ['https://app.example'] });
    const preflight = (origin: string) =>
      app.beside
        .options('/api/v1/posts/1/like')
        .set('Origin', origin)
        .set('Access-Control-Request-Method', 'PUT')
        .set('Access-Control-Request-Headers', 'authorization');
    const allowed = await preflight('https://app.example').expect(204);
    expect(allowed.headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'access-control-allow-credentials': 'true',
    });
    expect(allowed.headers['access-control-allow-methods']).toMatch(/PUT/);
    const { headers } = await app.api.get('/explore').set('Origin', 'https://app.example').expect(200);
    expect(headers['access-control-allow-origin']).toBe('https://app.example');
    expect(headers['access-control-expose-headers']).toMatch(/Link/);
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    const other = await preflight('https://evil.example');
    expect(other.headers['access-control-allow-origin']).not.toBe('https://evil.example');
    expect(other.headers['access-control-allow-origin']).not.toBe('*');
    await app.stop();
  });
});
