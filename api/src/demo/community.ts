import { readFileSync } from 'node:fs';

/** Lies beside the sources, and so beside what is built from them. */
const FOLDER = new URL('../../demo/community/', import.meta.url);

/** Somebody in the demo. */
export interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly bio: string;
  /** How many days ago they signed up. */
  readonly joinedDaysAgo: number;
  /** How their avatar was painted. */
  readonly avatar: { readonly animal: string; readonly sky: readonly [string, string] };
  /** Usernames, with how many hours ago they began to follow them. */
  readonly follows: Readonly<Record<string, number>>;
}

/** A photo of a post. */
export interface DemoPhoto {
  /** `scene-palette-seed`: what was painted, and its file. */
  readonly name: string;
  readonly shape: 'portrait' | 'tall' | 'square' | 'landscape' | 'wide';
  /** What is to be seen, for those who cannot see it. */
  readonly alt: string;
}

/** A comment. Its time is in hours after the post. */
interface DemoComment {
  readonly author: string;
  readonly hoursAfter: number;
  readonly body: string;
  /** The place (0…) of the earlier comment that it answers. */
  readonly replyTo?: number;
}

/** A post with everything that happened to it. */
export interface DemoPost {
  readonly author: string;
  readonly hoursAgo: number;
  readonly caption: string;
  readonly photos: readonly DemoPhoto[];
  /** Usernames, first come first; never the author's own. */
  readonly likes: readonly string[];
  /** Oldest first. */
  readonly comments: readonly DemoComment[];
}

/** Who is in the demo, and what they have done. All times are before the moment at which it is planted. */
export interface Community {
  /** The first person is the main log-in. */
  readonly people: readonly DemoPerson[];
  /** Newest first. */
  readonly posts: readonly DemoPost[];
}

/** The small community that a new demo starts with. */
export function readCommunity(): Community {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  return { people: read('people.json') as DemoPerson[], posts: read('posts.json') as DemoPost[] };
}

/** The file of a photo of a post. */
export const photoFile = (name: string): URL => new URL(`photos/${name}.avif`, FOLDER);

/** The file of somebody's avatar. */
export const avatarFile = (username: string): URL => new URL(`avatars/${username}.avif`, FOLDER);
