import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** Characters that are no text (Unicode's Cc), and those that turn the direction of all that follows, also of other people's. */
const UNFIT_IN_LINES = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
const UNFIT_IN_A_LINE = /\p{Cc}|[\u2028-\u202e\u2066-\u2069]/u;
/** Nothing but spaces, joiners and other characters without a shape of their own; U+2800 is an empty Braille cell. */
const INVISIBLE = /^[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+$/u;

/** One line of text that people write: white space around it is removed, and it must be fit to be shown. */
export const Trim = () =>
  applyDecorators(
    Transformed((text) => text.trim()),
    IsReadable(UNFIT_IN_A_LINE),
  );

/** The same, of several lines. */
export const TrimLines = () =>
  applyDecorators(
    Transformed((text) => text.trim()),
    IsReadable(UNFIT_IN_LINES),
  );

/** One line, in lower case: for names that are compared without regard to case. */
export const TrimLowerCase = () =>
  applyDecorators(
    Transformed((text) => text.trim().toLowerCase()),
    IsReadable(UNFIT_IN_A_LINE),
  );

/**
 * At most `max` Unicode characters, which is how databases and JSON Schema count. `MaxLength` would let longer texts through, because
 * it counts an emoji and its variation selector as one.
 */
export const MaxCharacters = (max: number) =>
  applyDecorators(
    ValidateBy({
      name: 'maxLength',
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || Array.from(value).length <= max,
        defaultMessage: (about) => `${about?.property ?? ''} has at most ${String(max)} characters`,
      },
    }),
    ApiProperty({ maxLength: max }),
  );

const Transformed = (change: (text: string) => string) =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? change(value) : value));

/** Joiners and marks of direction are part of how emoji, Persian, Arabic and Hebrew are written, and stay. */
const IsReadable = (unfit: RegExp) =>
  ValidateBy({
    name: 'readableText',
    validator: {
      validate: (value: unknown) =>
        typeof value !== 'string' || !(unfit.test(value) || INVISIBLE.test(value)),
      defaultMessage: (about) => {
        const { property, value } = about as { property: string; value: string };
        if (!unfit.test(value)) return `${property} holds nothing that can be seen`;
        return unfit === UNFIT_IN_A_LINE && !UNFIT_IN_LINES.test(value)
          ? `${property} must be one line`
          : `${property} holds characters that cannot be shown`;
      },
    },
  });
