import type { FastifyInstance } from 'fastify';
import type { KeptJson } from '../common/http/kept-json.js';

/** Writes answers as JSON, and pages of items that have kept theirs from that: four fifths of a page of posts are the same for everybody. */
export function writeJson(fastify: FastifyInstance): void {
  fastify.setReplySerializer(
    (payload) => (isKeptPage(payload) ? pageOf(payload) : JSON.stringify(payload)) as string,
  );
}

interface KeptPage {
  readonly items: readonly KeptJson[];
}

function isKeptPage(payload: unknown): payload is KeptPage {
  const items = (payload as { items?: unknown } | null)?.items;
  return (
    Array.isArray(items) &&
    items.length > 0 &&
    items.every((item) => (item as KeptJson | null)?.keptJson !== undefined)
  );
}

/** In UTF-8: Fastify takes that, too. */
function pageOf({ items, ...others }: KeptPage): Buffer {
  const start = '{"items":[';
  const end = `]${JSON.stringify(others).replace('{', ',')}`;
  const rests = items.map((item) => item.restOfJson());
  const length = items.reduce(
    (sum, { keptJson }, place) => sum + keptJson.length + (rests[place]?.length ?? 0) + 1,
    0,
  );
  const json = Buffer.allocUnsafe(start.length + length - 1 + end.length);
  let at = json.write(start, 'latin1');
  for (const [place, { keptJson }] of items.entries()) {
    if (place > 0) at += json.write(',', at, 'latin1');
    at += keptJson.copy(json, at);
    at += json.write(rests[place] ?? '', at, 'latin1');
  }
  json.write(end, at, 'latin1');
  return json;
}
