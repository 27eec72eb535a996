import { Transform } from 'class-transformer';

const DIGITS = /^\d{1,15}$/;

/**
 * A query parameter that is written in digits alone, to be checked by `IsInt` and its like. What JavaScript takes for a number, too
 * (`0x10`, `1e1`, a space), stays text and is refused.
 */
export const WholeNumber = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && DIGITS.test(value) ? Number(value) : value,
  );
