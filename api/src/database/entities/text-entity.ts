/**
 * A part of a caption or comment that leads somewhere, as it is stored beside the text. Offsets count the UTF-16 code units
 * of the text.
 */
export type StoredTextEntity =
  | { type: 'hashtag'; start: number; end: number; name: string }
  | { type: 'mention'; start: number; end: number; username: string; userId: number };
