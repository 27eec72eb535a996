import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { createServer } from 'node:net';

// Node runs this file as it is, too: the runner of the suites asks it what the machine has.

const PROGRAM = 'redis-server';

/** Keeps nothing on disk. */
const SETTINGS = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
const READY = 'Ready to accept connections';

/** Ends the server as soon as the input closes, which it also does when this process dies. */
const RUN_UNTIL_INPUT_ENDS = '"$0" "$@" & server=$!; cat >/dev/null; kill -9 $server';

/** Whether this machine can start a {@link ThrowAwayRedis}. */
export function hasRedis(): boolean {
  return spawnSync(PROGRAM, ['--version'], { stdio: 'ignore' }).status === 0;
}

type Server = ChildProcessByStdio<Writable, Readable, null>;

/** A private Redis that can break down and come back; it lasts as long as the specs of one file. */
export class ThrowAwayRedis {
  private port = 0;
  private server: Server | undefined;

  get url(): string {
    return `redis://127.0.0.1:${String(this.port)}`;
  }

  /** Starts it, for the first time or again at the same address. */
  async start(): Promise<void> {
    this.port ||= await freePort();
    const args = ['-c', RUN_UNTIL_INPUT_ENDS, PROGRAM, '--port', String(this.port), ...SETTINGS];
    this.server = spawn('sh', args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
    const { stdout } = this.server;
    let said = '';
    while (!said.includes(READY)) {
      const [words] = (await once(stdout, 'data')) as [Buffer];
      said += words.toString();
    }
    stdout.resume();
  }

  /** Kills it: connections break, nothing is said. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    server.stdin.end();
    await once(server, 'close');
  }
}

/** Below the ports that the kernel hands out for connections: who tries to reach it while it is down must not take its place. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer().listen(port, '127.0.0.1');
    const free = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    probe.close();
    if (free) return port;
  }
}
