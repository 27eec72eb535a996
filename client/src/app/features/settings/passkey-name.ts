import { SchemaPath, maxLength, required } from '@angular/forms/signals';

/** The rules for what a passkey is called. */
export function passkeyName(path: SchemaPath<string>): void {
  required(path, { message: 'Give it a name.' });
  maxLength(path, 60, { message: 'Names have up to 60 characters.' });
}
