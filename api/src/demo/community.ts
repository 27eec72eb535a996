import { postsByAleksiAndJune } from './community/aleksi-june.js';
import { postsByIslaAndTomas } from './community/isla-tomas.js';
import { postsByLinAndPriya } from './community/lin-priya.js';
import { postsByMiraAndKofi } from './community/mira-kofi.js';
import { type DemoPerson, followees, people, recentFollows, type Username } from './community/people.js';
import { postsByTheoAndNour } from './community/theo-nour.js';
import type { DemoPhoto, PostDraft } from './community/types.js';
import { postsByYukiAndAmara } from './community/yuki-amara.js';
import { mulberry32 } from './pictures/random.js';

/** A comment; the time is minutes before now and always later than its post. */
export interface DemoComment {
  author: Username;
  minutesAgo: number;
  body: string;
  /** An earlier one of the same post. */
  replyTo: DemoComment | null;
}

/** Somebody likes a post; the time is minutes before now. */
interface DemoLike {
  liker: Username;
  minutesAgo: number;
}

/** Somebody follows somebody; the time is minutes before now. */
interface DemoFollow {
  follower: Username;
  followee: Username;
  minutesAgo: number;
}

/** A post with everything that happened to it. */
export interface DemoPost {
  author: Username;
  minutesAgo: number;
  photos: readonly DemoPhoto[];
  caption: string;
  /** Oldest first; never the author's own. */
  likes: readonly DemoLike[];
  /** Oldest first. */
  comments: readonly DemoComment[];
}

export interface Community {
  /** The first person is the main log-in. */
  people: readonly (DemoPerson & { username: Username })[];
  /** Oldest first. */
  follows: readonly DemoFollow[];
  /** Oldest first, as they were written. */
  posts: readonly DemoPost[];
}

const usernames = Object.keys(people) as Username[];

/** When the first of them found each other (minutes ago), and how much later (minutes) the next did. */
const FIRST_FOLLOW = 30 * 24 * 60;
const FOLLOW_PAUSE = 60;

/** How long (minutes) after a post its likes come. */
const LIKES_WITHIN = 6 * 60;

/** The small community that a new demo starts with: the same on every machine, its times relative to now. */
export const community: Community = {
  people: usernames.map((username) => ({ username, ...people[username] })),
  follows: usernames
    .flatMap((follower) => followees[follower].map((followee) => ({ follower, followee })))
    .map(({ follower, followee }, place) => ({
      follower,
      followee,
      minutesAgo: recently(follower, followee) ?? FIRST_FOLLOW - place * FOLLOW_PAUSE,
    }))
    .sort((a, b) => b.minutesAgo - a.minutesAgo),
  posts: [
    ...postsByMiraAndKofi,
    ...postsByYukiAndAmara,
    ...postsByTheoAndNour,
    ...postsByIslaAndTomas,
    ...postsByLinAndPriya,
    ...postsByAleksiAndJune,
  ]
    .sort((a, b) => b.hoursAgo - a.hoursAgo)
    .map(toPost),
};

/** How many minutes ago it was that somebody began to follow somebody; null for those who have for long. */
function recently(follower: Username, followee: Username): number | null {
  const found = recentFollows.find(([from, to]) => from === follower && to === followee);
  return found ? found[2] * 60 : null;
}

function toPost(draft: PostDraft): DemoPost {
  const { author, photos, caption, hoursAgo } = draft;
  const minutesAgo = Math.round(hoursAgo * 60);
  const likers = likersOf(draft);
  const pause = Math.min(minutesAgo, LIKES_WITHIN) / (likers.length + 1);
  return {
    author,
    photos,
    caption,
    minutesAgo,
    likes: likers.map((liker, place) => ({ liker, minutesAgo: minutesAgo - pause * (place + 1) })),
    comments: commentsOf(draft),
  };
}

/** The author answers whoever spoke before. */
function commentsOf({ author, hoursAgo, remarks }: PostDraft): DemoComment[] {
  const comments: DemoComment[] = [];
  for (const [commenter, hoursAfter, body] of remarks) {
    const before = comments.at(-1);
    comments.push({
      author: commenter,
      minutesAgo: Math.round((hoursAgo - hoursAfter) * 60),
      body,
      replyTo: before && commenter === author && before.author !== author ? before : null,
    });
  }
  return comments;
}

/** As many people as the draft says: the author's followers rather than the others, else at random by the picture. */
function likersOf({ author, likes, photos }: PostDraft): Username[] {
  const random = mulberry32(photos[0].picture.seed);
  return usernames
    .filter((username) => username !== author)
    .map((username) => ({ username, rank: random() + (followees[username].includes(author) ? 0.6 : 0) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, likes)
    .map(({ username }) => username);
}
