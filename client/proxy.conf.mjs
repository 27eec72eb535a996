import { URL } from 'node:url';

/** "ng serve" hands over to the API where "npm run dev" says it listens. */
const target = process.env.API_URL ?? 'http://127.0.0.1:3000';

export default {
  ...Object.fromEntries(
    // it refreshes sessions for pages of its own only
    ['/api', '/docs', '/photos', '/health'].map((path) => [
      path,
      { target, changeOrigin: true, headers: { origin: new URL(target).origin } },
    ]),
  ),
  // The API compares the origin of a socket with the host it was opened at.
  '/realtime': { target, ws: true },
};
