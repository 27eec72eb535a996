import { GIVEN_USERNAME } from '../users/username.js';

/** A hashtag in a text. Offsets count UTF-16 code units of the text, which is how JavaScript slices strings. */
export interface FoundHashtag {
  type: 'hashtag';
  /** Where its `#` stands. */
  start: number;
  /** Behind its last letter. */
  end: number;
  /** The name that all spellings share, see `normaliseHashtag`. */
  name: string;
}

/** What may be a mention: whether it is one depends on who exists. */
export interface FoundMention {
  type: 'mention';
  /** Where its `@` stands, in UTF-16 code units. */
  start: number;
  /**
   * Usernames that may be meant, the likeliest first. They differ in dots at the end, which belong to the sentence rather
   * than to the name: nobody catches `@alice.` by calling themselves that while there is an `alice`.
   */
  usernames: string[];
}

/** The longest hashtag, in Unicode characters. */
const HASHTAG_LENGTH = 100;

const MAX_HASHTAGS = 30;
const MAX_MENTIONS = 20;

const LETTER = String.raw`(?!\p{Variation_Selector})[\p{L}\p{M}\p{Nd}_]`;
const TAG = new RegExp(`^(?=.*\\P{Nd})(?!\\p{M})(?:${LETTER})+$`, 'u');

/** What every entity begins with. */
const MARK = /[#＃@]/;

/** Texts in which nothing is marked up: addresses with a scheme, of web sites, and of e-mail. */
const ADDRESS = [
  String.raw`(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]*://\S+`,
  String.raw`(?<![\p{L}\p{N}.-])[wW]{3}\.\S+`,
  String.raw`(?<![\p{L}\p{N}.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?/\S*`,
  String.raw`(?<![\p{L}\p{N}#$%&'*+./=?^_{|}~-])[#$%&'*+./=?^{|}~-]*[\p{L}\p{N}_][\p{L}\p{N}#$%&'*+./=?^_{|}~-]*@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}`,
].join('|');

/** Neither in the middle of a word nor behind what makes it part of something else (`a/#b`, `&#39;`, `##`). */
const BOUNDARY = String.raw`(?<![\p{L}\p{N}_#＃@/&](?:(?!\p{Variation_Selector})\p{M})*)`;

const ENTITY = new RegExp(
  `(?:${ADDRESS})|(?=[#＃@])${BOUNDARY}(?:[#＃](?<tag>(?:${LETTER})+)|@(?<username>[A-Za-z0-9_.]+)(?![\\p{L}\\p{M}\\p{N}_.@]))`,
  'gu',
);

/**
 * Finds `#hashtags` and `@mentions`. A hashtag has letters, digits, underscores and combining marks of any script, one of
 * them no digit, and at most 100 characters. The first 30 different hashtags and 20 different mentions of a text count, what
 * goes beyond stays plain text.
 */
export function findEntities(text: string): (FoundHashtag | FoundMention)[] {
  if (!MARK.test(text)) return []; // most comments
  const hashtags = new Set<string>();
  const mentions = new Set<string>();
  return Array.from(text.matchAll(ENTITY), (match) => {
    const { tag, username } = match.groups ?? {};
    if (tag !== undefined) return toHashtag(tag, match.index, hashtags);
    return username === undefined ? null : toMention(username, match.index, mentions);
  }).filter((entity) => entity !== null);
}

/**
 * The name of a hashtag in the form under which it is kept: NFKC and lower-case, so that spellings that look alike are one.
 * Null when the text is no hashtag.
 * @param tag without `#`
 */
export function normaliseHashtag(tag: string): string | null {
  const name = normalise(tag);
  return TAG.test(name) && Array.from(name).length <= HASHTAG_LENGTH ? name : null;
}

/** The beginning of a hashtag in the form under which hashtags are kept. Unlike a whole one, it may have digits alone. */
export const normaliseHashtagPrefix = (text: string): string => normalise(text);

function toHashtag(tag: string, start: number, found: Set<string>): FoundHashtag | null {
  const name = normaliseHashtag(tag);
  if (name === null || !counts(found, name, MAX_HASHTAGS)) return null;
  return { type: 'hashtag', start, end: start + 1 + tag.length, name };
}

function toMention(run: string, start: number, found: Set<string>): FoundMention | null {
  const name = run.toLowerCase();
  const bare = name.replace(/\.+$/, '');
  const usernames = Array.from({ length: name.length - bare.length + 1 }, (_, dots) =>
    name.slice(0, bare.length + dots),
  ).filter((username) => GIVEN_USERNAME.test(username));
  if (usernames.length === 0 || !counts(found, bare, MAX_MENTIONS)) return null;
  return { type: 'mention', start, usernames };
}

// once more at the end: some lower-case letters come apart
const normalise = (text: string) => text.normalize('NFKC').toLowerCase().normalize('NFKC');

/** Whether a name is among the first of its kind. */
function counts(found: Set<string>, name: string, max: number): boolean {
  if (!found.has(name) && found.size === max) return false;
  found.add(name);
  return true;
}
