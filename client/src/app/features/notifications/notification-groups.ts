import {
  NotificationCommentDto,
  NotificationDto,
  NotificationKind,
  NotificationPostDto,
  PersonDto,
} from '../../api';

/** Notifications that are told in one sentence: one, or several of a kind about the same post. */
export interface NotificationGroup {
  /** Id of the newest one. */
  readonly id: string;
  readonly kind: NotificationKind;
  /** Who did it, each once, the newest first. */
  readonly actors: readonly PersonDto[];
  readonly post: NotificationPostDto | null;
  /** The newest comment. */
  readonly comment: NotificationCommentDto | null;
  /** When the newest one was, in ISO 8601. */
  readonly at: string;
  readonly unread: boolean;
}

/** What came in one stretch of time. */
export interface NotificationSection {
  readonly heading: string;
  readonly groups: readonly NotificationGroup[];
}

/** What many people do to the same photo. The others say something of their own, or have a button of their own. */
const TOLD_TOGETHER: ReadonlySet<NotificationKind> = new Set(['like', 'comment']);

const MONTH = new Intl.DateTimeFormat('en', { month: 'long' });
const MONTH_AND_YEAR = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' });

/**
 * Arranges notifications (newest first) under "Today", "Yesterday", "Earlier this week" and months, in the viewer's time zone; similar
 * ones of a stretch stand together where the newest of them is, unread ones apart from those that were read.
 */
export function notificationSections(
  notifications: readonly NotificationDto[],
  now: Date,
): readonly NotificationSection[] {
  const byHeading = Map.groupBy(notifications, ({ createdAt }) => headingFor(new Date(createdAt), now));
  return [...byHeading].map(([heading, items]) => ({
    heading,
    groups: [...Map.groupBy(items, keyOf).values()].map(toGroup),
  }));
}

function keyOf({ id, kind, post, unread }: NotificationDto): string {
  return TOLD_TOGETHER.has(kind) && post ? `${kind} ${post.id} ${unread}` : id;
}

function toGroup(similar: readonly NotificationDto[]): NotificationGroup {
  const [newest] = similar as readonly [NotificationDto];
  const { id, kind, post, comment, createdAt, unread } = newest;
  const actors = new Map(similar.map(({ actor }) => [actor.id, actor]));
  return { id, kind, actors: [...actors.values()], post, comment, at: createdAt, unread };
}

function headingFor(then: Date, now: Date): string {
  const midnight = (daysAgo: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
  if (then.getTime() >= midnight(0)) return 'Today';
  if (then.getTime() >= midnight(1)) return 'Yesterday';
  if (then.getTime() >= midnight(6)) return 'Earlier this week';
  return (then.getFullYear() === now.getFullYear() ? MONTH : MONTH_AND_YEAR).format(then);
}
