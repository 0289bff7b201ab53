import { type Browser, expect, type Page, test } from '@playwright/test';
import { DesignerPage } from '../pages/designer.page.ts';
import { demoPeople, signIn } from '../pages/session.ts';

interface Desk {
  readonly page: Page;
  readonly designer: DesignerPage;
}

/** Two people at two machines with the same new scheme open. */
async function openTogether(browser: Browser, name: string): Promise<readonly [Desk, Desk]> {
  const first = await signIn(browser, { role: 'hr' });
  const hr = (await demoPeople(first)).filter(({ role }) => role === 'hr');
  const second = await signIn(browser, { role: 'hr', skip: Math.min(1, hr.length - 1) });
  const one = { page: first, designer: new DesignerPage(first) };
  await one.designer.createBlank(name);
  await one.designer.addBlock('tier');
  await expect(one.designer.saved).toBeVisible();
  await second.goto(first.url());
  const two = { page: second, designer: new DesignerPage(second) };
  await expect(two.designer.block('Tiers')).toBeVisible();
  return [one, two];
}

const undo = (desk: Desk) => desk.page.getByRole('button', { name: 'Undo', exact: true }).click();

test('two people draw one scheme: each sees the other at once and undoes only their own', async ({ browser }) => {
  const [one, two] = await openTogether(browser, 'Drawn together');
  await expect(two.page.getByRole('list', { name: 'Who else is in this scheme' }).getByRole('button')).toHaveCount(1);

  await two.designer.addBlock('constant');
  await expect(one.designer.block('Constant')).toBeVisible();
  await one.designer.addBlock('payout');
  await expect(two.designer.block('Payout')).toBeVisible();

  // The newest step of all is the other's; undoing takes back one's own.
  await undo(two);
  await expect(one.designer.block('Constant')).toHaveCount(0);
  await expect(two.designer.block('Payout')).toBeVisible();
  await undo(one);
  await expect(two.designer.block('Payout')).toHaveCount(0);
  await expect(one.designer.block('Tiers')).toBeVisible();
});

test('what two people drew while one of them was cut off is merged and stored', async ({ browser }) => {
  const [one, two] = await openTogether(browser, 'Merged after a cut');
  await two.page.context().setOffline(true);
  await expect(two.page.getByRole('status').filter({ hasText: 'Offline' })).toBeVisible({ timeout: 60_000 });
  await two.designer.addBlock('constant');
  await one.designer.addBlock('payout');
  await two.page.context().setOffline(false);
  for (const { designer } of [one, two]) {
    for (const block of ['Tiers', 'Constant', 'Payout'])
      await expect(designer.block(block)).toBeVisible({ timeout: 30_000 });
    await expect(designer.saved).toBeVisible({ timeout: 30_000 });
  }
  await two.page.reload();
  for (const block of ['Tiers', 'Constant', 'Payout']) await expect(two.designer.block(block)).toBeVisible();
});

test('taking back what somebody has changed since says so, and takes nothing else instead', async ({ browser }) => {
  const [one, two] = await openTogether(browser, 'Overtaken');
  await one.designer.addBlock('constant');
  await one.designer.rename('Tiers', 'Commission');
  await one.designer.rename('Commission', 'Reward');
  await expect(two.designer.block('Reward')).toBeVisible();
  await two.designer.rename('Reward', 'Bonus');
  await expect(one.designer.block('Bonus')).toBeVisible();

  await undo(one);
  await expect(one.page.getByRole('status').filter({ hasText: /Not undone: .*Changed by .+ since/ })).toBeAttached();
  await expect(one.designer.block('Bonus')).toBeVisible();
  await expect(one.designer.block('Constant')).toBeVisible();
});
