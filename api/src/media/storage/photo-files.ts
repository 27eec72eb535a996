/** Where a photo's files lie, with slashes: below DATA_DIR, as S3 objects and behind S3_PUBLIC_URL alike. */
export const photoFolder = (key: string): string => `${PHOTOS_FOLDER}/${key.slice(0, 2)}/${key}`;

/** The folder of all photos. */
export const PHOTOS_FOLDER = 'photos';
