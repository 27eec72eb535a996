import { Page } from '@playwright/test';
import { connected } from './support/realtime';
import { expect, test } from './support/test';

/** What is said to be live is so within this time (ms). */
const LIVE = { timeout: 1000 };
const BLANK = 'about:blank';

const bell = (page: Page) => page.getByRole('navigation').getByRole('link', { name: 'Notifications' });
const rows = (page: Page) => page.getByRole('main').getByRole('listitem');

test('a like in one browser shows in the other within a second', async ({ signUp, openAs }) => {
  const [alice, bob] = [await signUp('alice'), await signUp('bob')];
  const post = await alice.posts('Dew');
  const [alices, bobs] = [await openAs(alice, BLANK), await openAs(bob, `/p/${post.id}`)];
  await connected(alices, () => alices.goto('/'));
  await expect(alices.getByText('Dew')).toBeVisible();
  const like = bobs.getByRole('button', { name: 'Like', exact: true });

  await test.step('as a badge, and in the counters on screen', async () => {
    await like.click();
    await expect(bell(alices)).toContainText('1', LIVE);
    await expect(bell(alices)).toHaveAccessibleName('Notifications, 1 unread');
    await expect(alices.getByRole('button', { name: '1 like' })).toBeVisible(LIVE);
  });

  await test.step('in the list, which is read when it is seen', async () => {
    await bell(alices).click();
    await expect(rows(alices)).toContainText([`${bob.username} liked your photo.`]);
    await expect(bell(alices)).not.toContainText('1');
    await bobs.getByLabel('Add a comment').fill('Lovely light');
    await bobs.keyboard.press('Enter');
    await expect(rows(alices).first()).toContainText('commented on your photo.', LIVE);
    await expect(rows(alices).first()).toContainText('Lovely light');
    await expect(rows(alices)).toHaveCount(2);
    await expect(bell(alices)).not.toContainText('1');
  });

  await test.step('and leaves it when it is taken back', async () => {
    await like.click();
    await expect(like).toHaveAttribute('aria-pressed', 'false');
    await expect(rows(alices)).toHaveCount(1, LIVE);
  });
});

test('new posts of others are counted above the feed, and shown on demand', async ({ signUp, openAs }) => {
  const [alice, bob] = [await signUp('alice'), await signUp('bob')];
  await bob.follows(alice);
  await alice.posts('Morning');
  const page = await openAs(bob, BLANK);
  await connected(page, () => page.goto('/'));
  await expect(page.getByRole('article')).toHaveCount(1);
  await alice.posts('Noon');
  await expect(page.getByRole('button', { name: '1 new post' })).toBeVisible(LIVE);
  await alice.posts('Evening');
  await page.getByRole('button', { name: '2 new posts' }).click();
  await expect(page.getByRole('article')).toContainText(['Evening', 'Noon', 'Morning']);
  await expect(page.getByRole('button', { name: /new post/ })).toHaveCount(0);
});

test.describe('after a while offline', () => {
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|WebSocket/ });

  test('nothing is lost and nothing is there twice', async ({ signUp, openAs }) => {
    const [alice, bob, carol] = [await signUp('alice'), await signUp('bob'), await signUp('carol')];
    await alice.follows(bob);
    const post = await alice.posts('Dew');
    await bob.likes(post);
    const page = await openAs(alice, BLANK);
    await connected(page, () => page.goto('/notifications'));
    await expect(rows(page)).toHaveCount(1);

    await page.context().setOffline(true);
    await carol.likes(post);
    await carol.comments(post, 'First');
    await carol.comments(post, 'Second');
    await bob.posts('Noon');
    await connected(page, () => page.context().setOffline(false));

    // Both likes are told together, and so are both comments.
    await expect(rows(page)).toContainText([
      `${carol.username} commented on your photo.`,
      `${carol.username} liked your photo.`,
      `${bob.username} liked your photo.`,
    ]);
    await expect(page.getByText('Second')).toBeVisible();
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await expect(page.getByRole('article')).toContainText(['Noon', 'Dew']);
    await carol.comments(post, 'Third');
    await expect(bell(page)).toContainText('1', LIVE);
  });
});

test('logging out cuts the connection, in every tab', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const first = await openAs(alice, BLANK);
  const second = await first.context().newPage();
  const sockets = await Promise.all([
    connected(first, () => first.goto('/settings/account')),
    connected(second, () => second.goto('/settings/account')),
  ]);
  const closings = sockets.map((socket) => socket.waitForEvent('close'));
  await first.getByRole('button', { name: 'Log out' }).click();
  await Promise.all(closings);
  await expect(second).toHaveURL('/login');
});
