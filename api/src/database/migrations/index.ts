import { Core1763700000000 } from './1763700000000-core.js';
import { Photos1763800000000 } from './1763800000000-photos.js';
import { Notifications1764000000000 } from './1764000000000-notifications.js';
import { Hashtags1764100000000 } from './1764100000000-hashtags.js';
import { Search1764200000000 } from './1764200000000-search.js';
import { Replies1764300000000 } from './1764300000000-replies.js';
import { Push1764400000000 } from './1764400000000-push.js';
import { States1764500000000 } from './1764500000000-states.js';
import { PostsInSight1764600000000 } from './1764600000000-posts-in-sight.js';
import { Versions1764700000000 } from './1764700000000-versions.js';
import { AvatarIndex1764800000000 } from './1764800000000-avatar-index.js';
import { Letters1764900000000 } from './1764900000000-letters.js';
import { Identity1765000000000 } from './1765000000000-identity.js';
import { Factors1765100000000 } from './1765100000000-factors.js';

/** All migrations, oldest first. */
export const MIGRATIONS = [
  Core1763700000000,
  Photos1763800000000,
  Notifications1764000000000,
  Hashtags1764100000000,
  Search1764200000000,
  Replies1764300000000,
  Push1764400000000,
  States1764500000000,
  PostsInSight1764600000000,
  Versions1764700000000,
  AvatarIndex1764800000000,
  Letters1764900000000,
  Identity1765000000000,
  Factors1765100000000,
];
