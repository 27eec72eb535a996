import type { NotificationDto, PostCountsDto, UnreadCountDto } from '../../api';

/** Somebody whom the viewer follows has published a post. */
interface PublishedPost {
  readonly postId: string;
  readonly authorId: string;
}

/** The counters of a watched post as they are now. */
interface CountedPost {
  readonly id: string;
  readonly counts: PostCountsDto;
}

/** What the server says, by event. */
export interface ServerMessages {
  notification: NotificationDto;
  /** How many notifications are unread now. */
  'unread-count': UnreadCountDto;
  feed: PublishedPost;
  post: CountedPost;
}

/** The same as listeners, which is how Socket.IO types them. */
export type ServerEvents = { [Name in keyof ServerMessages]: (message: ServerMessages[Name]) => void };

type Acknowledge = (answer: { readonly ok: boolean }) => void;

/** What the client says; each is acknowledged. */
export interface ClientEvents {
  /** Goes on with a newer access token of the same person. */
  authenticate: (message: { readonly token: string }, acknowledge: Acknowledge) => void;
  /** Names the posts on screen, at most `MOST_WATCHED`, in place of those named before. */
  watch: (message: { readonly postIds: readonly string[] }, acknowledge: Acknowledge) => void;
}

/** How many posts the server lets one connection watch. */
export const MOST_WATCHED = 100;
