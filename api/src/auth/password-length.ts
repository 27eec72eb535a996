import { ValidateBy, type ValidationOptions } from 'class-validator';

/** bcrypt ignores what comes after 72 bytes; so longer passwords are refused instead of silently cut. */
export const PASSWORD_BYTES = { min: 8, max: 72 };

/** Validates a new password: 8 to 72 bytes in UTF-8. */
export const IsPassword = (options?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'passwordLength',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' &&
          Buffer.byteLength(value) >= PASSWORD_BYTES.min &&
          Buffer.byteLength(value) <= PASSWORD_BYTES.max,
        defaultMessage: () => 'A password has 8 to 72 characters (bytes, to be exact).',
      },
    },
    options,
  );
