import { createHash } from 'node:crypto';
import type { Urgency } from 'web-push';

/** What a device shows. `client/public/push-worker.js` reads it as JSON. */
export interface PushContent {
  /** What is shown with the same tag takes the place of what was; who is named in both is told together. */
  readonly tag: string;
  /** Names of those who did it, the newest first. */
  readonly actors: readonly string[];
  /** What they did, as it stands behind their names: `liked your photo`. */
  readonly did: string;
  /** What they wrote, if anything, shortened. */
  readonly text: string | null;
  /** Path of the page that it is about, or the list of notifications. */
  readonly url: string;
  /** Address of a picture of who did it; null without one. */
  readonly icon: string | null;
  /** When, ISO 8601. */
  readonly at: string;
}

/** Something to be told to people's devices. */
export interface PushMessage {
  readonly content: PushContent;
  /** Whether it may wait until a telephone is charged or awake (RFC 8030, section 5.3). */
  readonly urgency: Urgency;
}

const TOPIC_LENGTH = 32;

/**
 * Names messages of which the newest alone is worth delivering to a device that was out of reach (RFC 8030, section 5.4).
 * Push services read it, so it tells them nothing.
 */
export function topicOf(tag: string): string {
  return createHash('sha256').update(tag).digest('base64url').slice(0, TOPIC_LENGTH);
}
