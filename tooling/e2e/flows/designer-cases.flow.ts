import { expect, test } from '@playwright/test';
import { CasesPage } from '../pages/cases.page.ts';
import { DesignerPage } from '../pages/designer.page.ts';
import { createScheme } from '../pages/scheme-fixture.ts';
import { signIn } from '../pages/session.ts';

const DOCUMENT = {
  format: 'premia.scheme/1',
  key: 'cases-flow',
  title: { en: 'Tested', ru: 'Проверенная' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'sold', kind: 'criterion', params: { criterion: 'revenue' }, at: [0, 0] },
    {
      id: 'commission',
      kind: 'tiers',
      title: { en: 'Commission', ru: 'Комиссия' },
      params: {
        mode: 'whole',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '300000', rate: '0.05' },
        ],
      },
      at: [340, 0],
    },
    { id: 'pay', kind: 'payout', params: { code: 'bonus', title: { en: 'Bonus', ru: 'Премия' } }, at: [760, 0] },
  ],
  links: [
    { from: 'sold', to: 'commission.value' },
    { from: 'commission', to: 'pay.amount' },
  ],
};

test('HR adopts the cases the boundaries ask for; an edit that breaks one leads to its block', async ({ browser }) => {
  const page = await signIn(browser, { role: 'hr' });
  await page.goto(await createScheme(page, DOCUMENT));
  const cases = new CasesPage(page);
  const designer = new DesignerPage(page);
  await cases.open();
  await expect(cases.panel).toContainText('Commission: exactly ₽300,000');
  await cases.adoptSuggestions();
  await expect(cases.rows).toHaveCount(3);
  await expect(cases.panel).toContainText('The cases test every branch and row: 2.');
  await expect(cases.rows.getByText('passes')).toHaveCount(3);

  await designer.block('Commission').click({ position: { x: 60, y: 14 } });
  await designer.typeInto(/^Tier 2: rate/, '6');
  await expect(cases.rows.getByText('fails')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await cases.rows.getByRole('button', { name: 'Where it deviates' }).first().click();
  await expect(page).toHaveURL(/node=commission/);
});

test('cases come from a spreadsheet with decimal commas', async ({ browser }) => {
  const page = await signIn(browser, { role: 'hr' });
  await page.goto(await createScheme(page, { ...DOCUMENT, title: { en: 'Pasted cases' } }));
  const cases = new CasesPage(page);
  await cases.open();
  await expect(cases.panel).toContainText('Commission: exactly ₽300,000');
  await cases.paste('Name\tRevenue\tBonus\nSmall\t100 000,50\t3000,02\nLarge\t400 000,00\t20 000,00');
  await expect(cases.rows).toHaveCount(2);
  await expect(cases.rows.getByText('passes')).toHaveCount(2);
  await expect(cases.panel).toContainText('2 cases pasted');
});
