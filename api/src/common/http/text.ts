import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** Removes white space around a text field before it is validated. */
export const Trim = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** The same, and lower-cases: for names that are compared without regard to case. */
export const TrimLowerCase = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().toLowerCase() : value,
  );

/**
 * At most `max` Unicode characters, which is how databases and JSON Schema count. `MaxLength` stands beside it for the
 * OpenAPI document: alone it would let longer texts through, because it counts an emoji and its variation selector as one.
 */
export const MaxCharacters = (max: number) =>
  ValidateBy({
    name: 'maxLength',
    validator: {
      validate: (value: unknown) => typeof value !== 'string' || Array.from(value).length <= max,
      defaultMessage: (about) => `${about?.property ?? ''} has at most ${String(max)} characters`,
    },
  });
