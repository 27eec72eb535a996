import { AxeBuilder } from '@axe-core/playwright';
import { Locator, Page } from '@playwright/test';
import type { PostDto } from '../src/app/api/models';
import { FACTOR_ERRORS, named, showFactors } from './support/factors';
import { Person } from './support/people';
import { aPhoto } from './support/photos';
import { connected } from './support/realtime';
import { atRest } from './support/rest';
import { expect, test } from './support/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

for (const viewport of SIZES) {
  test.describe(`axe finds nothing, at ${viewport.width} × ${viewport.height},`, () => {
    test.use({
      viewport,
      // Nothing may be half faded in while its contrast is measured.
      contextOptions: { reducedMotion: 'reduce' },
      // Asking for a page and for somebody that do not exist.
      expectedErrors: /status of 404 .*(nobody_at_all|nowhere)/,
    });

    test('on the forms of visitors', async ({ openAsVisitor }) => {
      const page = await openAsVisitor('/login');
      await showsNoFault(page, page.getByRole('heading', { name: 'Log in' }));
      await page.getByRole('button', { name: 'Log in' }).click();
      await showsNoFault(page, page.getByText('Enter your password.'));
      await page.goto('/signup');
      await showsNoFault(page, page.getByRole('heading', { name: 'Create your account' }));
      await page.getByLabel('Password', { exact: true }).fill('password1');
      await showsNoFault(page, page.getByText('Too weak to be taken.'));
    });

    test('on the pages for those who have forgotten their password', async ({ openAsVisitor }) => {
      const page = await openAsVisitor('/forgot-password');
      await showsNoFault(page, page.getByRole('button', { name: 'Send the letter' }));
      await page.goto('/reset-password');
      await showsNoFault(page, page.getByRole('heading', { name: 'This link does not work' }));
      await page.goto('/verify-email');
      await showsNoFault(page, page.getByRole('heading', { name: 'Confirm your address' }));
    });

    test('in the sections of the settings', async ({ openAs, signUp }) => {
      const page = await openAs(await signUp('carol'), '/settings/profile');
      await showsNoFault(page, page.getByRole('button', { name: 'Save' }));
      await page.goto('/settings/account');
      await showsNoFault(page, page.getByText('Only you see this address.'));
      await page.getByRole('button', { name: 'Change address' }).click();
      await showsNoFault(page, page.getByRole('dialog', { name: 'Use another address' }));
      await page.goto('/settings/security');
      await showsNoFault(page, page.getByText('This device'));
      await page.getByLabel('New password').fill('otter lamp');
      await showsNoFault(page, page.getByText(/^(Fair|Good)\.$/));
      await page.goto('/settings/appearance');
      await showsNoFault(page, page.getByText('System', { exact: true }));
      await page.goto('/settings/storage');
      await showsNoFault(page, page.getByText(/You use/));
    });

    test.describe('from the log-in page', () => {
      test.use({ expectedErrors: FACTOR_ERRORS });

      test('through all that is about passkeys and codes', async ({ baseURL, openAsVisitor, signUp }) => {
        const page = await openAsVisitor(named(baseURL, '/login'));
        await showFactors(page, await signUp('carol'), showsNoFault);
      });
    });

    test('on what visitors see', async ({ openAsVisitor, signUp }) => {
      const { alice, post } = await community(signUp);
      const page = await openAsVisitor('/explore');
      await showsNoFault(page, page.getByRole('link', { name: /Photo of/ }).first());
      await page.goto(`/@${alice.username}`);
      await showsNoFault(page, page.getByRole('heading', { name: alice.username }));
      await page.goto(`/p/${post.id}`);
      await showsNoFault(page, page.getByText('Lovely light'));
    });

    test('where there is nothing', async ({ openAsVisitor }) => {
      const page = await openAsVisitor('/nowhere/at/all');
      await showsNoFault(page, page.getByRole('heading', { name: 'There is nothing here' }));
      await page.goto('/@nobody_at_all');
      await showsNoFault(page, page.getByRole('heading', { name: 'There is nobody by that name' }));
    });

    test('on the feed and its menus', async ({ openAs, signUp }) => {
      const { bob } = await community(signUp);
      const page = await openAs(bob);
      await showsNoFault(page, page.getByText('Dew on the meadow').first());
      await page.getByRole('button', { name: 'More about the post' }).first().click();
      await showsNoFault(page, page.getByRole('menuitem', { name: 'Go to post' }));
    });

    test('in dialogs', async ({ openAs, signUp }) => {
      const { alice, bob } = await community(signUp);
      const page = await openAs(bob);
      await page.getByRole('button', { name: 'Comments' }).first().click();
      await showsNoFault(page, page.getByRole('dialog').getByText('Lovely light'));
      await page.getByRole('button', { name: 'Reply to' }).click();
      await showsNoFault(page, page.getByText('Replying to'));
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape'); // the first was for the reply
      await page.getByRole('button', { name: '1 like' }).click();
      await showsNoFault(page, page.getByRole('dialog', { name: 'Likes' }).getByText(bob.username));
      await page.goto(`/@${alice.username}/followers`);
      await showsNoFault(page, page.getByRole('dialog', { name: 'Followers' }).getByText(bob.username));
    });

    test('on the pages of somebody new', async ({ openAs, signUp }) => {
      const carol = await signUp('carol');
      const page = await openAs(carol);
      await showsNoFault(page, page.getByRole('heading', { name: 'Welcome to your feed' }));
      await page.goto(`/@${carol.username}`);
      await showsNoFault(page, page.getByRole('heading', { name: 'Share your first photo' }));
      await page.goto('/settings');
      await showsNoFault(page, page.getByRole('link', { name: 'Security' }));
    });

    test('on notifications, and the choice of them', async ({ openAs, signUp }) => {
      const { alice } = await community(signUp);
      const page = await openAs(alice, '/notifications');
      await showsNoFault(page, page.getByText('Lovely light'));
      await page.goto('/settings/notifications');
      await showsNoFault(page, page.getByRole('switch', { name: 'New followers' }));
    });

    test('on what a search finds, and what it remembers', async ({ openAs, signUp }) => {
      const { alice, bob, tag } = await community(signUp);
      const page = await openAs(bob, `/search?q=${alice.username}`);
      const found = page.getByRole('option', { name: alice.username });
      await showsNoFault(page, found);
      await found.click();
      await page.goto(`/search?q=${tag}`);
      await showsNoFault(page, page.getByRole('option', { name: `#${tag}` }));
      await page.goto('/search');
      await showsNoFault(page, page.getByRole('button', { name: 'Clear recent searches' }));
    });

    test('on a hashtag', async ({ openAs, signUp }) => {
      const { bob, tag } = await community(signUp);
      const page = await openAs(bob, `/tags/${tag}`);
      await showsNoFault(page, page.getByRole('link', { name: /Photo of/ }));
      await page.goto('/tags/nobody_at_all');
      await showsNoFault(page, page.getByRole('heading', { name: 'Nobody has used #nobody_at_all' }));
    });

    test('while people are suggested', async ({ openAs, signUp }) => {
      const { alice, bob, post } = await community(signUp);
      const page = await openAs(bob, `/p/${post.id}`);
      await page.getByLabel('Add a comment').pressSequentially(`Thanks @${alice.username.slice(0, 9)}`);
      await showsNoFault(page, page.getByRole('option', { name: alice.username }));
    });

    test('when there are new posts', async ({ openAs, signUp }) => {
      const { alice, bob } = await community(signUp);
      const page = await openAs(bob, 'about:blank');
      await connected(page, () => page.goto('/'));
      await expect(page.getByText('Dew on the meadow').first()).toBeVisible();
      await alice.posts('Noon');
      await showsNoFault(page, page.getByRole('button', { name: '1 new post' }));
    });

    test('while a post is composed', async ({ openAs, signUp }) => {
      const page = await openAs(await signUp('carol'), '/create');
      await showsNoFault(page, page.getByRole('button', { name: 'Choose photos' }));
      await page.getByLabel('Photos').setInputFiles([await aPhoto(), await aPhoto(600, 800)]);
      await showsNoFault(page, page.getByText('Photo 1 of 2'));
      await page.getByRole('button', { name: 'Share' }).click();
      await showsNoFault(page, page.getByRole('button', { name: 'Add descriptions' }));
      await expect(page.getByText('Draft saved')).toBeVisible();
      await page.reload();
      await showsNoFault(page, page.getByRole('main').getByText('Your draft is back.'));
    });

    test('while a photo is edited', async ({ openAs, signUp }) => {
      const page = await openAs(await signUp('carol'), '/create');
      await page.getByLabel('Photos').setInputFiles(await aPhoto());
      await page.getByRole('button', { name: 'Crop' }).click();
      await showsNoFault(page, page.getByRole('application', { name: 'Crop of photo 1' }));
      await page.getByRole('button', { name: 'Filters' }).click();
      await showsNoFault(page, page.getByRole('radio', { name: 'Original' }));
      await page.getByRole('button', { name: 'Adjust' }).click();
      await showsNoFault(page, page.getByRole('slider', { name: 'Warmth' }));
    });

    test('while a picture of oneself is cropped', async ({ openAs, signUp }) => {
      const page = await openAs(await signUp('carol'), '/settings/profile');
      await page.getByLabel('Picture').setInputFiles(await aPhoto());
      await showsNoFault(page, page.getByRole('dialog', { name: 'Your picture' }).getByRole('application'));
    });
  });
}

/** Alice has two posts, the older with a hashtag; Bob follows her, likes the newer one and has said something about it. */
async function community(
  signUp: (name: string) => Promise<Person>,
): Promise<{ alice: Person; bob: Person; post: PostDto; tag: string }> {
  const [alice, bob] = await Promise.all([signUp('alice'), signUp('bob')]);
  const tag = `rain_${alice.username.slice(-8)}`;
  await alice.posts(`Rain at noon #${tag}`, await aPhoto(900, 1200));
  const post = await alice.posts('Dew on the meadow', await aPhoto(), await aPhoto(1000, 1000, '#7a5a2c'));
  await bob.follows(alice);
  await bob.likes(post);
  await bob.comments(post, 'Lovely light');
  return { alice, bob, post, tag };
}

/** Waits for `sign`, then lets axe look at the page in light and, for only the colours differ there, their contrast in dark. */
async function showsNoFault(page: Page, sign: Locator): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(sign).toBeVisible();
  await expect(page.locator('.bone')).toHaveCount(0);
  await atRest(page);
  await expectNone(page, new AxeBuilder({ page }).withTags(RULES), 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await atRest(page);
  await expectNone(page, new AxeBuilder({ page }).withRules(['color-contrast']), 'dark');
}

/** Soft: a test tells about every page that has faults, not only about the first. */
async function expectNone(page: Page, axe: AxeBuilder, theme: string): Promise<void> {
  const { violations } = await axe.analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect.soft(faults, `${page.url()}, ${theme}`).toEqual([]);
}
