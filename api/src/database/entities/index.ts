import { AuthChallenge } from './auth-challenge.entity.js';
import { Authenticator } from './authenticator.entity.js';
import { Comment } from './comment.entity.js';
import { Follow } from './follow.entity.js';
import { HashtagFollow } from './hashtag-follow.entity.js';
import { Hashtag } from './hashtag.entity.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { KnownDevice } from './known-device.entity.js';
import { LetterToken } from './letter-token.entity.js';
import { Like } from './like.entity.js';
import { Media } from './media.entity.js';
import { NotificationMute } from './notification-mute.entity.js';
import { Notification } from './notification.entity.js';
import { OutgoingLetter } from './outgoing-letter.entity.js';
import { Passkey } from './passkey.entity.js';
import { PostHashtag } from './post-hashtag.entity.js';
import { Post } from './post.entity.js';
import { PushSubscription } from './push-subscription.entity.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { RefreshToken } from './refresh-token.entity.js';
import { Session } from './session.entity.js';
import { UserWord } from './user-word.entity.js';
import { User } from './user.entity.js';

/** The whole schema. */
export const ENTITIES = [
  User,
  Session,
  RefreshToken,
  KnownDevice,
  LetterToken,
  Passkey,
  Authenticator,
  RecoveryCode,
  AuthChallenge,
  Media,
  Post,
  Follow,
  Like,
  Comment,
  IdempotencyKey,
  Notification,
  NotificationMute,
  Hashtag,
  PostHashtag,
  HashtagFollow,
  UserWord,
  PushSubscription,
  OutgoingLetter,
];
