import request from 'supertest';
import { expectDocumented } from './contract.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options';

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
    const send = (method: Method) => (path: string) => {
      const sent = this.beside[method](`/api/v1${path}`);
      return member ? sent.set('Authorization', `Bearer ${member.token}`) : sent;
    };
    return {
      get: send('get'),
      post: send('post'),
      put: send('put'),
      patch: send('patch'),
      delete: send('delete'),
    };
  }

  /** A request to what lies beside the API. */
  get beside() {
    const send = (method: Method) => (path: string) =>
      request(this.url)[method](path).expect(expectDocumented);
    return {
      get: send('get'),
      post: send('post'),
      put: send('put'),
      patch: send('patch'),
      delete: send('delete'),
      head: send('head'),
      options: send('options'),
    };
  }
}
