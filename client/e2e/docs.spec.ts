import { expect, test } from './support/test';

test('Swagger UI sends real calls with a token', async ({ signUp, openAsVisitor }) => {
  const alice = await signUp('alice');
  const page = await openAsVisitor('/docs');
  await expect(page.getByRole('heading', { name: /^Lightwell \d/ })).toBeVisible();
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  const dialog = page.locator('.modal-ux');
  await dialog.getByRole('textbox').first().fill(alice.authorization.Authorization.replace('Bearer ', ''));
  await dialog
    .getByRole('button', { name: /Apply|Authorize/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  const operation = page
    .locator('.opblock-get')
    .filter({ has: page.locator('[data-path="/api/v1/users/me"]') });
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  await operation.getByRole('button', { name: 'Execute' }).click();
  const answer = operation.locator('.live-responses-table');
  await expect(answer.locator('.response-col_status').filter({ hasText: '200' })).toBeVisible();
  await expect(answer).toContainText(alice.username);
});
