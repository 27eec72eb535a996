import { expect, test } from './support/test';

test('somebody replies to a comment, and its author hears of it', async ({ signUp, openAs }) => {
  const [alice, bob, carol] = [await signUp('alice'), await signUp('bob'), await signUp('carol')];
  const post = await alice.posts('Dew');
  await bob.comments(post, 'Where is this?');
  const carols = await openAs(carol, `/p/${post.id}`);
  const box = carols.getByLabel('Add a comment');
  const replying = carols.getByText(`Replying to ${bob.username}`);
  const reply = carols.getByRole('button', { name: `Reply to ${bob.username}` });

  await test.step('can think better of it', async () => {
    await reply.click();
    await expect(replying).toBeVisible();
    await expect(box).toBeFocused();
    await expect(box).toHaveValue(`@${bob.username} `);
    await carols.keyboard.type('is it Rome?');
    await carols.getByRole('button', { name: 'Cancel the reply' }).click();
    await expect(replying).toBeHidden();
    await expect(box).toHaveValue('is it Rome?');
    await box.fill('');
  });

  await test.step('with their name in front, written on', async () => {
    await reply.click();
    await carols.keyboard.type('in the north.');
    await carols.keyboard.press('Enter');
    await expect(carols.getByRole('list', { name: 'Comments' }).getByRole('listitem')).toContainText([
      'Where is this?',
      `@${bob.username} in the north.`,
    ]);
    await expect(replying).toBeHidden();
    await expect(box).toHaveValue('');
  });

  await test.step('and the author finds it, once, with the way to the post', async () => {
    const bobs = await openAs(bob, '/notifications');
    const rows = bobs.getByRole('main').getByRole('listitem');
    await expect(rows).toContainText([`${carol.username} replied to your comment.`]);
    await expect(rows).toContainText([`@${bob.username} in the north.`]);
    await expect(rows).toHaveCount(1);
    await rows.getByRole('link', { name: 'replied to your comment.' }).click();
    await expect(bobs).toHaveURL(`/p/${post.id}`);
    await expect(bobs.getByRole('button', { name: `Reply to ${carol.username}` })).toBeVisible();
  });
});
