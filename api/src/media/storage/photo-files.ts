/** The folder of all photos. */
export const PHOTOS_FOLDER = 'photos';

const EXTENSION_BY_TYPE: Partial<Record<string, string>> = {
  'image/avif': 'avif',
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
};

const TYPE_BY_EXTENSION = new Map(
  Object.entries(EXTENSION_BY_TYPE).map(([type, extension]) => [extension, type]),
);

/** The name of a rendition's file in its photo's folder, e.g. "640.webp". */
export const photoFileName = ({ width, type }: { width: number; type: string }): string =>
  `${String(width)}.${EXTENSION_BY_TYPE[type] ?? 'bin'}`;

/** Where a photo's files lie, with slashes: below DATA_DIR, as S3 objects and behind S3_PUBLIC_URL alike. */
export const photoFolder = (key: string): string => `${PHOTOS_FOLDER}/${key.slice(0, 2)}/${key}`;

/** Keys are 16 random bytes, base64url. */
export const isPhotoKey = (text: string): boolean => /^[\w-]{22}$/.test(text);

/** A file never changes under its name, so browsers and proxies may keep it for a year, the most that counts. */
export const CACHE_FOR_EVER = 'max-age=31536000, immutable';

/** The media type of a photo's file, e.g. "640.webp"; null when none of a photo's files is named so. */
export function photoFileType(name: string): string | null {
  const [, extension] = /^\d{1,5}\.([a-z]{3,4})$/.exec(name) ?? [];
  return (extension && TYPE_BY_EXTENSION.get(extension)) ?? null;
}
