import { expect, test } from '@playwright/test';
import { RunsPage } from '../pages/runs.page.ts';
import { demoPeople, signIn } from '../pages/session.ts';
import { thisMonth } from '../src/months.ts';

const month = thisMonth(new Date());

test('what finance shows of a month stands in the portal as not approved, and is gone when it is taken back', async ({
  browser,
}) => {
  const finance = await signIn(browser, { role: 'finance', skip: 0 });
  const name = (await demoPeople(finance)).find(({ role }) => role === 'finance')?.name.en ?? 'nobody';
  const portal = await signIn(browser, { role: 'employee' });
  await portal.goto(`/portal?period=${month.key}`);
  await expect(portal.getByRole('heading', { name: 'What it is for' })).toBeVisible();
  const shown = portal.getByRole('region', { name: 'Provisional sum' });
  await expect(shown).toBeHidden();

  const runs = new RunsPage(finance);
  await runs.open();
  await runs.choosePeriod(month.title);
  await runs.launchProvisional();
  await expect(runs.finished).toBeVisible({ timeout: 60_000 });
  await portal.reload();
  await expect(shown).toContainText('Not approved yet');
  await expect(shown).toContainText(name);
  await expect(shown).toContainText('₽');

  await runs.move('Cancel the run');
  await expect(finance.getByText('Cancelled', { exact: true })).toBeVisible();
  await portal.reload();
  await expect(portal.getByRole('heading', { name: 'What it is for' })).toBeVisible();
  await expect(shown).toBeHidden();
});
