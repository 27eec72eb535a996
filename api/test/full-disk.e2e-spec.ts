import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Member, signUp } from './factories/members.js';
import { jpeg, publish } from './factories/posts.js';
import { ServerProcess } from './support/server-process.js';

const PATIENCE_MS = 120_000;
/** What a new database and a few photos take is less. */
const DISK_BYTES = 12_000_000;

/** A disk of its own in memory; null where this user may not mount one. */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'lightwell-disk-'));
  const size = `size=${String(DISK_BYTES)},mode=0700`;
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

const disk = mountSmallDisk();

(disk === null ? describe.skip : describe)(
  'a server whose disk is full (needs the right to mount one)',
  () => {
    const folder = disk ?? '';
    const data = join(folder, 'data');
    let server: ServerProcess;
    let alice: Member;
    let post: string;
    beforeAll(async () => {
      mkdirSync(data);
      server = await ServerProcess.prepare(data);
      await server.start();
      alice = await signUp(server, 'alice');
      post = (await publish(server, alice)).id;
    }, PATIENCE_MS);
    afterAll(async () => {
      await server.discard();
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    });

    const filler = join(folder, 'filler');
    /** Writes until nothing more fits. */
    const fill = () => {
      expect(() => writeFileSync(filler, Buffer.alloc(DISK_BYTES))).toThrow('ENOSPC');
    };
    const makeRoom = () => rmSync(filler);
    const comment = () =>
      server
        .as(alice)
        .post(`/posts/${post}/comments`)
        .send({ body: 'x'.repeat(2200) });
    const upload = async (width: number) =>
      server
        .as(alice)
        .post('/media')
        .attach('file', await jpeg(width, 600), 'photo.jpg');

    it(
      'says so, goes on showing what there is, writes again once there is room, and can be stopped',
      async () => {
        fill();
        const { status, body } = await upload(801);
        expect([status, (body as { code: string }).code]).toEqual([507, 'storage_full']);
        if (!process.env.TEST_DATABASE_SERVER_URL) {
          for (const answer of await Promise.all(Array.from({ length: 40 }, comment))) {
            if (answer.status === 201) continue; // there was some room in the database's own files
            expect([503, 507]).toContain(answer.status);
          }
          expect([503, 507]).toContain((await comment()).status);
        }
        await server.api.get(`/posts/${post}`).expect(200);
        await server.api.get('/explore').expect(200);
        makeRoom();
        await comment().expect(201);
        expect((await upload(802)).status).toBe(201);
        fill();
        await upload(803);
        server.terminate();
        expect(await server.died()).not.toBe('SIGKILL');
      },
      PATIENCE_MS,
    );
  },
);
