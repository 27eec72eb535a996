import type { NotificationKind } from '../database/entities/notification.entity.js';
import type { Community, DemoComment, DemoPost } from './community.js';
import { people, type Username } from './community/people.js';

/** Somebody is told of something; the time is minutes before now. */
export interface DemoNotification {
  kind: NotificationKind;
  actor: Username;
  recipient: Username;
  minutesAgo: number;
  post?: DemoPost;
  comment?: DemoComment;
}

/** Nobody is told of what is older (minutes): it would be too much to read for somebody who comes for the first time. */
const OLDEST = 4 * 24 * 60;

/** What people hear of each other's doings, oldest first: the same as the server would have told them at the time. */
export function notificationsOf({ posts, follows }: Community): DemoNotification[] {
  const all: DemoNotification[] = [
    ...follows.map(({ follower, followee, minutesAgo }) => ({
      kind: 'follow' as const,
      actor: follower,
      recipient: followee,
      minutesAgo,
    })),
    ...posts.flatMap(ofPost),
  ];
  return all
    .filter(({ actor, recipient, minutesAgo }) => actor !== recipient && minutesAgo < OLDEST)
    .sort((a, b) => b.minutesAgo - a.minutesAgo);
}

function ofPost(post: DemoPost): DemoNotification[] {
  const { author, minutesAgo, caption, likes, comments } = post;
  return [
    ...mentionedIn(caption).map((recipient) => ({
      kind: 'mention' as const,
      actor: author,
      recipient,
      minutesAgo,
      post,
    })),
    ...likes.map((like) => ({
      kind: 'like' as const,
      actor: like.liker,
      recipient: author,
      minutesAgo: like.minutesAgo,
      post,
    })),
    ...comments.flatMap((comment) => ofComment(post, comment)),
  ];
}

/** Whom a comment concerns, each once, by what concerns them most. */
function ofComment(post: DemoPost, comment: DemoComment): DemoNotification[] {
  const { author, minutesAgo, replyTo } = comment;
  const concerned = new Map<Username, NotificationKind>([
    [post.author, 'comment'],
    ...mentionedIn(comment.body).map((name) => [name, 'mention'] as const),
    ...(replyTo ? [[replyTo.author, 'reply'] as const] : []),
  ]);
  return [...concerned].map(([recipient, kind]) => ({
    kind,
    actor: author,
    recipient,
    minutesAgo,
    post,
    comment,
  }));
}

function mentionedIn(text: string): Username[] {
  return [...text.matchAll(/@([a-z0-9_.]+)/g)].flatMap(([, name]) => (isUsername(name) ? name : []));
}

function isUsername(name: string | undefined): name is Username {
  return name !== undefined && name in people;
}
