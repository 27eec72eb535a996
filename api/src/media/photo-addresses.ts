import { photoFolder } from './storage/photo-files.js';

/** Of the whole process, because rows become views in many places, far from any injector. */
let publicUrl: string | null = null;

/** Says where browsers find photos: at S3_PUBLIC_URL, or with null at this server. */
export function findPhotosAt(url: string | null): void {
  publicUrl = url;
}

/** The address of a photo's file, relative to this server unless the files have a public home of their own. */
export function photoAddress(key: string, file: string): string {
  return publicUrl === null ? `/photos/${key}/${file}` : `${publicUrl}/${photoFolder(key)}/${file}`;
}
