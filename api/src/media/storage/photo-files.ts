/** The folder of all photos. */
export const PHOTOS_FOLDER = 'photos';

const TYPE_BY_EXTENSION: Partial<Record<string, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
};

/** Where a photo's files lie, with slashes: below DATA_DIR, as S3 objects and behind S3_PUBLIC_URL alike. */
export const photoFolder = (key: string): string => `${PHOTOS_FOLDER}/${key.slice(0, 2)}/${key}`;

/** Keys are 16 random bytes, base64url. */
export const isPhotoKey = (text: string): boolean => /^[\w-]{22}$/.test(text);

/** A file never changes under its name, so browsers and proxies may keep it for a year, the most that counts. */
export const CACHE_FOR_EVER = 'max-age=31536000, immutable';

/** The media type of a photo's file, e.g. "640.webp"; null when none of a photo's files is named so. */
export function photoFileType(name: string): string | null {
  const [, extension] = /^\d{1,5}\.([a-z]{3,4})$/.exec(name) ?? [];
  return (extension && TYPE_BY_EXTENSION[extension]) ?? null;
}
