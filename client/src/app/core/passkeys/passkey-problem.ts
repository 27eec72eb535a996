import { toProblem } from '../problem';

/** The device or the browser has not done what a passkey needs; says so in a sentence for people. */
export class PasskeyFailed extends Error {}

/** By the names of the exceptions of Web Authentication, sections 5.1.3 and 5.1.4. */
const SENTENCES: Partial<Record<string, string>> = {
  SecurityError: 'Passkeys do not work at this address.',
  InvalidStateError: 'This device has a passkey for your account already.',
  NotSupportedError: 'This device cannot keep such a passkey. Try another one.',
  ConstraintError: 'This device cannot check that it is you. Set a screen lock on it, or try another one.',
};

/** Whoever closes the browser's question, or takes too long over it, knows that already. */
export function wasCancelled(error: unknown): boolean {
  return ['NotAllowedError', 'AbortError'].includes(nameOf(error));
}

/** What a ceremony failed with, as something to tell. */
export function toPasskeyFailed(error: unknown): PasskeyFailed {
  return new PasskeyFailed(
    SENTENCES[nameOf(error)] ?? 'Your browser could not use a passkey. Please try again.',
  );
}

/** One plain sentence about what went wrong, on the device or on the server. */
export function passkeyMessage(error: unknown): string {
  return error instanceof PasskeyFailed ? error.message : toProblem(error).message;
}

/** A `DOMException` is no `Error` everywhere. */
function nameOf(error: unknown): string {
  return String((error as { name?: unknown } | null)?.name);
}
