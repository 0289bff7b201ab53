import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { InitiativesPage } from '../pages/initiatives.page.ts';
import { PortalPage } from '../pages/portal.page.ts';
import { signIn, signInAsEmployee } from '../pages/session.ts';

interface Listed {
  readonly title: string;
  readonly assessor: { readonly id: string } | null;
}

test('a proposal is recorded, assessed, approved and explained in the pay down to itself', async ({ browser }) => {
  const title = `Shared pallets ${randomUUID().slice(0, 8)}`;
  const author = await signIn(browser, { role: 'employee' });
  const mine = new InitiativesPage(author);
  await mine.open();
  await mine.propose({ title, text: 'Both warehouses send with the same lorry.' });
  await expect(mine.card(title)).toContainText('In assessment');

  const assessor = await assessorOf(author, title);
  const head = await as(browser, assessor);
  await head.followNotice(title);
  await head.measure(title, { amount: '100000', evidence: 'Freight bills of two months' });
  await expect(head.card(title)).toContainText('Awaits a decision');

  const finance = new InitiativesPage(await signIn(browser, { role: 'finance', skip: 1 }));
  await finance.open();
  await finance.followNotice(title);
  await finance.approve(title);
  await expect(finance.card(title)).toContainText('Implemented');

  const told = new InitiativesPage(author);
  await author.reload();
  await told.followNotice(title);
  await expect(told.card(title).getByRole('region', { name: 'In your pay' })).toBeVisible({ timeout: 30_000 });
  await told.card(title).getByRole('link').last().click();
  await expect(author.getByRole('heading', { name: 'Step by step' })).toBeVisible();
  // Among the records; what is inside a step names it too, and is closed.
  await expect(author.getByText(title).filter({ visible: true }).first()).toBeVisible();
  const portal = new PortalPage(author);
  await expect(portal.sentences).toContainText('₽');
});

test('finance sees everything as a table, an executive sums only', async ({ browser }) => {
  const finance = await signIn(browser, { role: 'finance', skip: 1 });
  await finance.goto('/initiatives?view=all&state=declined');
  await expect(finance.getByRole('row').filter({ hasText: 'Declined' }).first()).toBeVisible();
  await expect(finance.getByRole('row').filter({ hasText: 'In assessment' })).toHaveCount(0);
  const executive = await signIn(browser, { role: 'executive' });
  await executive.goto('/initiatives?view=sums');
  await expect(executive.getByRole('row').nth(1)).toBeVisible();
});

async function as(browser: Browser, employeeId: string): Promise<InitiativesPage> {
  const page = new InitiativesPage(await signInAsEmployee(browser, employeeId));
  await page.open();
  return page;
}

/** Whom the service asked: the screen shows a name, and signing in takes an id. */
async function assessorOf(page: Page, title: string): Promise<string> {
  const answer = await page.request.get('/trpc/initiatives.list');
  const { result } = (await answer.json()) as { result: { data: readonly Listed[] } };
  const assessor = result.data.find((one) => one.title === title)?.assessor;
  if (assessor === undefined || assessor === null) throw new Error('nobody was asked to assess it');
  return assessor.id;
}
