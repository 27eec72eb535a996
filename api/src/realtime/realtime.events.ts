import type { Server, Socket } from 'socket.io';

/** Counters of a post. */
interface PostCounts {
  likes: number;
  comments: number;
}

/** What the server says. Described for integrators in `api/asyncapi.yaml`. */
export interface ServerEvents {
  /** A `NotificationDto`: something new that concerns the viewer. */
  notification: (notification: object) => void;
  /** How many notifications are unread now. */
  'unread-count': (unread: { count: number }) => void;
  /** Somebody whom the viewer follows has published a post. */
  feed: (post: { postId: string; authorId: string }) => void;
  /** The counters of a watched post have changed. */
  post: (post: { id: string; counts: PostCounts }) => void;
  /** The client said too much; the connection ends. */
  'rate-limited': (refusal: { detail: string }) => void;
}

/** Answers a message. */
export type Acknowledge = (answer: { ok: boolean }) => void;

/** What clients say. */
export interface ClientEvents {
  /** Goes on with a newer access token of the same person. */
  authenticate: (message: unknown, acknowledge?: Acknowledge) => void;
  /** Names the posts on screen, in place of those named before. */
  watch: (message: unknown, acknowledge?: Acknowledge) => void;
}

/** Which sessions are over. */
export type SessionEnd = { readonly sessionId: number } | { readonly userId: number };

/** What processes tell each other. */
export interface ClusterEvents {
  /** There is a new post. */
  posted: (post: { postId: string; authorId: string }) => void;
  /** Counters of posts have changed. */
  changed: (postIds: number[]) => void;
  /** A session is over, or all of an account: what is remembered of them is to be forgotten. */
  ended: (end: SessionEnd, forgotten: (done: true) => void) => void;
  /** Something may have been said that the others could not hear. */
  lapse: () => void;
}

/** Who is connected. */
interface SocketIdentity {
  userId: number;
  sessionId: number;
}

export type RealtimeServer = Server<ClientEvents, ServerEvents, ClusterEvents, SocketIdentity>;
export type RealtimeSocket = Socket<ClientEvents, ServerEvents, ClusterEvents, SocketIdentity>;

/** Rooms: everything that is said goes to one of them. */
export const personRoom = (userId: number) => `person:${String(userId)}`;
export const sessionRoom = (sessionId: number) => `session:${String(sessionId)}`;
export const postRoom = (postId: number | string) => `post:${String(postId)}`;
