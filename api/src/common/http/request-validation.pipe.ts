import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { FieldError } from '../errors/domain-error.js';
import { ValidationFailed } from '../errors/request.errors.js';

/** Far more levels than any DTO has, and far fewer than overflow the stack of what transforms them. */
const MAX_DEPTH = 20;

/**
 * Validates bodies and queries against their DTOs. Unknown fields of a body are refused, unknown query parameters are
 * ignored: links collect them on their way. Texts of a body are whole characters. Errors: 422 with one entry for each wrong field.
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new ValidationFailed(errors.flatMap((error) => fieldErrors(error, '#'))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') return super.transform(wellFormed(asObject(value)), metadata);
    if (metadata.type !== 'query') return value;
    const { metatype } = metadata;
    const known = metatype ? pickDeclared(value, new metatype() as object) : value;
    return super.transform(known, metadata);
  }
}

function asObject(body: unknown): object {
  if (body === undefined) return {};
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ValidationFailed([
      { pointer: '#', detail: 'The body must be a JSON object.', code: 'is_object' },
    ]);
  }
  if (isDeeper(body, MAX_DEPTH)) {
    throw new ValidationFailed([
      { pointer: '#', detail: 'The body is nested too deeply.', code: 'too_deep' },
    ]);
  }
  // what every object inherits is never copied to a DTO, so the whitelist would not see it
  const inherited = Object.keys(body).filter((name) => name in Object.prototype);
  if (inherited.length > 0)
    throw new ValidationFailed(inherited.map((name) => unknownField(`#/${name}`, name)));
  return body;
}

/** JSON can spell halves of characters (`"\\ud800"`), which neither databases nor many functions take. */
function wellFormed(body: object): object {
  const errors = illFormed(body).map((pointer) => ({
    pointer: `#${pointer}`,
    detail: 'The text holds half a character.',
    code: 'well_formed',
  }));
  if (errors.length > 0) throw new ValidationFailed(errors);
  return body;
}

/** @returns where they are, seen from the value */
function illFormed(value: unknown): string[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [''];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    illFormed(inner).map((below) => `/${escaped(name)}${below}`),
  );
}

/** A name as a part of a JSON Pointer (RFC 6901). */
const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

const unknownField = (pointer: string, name: string): FieldError => ({
  pointer,
  detail: `${name} is not a field of this request.`,
  code: 'unknown_field',
});

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** Query DTOs give every field a default or `undefined`, so an instance tells which parameters exist. */
function pickDeclared(query: unknown, declared: object): object {
  const keys = new Set(Object.keys(declared));
  return Object.fromEntries(Object.entries(query ?? {}).filter(([key]) => keys.has(key)));
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${escaped(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) =>
    constraint === 'whitelistValidation'
      ? unknownField(pointer, error.property)
      : { pointer, detail: sentence(message), code: snakeCase(constraint) },
  );
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

const sentence = (message: string) =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
