import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { DatabaseTarget } from '../../src/config/config.js';

/** Where the command stands in a packet of the client protocol: after three bytes of length and one of sequence. */
const COMMAND = 4;
const COM_QUERY = 3;
const COM_STMT_PREPARE = 22;
const COM_STMT_EXECUTE = 23;
const OK = 0;

interface Refusal {
  readonly statement: RegExp;
  readonly errno: number;
}

/** The way to a MySQL or MariaDB server, on which things go wrong: nothing comes through, or the server refuses a statement. */
export class DatabaseWire {
  private readonly sockets = new Set<Socket>();
  private refusal: Refusal | null = null;
  private frozen = false;

  private constructor(
    private readonly server: Server,
    private readonly original: string,
  ) {}

  /** @param url of the database, which is reached through here from then on */
  static async start(url: string): Promise<DatabaseWire> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    const wire = new DatabaseWire(server, url);
    server.on('connection', (client) => wire.join(client, connect(Number(port), hostname)));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return wire;
  }

  /** The database at this end. */
  get target(): DatabaseTarget {
    const url = new URL(this.original);
    url.port = String((this.server.address() as AddressInfo).port);
    return { dialect: url.protocol === 'mariadb:' ? 'mariadb' : 'mysql', url: url.href };
  }

  /** Answers statements that look like this with an error, without letting the server see them. */
  refuse(statement: RegExp, errno: number): void {
    this.refusal = { statement, errno };
  }

  /** Lets nothing through, in neither direction, without closing anything; as a process that is stopped. */
  freeze(): void {
    this.frozen = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** Ends whatever is wrong. */
  mend(): void {
    this.refusal = null;
    this.frozen = false;
    for (const socket of this.sockets) socket.resume();
  }

  stop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private join(client: Socket, database: Socket): void {
    const prepared = new Map<number, string>();
    let preparing = '';
    client.on('data', (packet) => {
      const statement = statementIn(packet, prepared);
      preparing = packet[COMMAND] === COM_STMT_PREPARE ? statement : '';
      if (this.refusal?.statement.test(statement)) client.write(errorPacket(packet, this.refusal.errno));
      else database.write(packet);
    });
    database.on('data', (packet) => {
      if (preparing && packet[COMMAND] === OK) prepared.set(packet.readUInt32LE(COMMAND + 1), preparing);
      preparing = '';
      client.write(packet);
    });
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      this.sockets.add(socket);
      if (this.frozen) socket.pause();
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}

/**
 * What a query says, or a statement that is prepared or was; MySQL lets two bytes about attributes, of which there are none, come
 * before a query.
 */
function statementIn(packet: Buffer, prepared: ReadonlyMap<number, string>): string {
  if (packet[COMMAND] === COM_STMT_PREPARE) return packet.subarray(COMMAND + 1).toString();
  if (packet[COMMAND] === COM_STMT_EXECUTE) return prepared.get(packet.readUInt32LE(COMMAND + 1)) ?? '';
  if (packet[COMMAND] !== COM_QUERY) return '';
  const first = packet[COMMAND + 1] === 0 ? COMMAND + 3 : COMMAND + 1;
  return packet.subarray(first).toString();
}

/** ERR_Packet (https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_err_packet.html). */
function errorPacket(request: Buffer, errno: number): Buffer {
  const words = Buffer.from('#HY000refused by the test');
  const packet = Buffer.alloc(COMMAND + 3 + words.length);
  packet.writeUIntLE(3 + words.length, 0, 3);
  packet[3] = (request[3] ?? 0) + 1;
  packet[COMMAND] = 0xff;
  packet.writeUInt16LE(errno, COMMAND + 1);
  words.copy(packet, COMMAND + 3);
  return packet;
}
