import { aMedia, aNotification, aPerson } from '../../../testing/factories';
import { notificationSections } from './notification-groups';

/** A Wednesday, at noon where the test runs. */
const NOW = new Date(2026, 5, 17, 12);
const at = (day: number, hour = 9, month = 5, year = 2026) => new Date(year, month, day, hour).toISOString();
const by = (id: string) => aPerson({ id, username: id });
const about = (id: string) => ({ id, thumbnail: aMedia() });

const shape = (...notifications: Parameters<typeof aNotification>[0][]) =>
  notificationSections(
    notifications.map((notification, index) => aNotification({ id: `n${index}`, ...notification })),
    NOW,
  ).map(({ heading, groups }) => ({
    heading,
    groups: groups.map(({ kind, actors }) => `${kind}: ${actors.map(({ id }) => id).join(' ')}`),
  }));

describe('notificationSections', () => {
  it('names the days and months as people do', () => {
    const days = [at(17, 1), at(16, 23), at(16, 0), at(11), at(10), at(1), at(31, 9, 4), at(3, 9, 11, 2025)];
    const follows = days.map((createdAt) => ({ kind: 'follow' as const, post: null, createdAt }));
    expect(shape(...follows).map(({ heading, groups }) => `${heading} ${groups.length}`)).toEqual([
      'Today 1',
      'Yesterday 2',
      'Earlier this week 1',
      'June 2',
      'May 1',
      'December 2025 1',
    ]);
  });

  it('tells likes and comments of one post together, where the newest stands', () => {
    const createdAt = at(17);
    expect(
      shape(
        { createdAt, actor: by('alice') },
        { createdAt, actor: by('bob'), post: about('p2') },
        { createdAt, actor: by('carol') },
        { createdAt, actor: by('bob'), kind: 'comment' },
        { createdAt, actor: by('bob'), kind: 'comment' },
      ),
    ).toEqual([{ heading: 'Today', groups: ['like: alice carol', 'like: bob', 'comment: bob'] }]);
  });

  it('keeps unread ones apart from those that were read, and days from each other', () => {
    expect(
      shape(
        { createdAt: at(17), actor: by('alice') },
        { createdAt: at(17), actor: by('bob'), unread: false },
        { createdAt: at(16), actor: by('carol'), unread: false },
      ),
    ).toEqual([
      { heading: 'Today', groups: ['like: alice', 'like: bob'] },
      { heading: 'Yesterday', groups: ['like: carol'] },
    ]);
  });

  it('tells follows, replies and mentions one by one', () => {
    const createdAt = at(17);
    const each = (['follow', 'reply', 'mention'] as const).flatMap((kind) => [
      { createdAt, kind, actor: by('alice') },
      { createdAt, kind, actor: by('bob') },
    ]);
    expect(shape(...each)[0]?.groups).toHaveLength(6);
  });
});
