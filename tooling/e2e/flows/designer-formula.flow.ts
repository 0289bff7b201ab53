import { expect, test } from '@playwright/test';
import { FormulaPage } from '../pages/formula.page.ts';
import { createScheme } from '../pages/scheme-fixture.ts';
import { signIn } from '../pages/session.ts';

const DOCUMENT = {
  format: 'premia.scheme/1',
  key: 'formula-flow',
  title: { en: 'Typed', ru: 'Набранная' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'done', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' }, at: [0, 0] },
    { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' }, at: [0, 200] },
    { id: 'sold', kind: 'criterion', params: { criterion: 'revenue' }, at: [0, 400] },
    {
      id: 'bonus',
      kind: 'formula',
      params: { text: 'base * 10%', language: 'en', inputs: ['base'] },
      at: [340, 60],
    },
    { id: 'pay', kind: 'payout', params: { code: 'bonus', title: { en: 'Bonus', ru: 'Премия' } }, at: [760, 60] },
  ],
  links: [
    { from: 'salary', to: 'bonus.base' },
    { from: 'bonus', to: 'pay.amount' },
  ],
};

test('HR types a formula: chips, words, a mend, and the last sound one that goes on paying', async ({ browser }) => {
  const page = await signIn(browser, { role: 'hr' });
  await page.goto(`${await createScheme(page, DOCUMENT)}?node=bonus`);
  const formula = new FormulaPage(page);
  await expect(formula.chips).toContainText(['Base salary']);
  await expect(formula.result).toContainText('In words: “Base salary” times 10%.');

  await formula.type('base + 5%');
  await expect(formula.result).toContainText('did you mean to multiply?');
  await formula.apply();
  await expect(formula.former).toBeVisible();
  await formula.mend(/Change to “\*”/);
  await expect(formula.result).toContainText('“Base salary” times 5%');
  await formula.apply();
  await expect(formula.former).toBeHidden();

  // A value of the drawing that was no input becomes one, with its link.
  await formula.type('MIN(sold * 1%, base)');
  await formula.apply();
  await expect(formula.chips).toContainText(['Revenue, actual', 'Base salary']);
  await expect(page.locator('.react-flow__edge')).toHaveCount(3);
});

test('a formula pasted from a spreadsheet asks what its cells are', async ({ browser }) => {
  const page = await signIn(browser, { role: 'hr' });
  await page.goto(`${await createScheme(page, { ...DOCUMENT, title: { en: 'Pasted formula' } })}?node=bonus`);
  const formula = new FormulaPage(page);
  await expect(formula.chips).toHaveCount(1);
  await formula.paste('=ЕСЛИ(B2>=1,2; C2*0,2; 0)');
  const dialog = page.getByRole('dialog', { name: 'A formula from a spreadsheet' });
  for (const [cell, value] of [
    ['Cell B2', 'Revenue, attainment'],
    ['Cell C2', 'Base salary'],
  ] as const) {
    await dialog
      .getByRole('combobox', { name: cell })
      .or(dialog.getByRole('textbox', { name: cell }))
      .click();
    await page.getByRole('option', { name: value, exact: true }).filter({ visible: true }).click();
  }
  await dialog.getByRole('button', { name: 'Insert the formula' }).click();
  await formula.apply();
  await expect(formula.chips).toContainText(['Revenue, attainment', 'Base salary']);
  await expect(formula.field).toContainText('IF(');
  await expect(page.locator('.react-flow__edge')).toHaveCount(3);
});
