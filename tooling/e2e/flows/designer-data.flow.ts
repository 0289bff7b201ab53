import { expect, test } from '@playwright/test';
import { SchemeBuildingPage } from '../pages/scheme-building.page.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

/** A part of every deal, added up: the link inside the frame carries one value a record. */
const DOCUMENT = {
  format: 'premia.scheme/1',
  key: 'data-flow',
  title: { en: 'A part of every deal', ru: 'Доля каждой сделки' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'deals', kind: 'each', title: { en: 'Deals', ru: 'Сделки' }, params: { type: 'deal.won' }, at: [0, 0] },
    {
      id: 'part',
      kind: 'multiply',
      title: { en: 'Part', ru: 'Доля' },
      params: { values: ['0.01'] },
      frame: 'deals',
      at: [220, 40],
    },
    {
      id: 'pay',
      kind: 'payout',
      params: { code: 'bonus', title: { en: 'Bonus', ru: 'Премия' } },
      at: [900, 0],
    },
  ],
  links: [
    { from: 'deals.amount', to: 'part.values' },
    { from: 'part', to: 'deals.result' },
    { from: 'deals', to: 'pay.amount' },
  ],
};

test('a value with records opens them as a spreadsheet: sorted, walked by keys, copied for Excel', async ({
  browser,
}) => {
  const building = await SchemeBuildingPage.openOn(browser, 'en', DOCUMENT);
  const { page } = building;
  await page.getByRole('button', { name: building.words.sample }).click();
  await page.keyboard.type(building.sample.name);
  await page.keyboard.press('Enter');
  await building.expectPaid();

  const pill = page.locator('[data-pill="part"][data-rows]');
  await expect(pill).toContainText(/records? · Σ/);
  await pill.hover();
  const hint = page.getByRole('tooltip');
  await expect(hint).toContainText('one per event');
  await expect(hint).toContainText('From “Part”');
  await pill.click();

  const sheet = page.getByRole('grid', { name: 'Records of “Deals”' });
  await expect(sheet).toBeVisible();
  await expect(page).toHaveURL(/dock=data/);
  const count = Number(/^(\d+) records? /.exec(await page.getByTestId('row-count').innerText())?.[1]);
  expect(count).toBeGreaterThan(1);
  await expect(sheet).toHaveAttribute('aria-rowcount', String(count + 1));

  // The sheet has the keyboard: End goes to the last column, Enter sorts by it.
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const contribution = sheet.getByRole('columnheader', { name: 'Contribution' });
  await expect(contribution).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('ArrowDown');
  await expect(sheet.locator('td:focus')).toHaveAttribute('data-cell', /^0 /);

  await page.getByRole('button', { name: 'Copy for Excel' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^Counts\tDate\tRecord\t.*Contribution\r\nyes\t\d{4}-\d\d-\d\d\t/);
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\r\n');
  expect(lines).toHaveLength(count + 1);

  await sheet.locator('td').first().click();
  await page.keyboard.press('Escape');
  await expect(building.canvas).toBeFocused();
});
