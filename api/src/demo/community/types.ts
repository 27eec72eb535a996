import type { PictureSpec } from '../pictures/picture.js';
import type { Username } from './people.js';

export interface DemoPhoto {
  picture: PictureSpec;
  /** What is to be seen, for those who cannot see it. */
  alt: string;
}

/** A remark below a post: who, hours after the post, what. */
type Remark = readonly [author: Username, hoursAfter: number, body: string];

/** A post as it is written down here; times are hours before now. */
export interface PostDraft {
  author: Username;
  hoursAgo: number;
  photos: readonly DemoPhoto[];
  caption: string;
  /** How many of the others like it, 0..11. */
  likes: number;
  remarks: readonly Remark[];
}
