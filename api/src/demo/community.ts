import { postsByAleksiAndJune } from './community/aleksi-june.js';
import { postsByIslaAndTomas } from './community/isla-tomas.js';
import { postsByLinAndPriya } from './community/lin-priya.js';
import { postsByMiraAndKofi } from './community/mira-kofi.js';
import { type DemoPerson, followees, people, type Username } from './community/people.js';
import { postsByTheoAndNour } from './community/theo-nour.js';
import type { DemoPhoto, PostDraft } from './community/types.js';
import { postsByYukiAndAmara } from './community/yuki-amara.js';
import { mulberry32 } from './pictures/random.js';

/** A comment; the time is minutes before now and always later than its post. */
interface DemoComment {
  author: Username;
  minutesAgo: number;
  body: string;
}

/** A post with everything that happened to it. */
export interface DemoPost {
  author: Username;
  minutesAgo: number;
  photos: readonly DemoPhoto[];
  caption: string;
  /** Who likes it; never the author. */
  likes: readonly Username[];
  /** Oldest first. */
  comments: readonly DemoComment[];
}

export interface Community {
  /** The first person is the main log-in. */
  people: readonly (DemoPerson & { username: Username })[];
  follows: readonly { follower: Username; followee: Username }[];
  /** Oldest first, as they were written. */
  posts: readonly DemoPost[];
}

const usernames = Object.keys(people) as Username[];

/** The small community that a new demo starts with: the same on every machine, its times relative to now. */
export const community: Community = {
  people: usernames.map((username) => ({ username, ...people[username] })),
  follows: usernames.flatMap((follower) => followees[follower].map((followee) => ({ follower, followee }))),
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

function toPost(draft: PostDraft): DemoPost {
  const { author, photos, caption, hoursAgo } = draft;
  return {
    author,
    photos,
    caption,
    minutesAgo: Math.round(hoursAgo * 60),
    likes: likersOf(draft),
    comments: draft.remarks.map(([commenter, hoursAfter, body]) => ({
      author: commenter,
      minutesAgo: Math.round((hoursAgo - hoursAfter) * 60),
      body,
    })),
  };
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
