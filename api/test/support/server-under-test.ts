import { once } from 'node:events';
import { connect } from 'node:net';
import request from 'supertest';
import { expectDocumented } from './contract.js';

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Method = Verb | 'head' | 'options';

/** A server, spoken to over HTTP. Whatever its API answers is compared with api/openapi.json. */
export class ServerUnderTest {
  /** @param url its origin, e.g. `http://127.0.0.1:41234` */
  constructor(readonly url: string) {}

  /** A request to the API, without a log-in. Paths begin behind `/api/v1`. */
  get api() {
    return this.as(null);
  }

  /** Requests to the API with somebody's access token. */
  as(member: { token: string } | null) {
    return verbs((method) => (path: string) => {
      const sent = this.beside[method](`/api/v1${path}`);
      return member ? sent.set('Authorization', `Bearer ${member.token}`) : sent;
    });
  }

  /** A request to what lies beside the API. */
  get beside() {
    const send = (method: Method) => (path: string) =>
      request(this.url)[method](path).expect(expectDocumented);
    return { ...verbs(send), head: send('head'), options: send('options') };
  }

  /** Whether it lets nobody new in. */
  async isClosed(): Promise<boolean> {
    const { hostname, port } = new URL(this.url);
    const socket = connect(Number(port), hostname);
    const closed = await once(socket, 'connect').then(
      () => false,
      () => true,
    );
    socket.destroy();
    return closed;
  }
}

const verbs = <T>(send: (method: Verb) => T): Record<Verb, T> => ({
  get: send('get'),
  post: send('post'),
  put: send('put'),
  patch: send('patch'),
  delete: send('delete'),
});
