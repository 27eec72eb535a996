import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { freePort } from './s3-server.js';
import { ServerUnderTest } from './server-under-test.js';
import { createDatabase } from './test-app.js';

const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const CRASH = new URL('./crash.mjs', import.meta.url).href;
/** What the server says once it listens. */
const READY = 'Lightwell ';

/** When a server can be made to die: around the commit of a like or of a letter, when a notification is about to leave, or not at all. */
export type CrashMoment = 'before-commit' | 'after-commit' | 'before-delivery' | 'never';

/**
 * The built server (`npm test` builds it) as a process of its own, on a data folder and a database that outlive it: it can die and
 * be started again at the same address.
 */
export class ServerProcess extends ServerUnderTest {
  private child: ChildProcessByStdio<null, Readable, Readable> | null = null;
  private said = '';

  private constructor(
    private readonly port: number,
    private readonly dataDir: string,
    private readonly database: Awaited<ReturnType<typeof createDatabase>>,
    private readonly settings: Record<string, string>,
  ) {
    super(`http://127.0.0.1:${String(port)}`);
  }

  /**
   * Makes an empty place for a server, on SQLite or on the server of this test run (TEST_DATABASE).
   * @param folder for its data, in place of a new one
   * @param settings that differ from those of tests
   */
  static async prepare(folder?: string, settings: Record<string, string> = {}): Promise<ServerProcess> {
    const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'lightwell-process-')));
    return new ServerProcess(await freePort(), dataDir, await createDatabase(), settings);
  }

  /**
   * Starts it and waits until it listens.
   * @param crashAt when it is to die by itself, as if killed
   * @param nth at which of these moments
   */
  async start(crashAt?: CrashMoment, nth = 1): Promise<void> {
    const child = spawn(process.execPath, [...(crashAt ? [`--import=${CRASH}`] : []), PROGRAM], {
      cwd: this.dataDir, // away from the checkout, whose .env is not meant for tests
      env: { ...this.environment, CRASH_AT: crashAt ?? '', CRASH_NTH: String(nth) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (words: Buffer) => {
        this.said += words.toString();
      });
    }
    this.said = '';
    await this.says(READY);
  }

  /** Runs a command on the same database and data folder, as `npm run NAME -- …` does. */
  async command(name: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
    const program = fileURLToPath(new URL(`../../dist/commands/${name}.js`, import.meta.url));
    const child = spawn(process.execPath, [program, ...args], {
      cwd: this.dataDir,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (words: Buffer) => (said += words.toString()));
    }
    await once(child, 'close');
    return { code: child.exitCode, said };
  }

  private get environment(): Record<string, string> {
    return {
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(this.port),
      DATA_DIR: this.dataDir,
      DATABASE_URL: this.database.url ?? '',
      DEMO: 'off',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      ...this.settings,
    };
  }

  /** Waits until it has said something since its start. Rejects when it ends before. */
  async says(words: string): Promise<void> {
    const { child } = this;
    if (!child || this.said.includes(words)) return;
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', () => {
          if (this.said.includes(words)) resolve();
        });
      }
      child.once('close', () => reject(new Error(`The server ended:\n${this.said}`)));
    });
  }

  /** What it has logged since its start. */
  get log(): Record<string, unknown>[] {
    const lines = this.said.split('\n').filter((line) => line.startsWith('{'));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Lets errors happen in it that nobody catches. Needs a start with `never`. */
  stumble(): void {
    this.child?.kill('SIGCONT');
  }

  /** Asks it to end, as supervisors do. */
  terminate(): void {
    this.child?.kill('SIGTERM');
  }

  /** Kills it at once, in the middle of whatever it does. */
  kill(): void {
    this.child?.kill('SIGKILL');
  }

  /** Waits until it is dead. @returns what killed it; null when it ended by itself */
  async died(): Promise<NodeJS.Signals | null> {
    const { child } = this;
    if (child?.exitCode === null && child.signalCode === null) await once(child, 'close');
    return child?.signalCode ?? null;
  }

  /** Ends it and removes all that it has left. */
  async discard(): Promise<void> {
    this.kill();
    await this.died();
    await this.database.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
