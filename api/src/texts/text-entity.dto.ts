import { ApiProperty } from '@nestjs/swagger';
import type { StoredTextEntity } from '../database/entities/text-entity.js';

const TYPES = ['hashtag', 'mention'] as const;

/** A part of a text that leads somewhere: to a hashtag's page, or to somebody's profile. */
export class TextEntityDto {
  /** What it is. */
  @ApiProperty({ enum: TYPES, enumName: 'TextEntityType' })
  type!: (typeof TYPES)[number];
  /**
   * Where it begins, its `#` or `@` included: UTF-16 code units of the text, as JavaScript slices strings.
   * @example 11
   */
  start!: number;
  /**
   * Where it ends (exclusive), in UTF-16 code units.
   * @example 18
   */
  end!: number;
  /**
   * The hashtag's name, without `#`: what its page is asked for by. Absent for mentions.
   * @example "sunset"
   */
  name?: string;
  /**
   * Who is mentioned. Absent for hashtags.
   * @example "bob"
   */
  username?: string;
}

/** Reads the column of a raw row. Texts from before entities were noted have none. */
export function readTextEntities(column: unknown): TextEntityDto[] {
  if (typeof column !== 'string') return [];
  return column === '[]' ? [] : toTextEntities(JSON.parse(column) as StoredTextEntity[]);
}

/** Entities as readers get them. */
export const toTextEntities = (stored: readonly StoredTextEntity[]): TextEntityDto[] =>
  stored.map((entity) => {
    const { type, start, end } = entity;
    return entity.type === 'hashtag'
      ? { type, start, end, name: entity.name }
      : { type, start, end, username: entity.username };
  });
