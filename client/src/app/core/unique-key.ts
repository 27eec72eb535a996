/** 128 random bits as hex; unlike `crypto.randomUUID()` it also works where the app is not served over HTTPS. */
export function uniqueKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
