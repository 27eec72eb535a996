import { applyDecorators, Injectable, type PipeTransform } from '@nestjs/common';
import { ApiParam, ApiProperty } from '@nestjs/swagger';
import { Matches, type ValidationOptions } from 'class-validator';

/** The public form of an id. */
const ID = /^[1-9]\d{0,15}$/;

/** An id that no row has. */
const NO_ID = 0;

/** Reads the public form of an id. What is malformed names nothing, so it becomes an id that no row has. */
export function parseId(text: string): number {
  const id = ID.test(text) ? Number(text) : NO_ID;
  return Number.isSafeInteger(id) ? id : NO_ID;
}

/** A field of a body that is an id, or with `each` a list of them. */
export const IsId = (options: ValidationOptions) =>
  applyDecorators(Matches(ID, options), ApiProperty({ pattern: ID.source }));

/** Documents an id in the path: opaque text to the outside. */
export const ApiId = (name: string) => ApiParam({ name, type: String, example: '1234' });

/** Path parameter to id; malformed and missing ids are then the same 404. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    return parseId(value);
  }
}
