/**
 * localStorage that never throws: browsers refuse it in some private modes and when the disk is full, and
 * nothing kept there is worth breaking the app for.
 */
export const browserStorage = {
  /** The stored text, or null when there is none or storage is refused. */
  read(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },

  /** Stores `value`, or removes the key when `value` is null. */
  write(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Refused or full: the setting lasts for this visit only.
    }
  },
};
