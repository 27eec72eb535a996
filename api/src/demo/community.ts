import { readFileSync } from 'node:fs';

/** The password of everybody in the demo. */
export const DEMO_PASSWORD = 'lightwell';

/** Lies beside the sources, and so beside what is built from them. */
const FOLDER = new URL('../../demo/community/', import.meta.url);

/** Somebody in the demo. All days and hours ago are before the moment at which it is planted. */
export interface DemoPerson {
  username: string;
  name: string;
  bio: string;
  joinedDaysAgo: number;
  /** How their avatar is painted. */
  avatar: { animal: string; sky: [top: string, bottom: string] };
  /** Usernames, with how many hours ago they began to follow them. */
  follows: Record<string, number>;
}

/** A photo of a post. Its name is `scene-palette-seed`: what is painted. */
export interface DemoPhoto {
  name: string;
  shape: 'portrait' | 'tall' | 'square' | 'landscape' | 'wide';
  alt: string;
}

/** A post with everything that happened to it: likes by username, first come first; comments, of which one may answer an earlier one (0…). */
export interface DemoPost {
  author: string;
  hoursAgo: number;
  caption: string;
  photos: DemoPhoto[];
  likes: string[];
  comments: { author: string; hoursAfter: number; body: string; replyTo?: number }[];
}

/** The small community that a new demo starts with: first whose log-in is shown first, and the newest post first. */
export function readCommunity(): { people: DemoPerson[]; posts: DemoPost[] } {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  return { people: read('people.json') as DemoPerson[], posts: read('posts.json') as DemoPost[] };
}

/** The file of a photo of a post. */
export const photoFile = (name: string): URL => new URL(`photos/${name}.avif`, FOLDER);

/** The file of somebody's avatar. */
export const avatarFile = (username: string): URL => new URL(`avatars/${username}.avif`, FOLDER);
