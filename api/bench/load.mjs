import { Agent, request } from 'node:http';

/**
 * Asks over several connections at once; each sends its next request when the last one is answered.
 * @param {string} url of the server
 * @param {number} connections
 * @param {number} seconds after which nothing new is begun
 * @param {() => { method: string, path: string, token: string, body?: string }[]} next gives requests that belong together
 * @returns {Promise<{ taken: number[], seconds: number, errors: string[] }>} how long each took, in milliseconds, and what went wrong
 */
export async function load(url, connections, seconds, next) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const taken = [];
  const errors = [];
  const start = performance.now();
  const keepAsking = async () => {
    while (performance.now() < start + seconds * 1000) {
      for (const { path, ...wanted } of next()) {
        const asked = performance.now();
        const error = await ask({ hostname, port, agent, path: `/api/v1${path}` }, wanted);
        taken.push(performance.now() - asked);
        if (error) errors.push(`${wanted.method}: ${error}`);
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, keepAsking));
  agent.destroy();
  return { taken, seconds: (performance.now() - start) / 1000, errors };
}

/** Throws the answer away: to read it would take time from what is measured. @returns what is wrong with it, or null */
function ask(target, { method, token, body }) {
  return new Promise((resolve) => {
    const failed = ({ message }) => resolve(message);
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(body && { 'Content-Type': 'application/json' }),
    };
    const sent = request({ ...target, method, headers });
    sent.on('error', failed).on('response', (answer) => {
      const { statusCode } = answer;
      const done = () => resolve(statusCode >= 200 && statusCode < 300 ? null : String(statusCode));
      answer.on('error', failed).on('end', done).resume();
    });
    sent.end(body);
  });
}
