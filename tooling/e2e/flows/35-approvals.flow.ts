import { type Browser, expect, type Page, test } from '@playwright/test';
import { ApprovalsPage } from '../pages/approvals.page.ts';
import { CountedKeyboard } from '../pages/counted-keyboard.ts';
import { createScheme } from '../pages/scheme-fixture.ts';
import { demoPeople, type Role } from '../pages/session.ts';
import { Effort } from '../src/effort.ts';
import type { Layout } from '../src/keyboard-layouts.ts';

const HANDS: readonly { readonly language: 'en' | 'ru'; readonly layout: Layout; readonly comment: string }[] = [
  { language: 'en', layout: 'latin', comment: 'raise the cap' },
  { language: 'ru', layout: 'cyrillic', comment: 'поднимите потолок' },
];

/** A fixed allowance: what is tried is its way, not what it computes. */
const schemeCalled = (title: string) => ({
  format: 'premia.scheme/1',
  key: title.toLowerCase().replaceAll(' ', '-'),
  title: { en: title, ru: title },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'sum', kind: 'constant', params: { type: 'money', value: '1500' }, at: [0, 0] },
    {
      id: 'pay',
      kind: 'payout',
      params: { code: 'sum', category: 'bonus', title: { en: 'Sum', ru: 'Сумма' } },
      at: [300, 0],
    },
  ],
  links: [{ from: 'sum', to: 'pay.amount' }],
});

interface Seat {
  readonly page: Page;
  readonly approvals: ApprovalsPage;
  readonly keys: CountedKeyboard;
}

async function sit(browser: Browser, role: Role, { language, layout }: (typeof HANDS)[number]): Promise<Seat> {
  const context = await browser.newContext({ locale: language === 'ru' ? 'ru-RU' : 'en-GB' });
  const page = await context.newPage();
  const person = (await demoPeople(page)).find((one) => one.role === role);
  if (person === undefined) throw new Error(`Nobody to sign in as ${role}`);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: person.name[language] }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return { page, approvals: new ApprovalsPage(page, language), keys: new CountedKeyboard(page, new Effort(), layout) };
}

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

/** Into the dialog and out of it without a mouse; the focus is in the field of departments. */
async function submit({ page, approvals, keys }: Seat, withExecutive: boolean): Promise<void> {
  // Whatever became of the submission before: the draft is open for edits.
  await expect(page.getByRole('button', { name: approvals.words.submit, exact: true })).toBeVisible();
  await keys.press('Control+Shift+Enter');
  const dialog = approvals.dialog;
  await expect(dialog.getByRole('heading', { name: approvals.words.submitTitle })).toBeVisible();
  // The dialog takes the focus a moment after it is there; what is pressed before goes astray.
  await expect(dialog.locator('input:focus')).toHaveCount(1);
  if (withExecutive) {
    const box = dialog.getByRole('checkbox', { name: approvals.words.executive });
    await box.focus();
    await keys.press(' ');
    await expect(box).toBeChecked();
  }
  await keys.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(approvals.waitingBanner).toBeVisible();
  await expect(page.getByText(approvals.words.readOnly, { exact: true })).toBeVisible();
}

async function walkTo({ approvals, keys }: Seat, title: string): Promise<void> {
  const card = approvals.card(title);
  await expect(card).toBeVisible();
  const cards = await approvals.page.locator('[data-approval]').count();
  for (let step = 0; step < cards; step += 1) {
    await keys.press('J');
    if (await card.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`J does not lead to ${title}`);
}

for (const hands of HANDS) {
  test(`a scheme goes back, and then past finance and the executive, by keyboard (${hands.language}, ${hands.layout})`, async ({
    browser,
  }) => {
    const title = hands.language === 'ru' ? `Надбавка ${process.pid}` : `Allowance ${process.pid}`;
    const hr = await sit(browser, 'hr', hands);
    const address = await createScheme(hr.page, schemeCalled(title));
    await hr.page.goto(address);
    await expect(hr.page.locator('.react-flow__node').first()).toBeVisible();

    await submit(hr, false);
    const schemeId = address.split('/').at(-1);
    const opened = await hr.page.request.get(
      `/trpc/schemes.open?input=${encodeURIComponent(JSON.stringify({ schemeId }))}`,
    );
    const { draft, revision } = (await opened.json()).result.data;
    const origin = new URL(hr.page.url()).origin;
    const saved = await hr.page.request.post('/trpc/schemes.saveDraft', {
      data: { schemeId, document: draft, revision },
      headers: { origin },
    });
    expect(saved.status()).toBe(409);
    await hr.approvals.withdraw();
    await submit(hr, false);

    const finance = await sit(browser, 'finance', hands);
    await finance.approvals.open();
    await walkTo(finance, title);
    await finance.keys.press('R');
    await expect(finance.approvals.dialog).toBeVisible();
    await expect(finance.approvals.dialog.locator('textarea:focus')).toHaveCount(1);
    await finance.keys.press('Control+Enter');
    await expect(finance.approvals.dialog).toBeVisible();
    await finance.keys.type(hands.comment);
    await finance.keys.press('Control+Enter');
    await expect(finance.approvals.dialog).toBeHidden();
    await expect(finance.approvals.card(title)).toHaveCount(0);
    await expect(finance.approvals.decided).toContainText(hands.comment);

    // The author's page, open all the time, says so and can be edited again.
    await expect(hr.approvals.returnedBanner).toContainText(hands.comment);
    await expect(hr.page.getByText(hr.approvals.words.readOnly, { exact: true })).toHaveCount(0);
    await submit(hr, true);

    await finance.approvals.open();
    await walkTo(finance, title);
    await finance.keys.press('A');
    await expect(finance.approvals.dialog.locator('textarea:focus')).toHaveCount(1);
    await finance.keys.press('Control+Enter');
    await expect(finance.approvals.dialog).toBeHidden();

    const executive = await sit(browser, 'executive', hands);
    await executive.approvals.open();
    await walkTo(executive, title);
    await executive.keys.press('Enter');
    await expect(executive.page.locator('.react-flow__node').first()).toBeVisible();
    await expect(executive.approvals.waitingBanner).toBeVisible();
    await executive.approvals.open();
    await walkTo(executive, title);
    await executive.keys.press('A');
    await expect(executive.approvals.dialog.locator('textarea:focus')).toHaveCount(1);
    await executive.keys.press('Control+Enter');
    await expect(executive.approvals.dialog).toBeHidden();
    await expect(executive.approvals.decided).toContainText(title);
    await expect(hr.approvals.waitingBanner).toHaveCount(0);
  });
}
