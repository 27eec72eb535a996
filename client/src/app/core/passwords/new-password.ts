import { minLength, required, schema, validate } from '@angular/forms/signals';

/** How many characters a new password has at least. */
export const SHORTEST_PASSWORD = 8;

/** bcrypt reads no further than this; longer passwords would only seem stronger. */
const PASSWORD_BYTES = 72;

/** The rules for a field with a new password. Whether it is easily guessed, the server decides. */
export const newPassword = schema<string>((path) => {
  required(path, { message: 'Choose a password.' });
  minLength(path, SHORTEST_PASSWORD, { message: 'Passwords have at least 8 characters.' });
  validate(path, ({ value }) =>
    new TextEncoder().encode(value()).length > PASSWORD_BYTES
      ? { kind: 'too_long', message: 'Passwords have up to 72 characters (fewer with accents or emoji).' }
      : undefined,
  );
});
