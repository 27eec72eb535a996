import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// Node runs this file as it is, too: the runner of the suites asks it what the machine has.

/** What a single-machine Ceph with an S3 gateway consists of. */
const PROGRAMS = ['ceph-mon', 'ceph-osd', 'radosgw', 'radosgw-admin', 'ceph', 'ceph-authtool', 'monmaptool'];

const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];

/** Stops waiting for a part that neither answers nor ends. */
const TIMEOUT_MS = 90_000;

/** Whether this machine can start a {@link ThrowAwayS3}. */
export function hasS3Server(): boolean {
  return PROGRAMS.every((name) => findProgram(name) !== undefined);
}

function findProgram(name: string): string | undefined {
  return FOLDERS.map((folder) => join(folder, name)).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * A private S3 server, as real as they come: a Ceph of one monitor, one object store that keeps everything in memory, and the S3
 * gateway. It takes two seconds to start and lasts as long as the specs of one file.
 */
export class ThrowAwayS3 {
  readonly accessKeyId = 'lightwell';
  readonly secretAccessKey = randomBytes(20).toString('hex');
  /** Origin of the gateway; set by `start`. */
  endpoint = '';

  private readonly folder = mkdtempSync(join(tmpdir(), 'lightwell-s3-'));
  private readonly keyring = join(this.folder, 'keyring');
  private readonly parts = new Map<string, ChildProcess>();
  private janitor: ChildProcess | undefined;

  /** Starts all of it and waits until the gateway answers. */
  async start(): Promise<void> {
    this.startJanitor();
    const id = randomUUID();
    const monitor = `[v2:127.0.0.1:${String(await freePort())}]`;
    const port = await freePort();
    this.endpoint = `http://127.0.0.1:${String(port)}`;
    writeFileSync(join(this.folder, 'ceph.conf'), settings({ folder: this.folder, id, monitor, port }));
    for (const name of ['mon', 'osd', 'rgw']) mkdirSync(join(this.folder, name));
    this.makeKeys();
    const map = join(this.folder, 'monitors');
    call('monmaptool', ['--create', '--fsid', id, '--addv', 'a', monitor, map]);
    this.call('ceph-mon', '-i', 'a', '--mkfs', '--monmap', map, '--keyring', this.keyring);
    this.run('ceph-mon', '-i', 'a', '-f');
    const store = randomUUID();
    this.call('ceph', '--connect-timeout', '20', 'osd', 'new', store);
    this.call('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', store);
    this.run('ceph-osd', '-i', '0', '-f');
    const keys = [`--access-key=${this.accessKeyId}`, `--secret-key=${this.secretAccessKey}`];
    this.administer('user', 'create', '--uid=lightwell', '--display-name=Lightwell', ...keys);
    await this.startGateway();
  }

  /** Starts the gateway, for the first time or again: what was stored is still there. */
  async startGateway(): Promise<void> {
    const gateway = this.run('radosgw', '-n', 'client.admin', '-f');
    const deadline = Date.now() + TIMEOUT_MS;
    while (!(await fetch(this.endpoint).catch(() => null))) {
      if (gateway.exitCode !== null || Date.now() > deadline) {
        throw new Error(`The S3 gateway did not start:\n${readFileSync(this.logOf('radosgw'), 'utf8')}`);
      }
      await sleep(50);
    }
  }

  /** Ends the gateway at once, in the middle of whatever it does. */
  async killGateway(): Promise<void> {
    const gateway = this.parts.get('radosgw');
    gateway?.kill('SIGKILL');
    if (gateway) await once(gateway, 'close');
  }

  /** Changes users, see radosgw-admin(8). */
  administer(...command: string[]): void {
    this.call('radosgw-admin', ...command);
  }

  /** Kills everything and removes its folder. */
  stop(): void {
    this.janitor?.kill('SIGKILL');
    for (const part of this.parts.values()) part.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  /** Does what `stop` does when this process ends without it: its input closes then, whatever the reason. */
  private startJanitor(): void {
    const work = 'cat >/dev/null; cat "$0"/*.pid | xargs kill -9; rm -rf "$0"';
    this.janitor = spawn('sh', ['-c', work, this.folder], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true, // the interruption is not meant for it
    });
  }

  private makeKeys(): void {
    writeFileSync(this.keyring, '', { mode: 0o600 });
    const all = ['mon', 'osd', 'mgr'].flatMap((part) => ['--cap', part, 'allow *']);
    for (const name of ['mon.', 'client.admin', 'osd.0']) {
      call('ceph-authtool', [this.keyring, '--gen-key', '-n', name, ...all]);
    }
  }

  private run(name: string, ...args: string[]): ChildProcess {
    const log = openSync(this.logOf(name), 'a');
    const part = spawn(findProgram(name) ?? name, [...this.configured, ...args], {
      stdio: ['ignore', log, log],
    });
    this.parts.set(name, part);
    writeFileSync(join(this.folder, `${name}.pid`), `${String(part.pid)}\n`);
    return part;
  }

  private call(name: string, ...args: string[]): void {
    call(name, [...this.configured, ...args]);
  }

  private get configured(): string[] {
    return ['-c', join(this.folder, 'ceph.conf')];
  }

  private logOf(name: string): string {
    return join(this.folder, `${name}.log`);
  }
}

function call(name: string, args: string[]): void {
  execFileSync(findProgram(name) ?? name, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: TIMEOUT_MS });
}

/** Pools are made within milliseconds instead of seconds: there is no second monitor to agree with. */
const settings = ({
  folder,
  id,
  monitor,
  port,
}: Record<'folder' | 'id' | 'monitor', string> & { port: number }) =>
  `[global]
fsid = ${id}
mon_host = ${monitor}
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_msgr1 = false
keyring = ${folder}/keyring
auth_allow_insecure_global_id_reclaim = false
run_dir = ${folder}
admin_socket =
log_file =
mon_cluster_log_file =
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
[mon]
mon_data = ${folder}/mon
mon_data_avail_crit = 1
paxos_propose_interval = 0.05
[osd]
osd_data = ${folder}/osd
osd_objectstore = memstore
memstore_device_bytes = 2147483648
[client]
rgw_data = ${folder}/rgw
rgw_frontends = beast endpoint=127.0.0.1:${String(port)} tcp_nodelay=1
`;

/** A port that nothing listens on, below those that the kernel hands out for connections. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().on('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
