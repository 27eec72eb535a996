import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { InvalidIdempotencyKey } from './idempotency.errors.js';

/** Metadata key of the routes that take one. */
export const TAKES_KEY = 'lightwell:takes-idempotency-key';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** The request's `Idempotency-Key`, or null. @throws InvalidIdempotencyKey 400 */
function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key)) throw new InvalidIdempotencyKey();
  return key;
}

/** The same for a parameter. */
export const AsIdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | null =>
  idempotencyKeyOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Says that a route takes one, to people and to the guard that refuses it elsewhere. */
export const ApiIdempotencyKey = () =>
  applyDecorators(
    SetMetadata(TAKES_KEY, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'A new value, such as a UUID, for each thing to be made. A request that is sent again with it, because its answer was lost, ' +
        'is answered as the first one was and makes nothing twice. Kept for 24 hours.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
  );
