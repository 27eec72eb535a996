import { uniqueKey } from '../../core/unique-key';
import { PhotoEdits, UNEDITED } from './photo-edits';

/** A photo that is going to be part of a post, and how far its upload is. */
export interface PhotoDraft {
  readonly id: number;
  readonly file: File;
  readonly edits: PhotoEdits;
  /** What is to be seen, for those who cannot see it. */
  readonly alt: string;
  readonly version: PhotoVersion;
  readonly upload: PhotoUpload;
}

/** Stands for exactly what is sent of a photo: another one as soon as the file, its edits or its alt text change. */
export interface PhotoVersion {
  /** Tells the server that an upload is the same as one before, whose answer may have been lost. */
  readonly key: string;
}

export type PhotoUpload =
  | { readonly state: 'waiting' }
  /** `progress` runs from 0 to 1. */
  | { readonly state: 'sending'; readonly progress: number }
  | { readonly state: 'sent'; readonly mediaId: string }
  /** `final` when sending the same file again cannot help. */
  | { readonly state: 'failed'; readonly reason: string; readonly final: boolean };

export const WAITING: PhotoUpload = { state: 'waiting' };

export const MOST_PHOTOS = 10;
export const LONGEST_ALT = 1000;
export const LONGEST_CAPTION = 2200;

/** What the server can read. */
const PHOTO_TYPES: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/heic',
  'image/heif',
  'image/tiff',
];

/** For file dialogs, some of which know HEIC by the ends of names alone. */
export const ACCEPTED_FILES = [...PHOTO_TYPES, '.heic', '.heif'].join(',');

export function aPhotoDraft(id: number, file: File): PhotoDraft {
  return { id, file, edits: UNEDITED, alt: '', version: aVersion(), upload: WAITING };
}

export function aVersion(): PhotoVersion {
  return { key: uniqueKey() };
}

/** Whether a text is an address that the server may be asked to fetch. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
