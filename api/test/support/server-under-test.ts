import request from 'supertest';

/** A server, spoken to over HTTP. */
export class ServerUnderTest {
  /** @param url its origin, e.g. `http://127.0.0.1:41234` */
  constructor(readonly url: string) {}

  /** A request to the API, without a log-in. Paths begin behind `/api/v1`. */
  get api() {
    return this.as(null);
  }

  /** Requests to the API with somebody's access token. */
  as(member: { token: string } | null) {
    const send = (method: 'get' | 'post' | 'put' | 'patch' | 'delete') => (path: string) => {
      const sent = request(this.url)[method](`/api/v1${path}`);
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
    return request(this.url);
  }
}
