import { expect, test } from '@playwright/test';
import { compare, subtract } from '@premia/decimal';
import { ChangesPage } from '../pages/changes.page.ts';
import { PortalPage } from '../pages/portal.page.ts';
import { demoPeople, signIn } from '../pages/session.ts';

const TITLE = 'Fairer plans';

/** The month the demo company is in, in Moscow. */
function thisMonth(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date()).slice(0, 7);
}

// Before the flows that send deals: a person at the cap of the bonus would not be moved by a fairer plan.
test('a file of targets goes from hr over finance to the employee, and back again', async ({ browser }) => {
  const hr = await signIn(browser, { role: 'hr' });
  const employee = await signIn(browser, { role: 'employee' });
  const person = (await demoPeople(employee)).find(({ role }) => role === 'employee');
  const portal = new PortalPage(employee);
  await portal.open();
  const before = await portal.total();

  // As Excel writes it in Russia: Windows-1251, semicolons, a decimal comma, a name nobody has on the last line.
  const lines = [
    'Показатель;Сотрудник;Месяц;План',
    `Выручка;${person?.name.ru ?? ''};${thisMonth()};1 000,00`,
    `Выручка;Никто Никакой;${thisMonth()};5`,
  ];
  const changes = new ChangesPage(hr);
  await changes.create();
  await changes.loadFile('fairer.csv', windows1251(lines.join('\r\n')));
  await changes.takeRows({ rows: 2, decimalSign: 'comma' });
  await changes.name(TITLE);
  await changes.check();
  await expect(hr.getByText('1 row with an error')).toBeVisible();
  await expect(
    hr
      .getByText('There is no person or department “Никто Никакой”')
      .or(hr.getByText('There is no person or department "Никто Никакой"')),
  ).toBeVisible();
  await changes.removeRow(2);
  await changes.check();
  await expect(hr.getByText('No errors')).toBeVisible();
  await changes.save();
  await expect(changes.preview.getByText(person?.name.en ?? '')).toBeVisible();
  await changes.decide('Submit for approval');
  await changes.isIn('Waiting');
  await expect(hr.getByRole('button', { name: 'Approve and apply' })).toHaveCount(0);

  const finance = await signIn(browser, { role: 'finance' });
  const waiting = new ChangesPage(finance);
  await waiting.open(TITLE);
  await expect(waiting.preview.getByText(person?.name.en ?? '')).toBeVisible();
  await waiting.decide('Approve and apply');
  await waiting.isIn('Applied');

  await portal.open();
  await expect.poll(async () => compare(await portal.total(), before)).toBe(1);
  const raised = await portal.total();
  const told = employee.getByRole('button', { name: new RegExp(TITLE) });
  await told.click();
  await expect(employee.getByText(/^Target of “Revenue”/)).toBeVisible();
  await expect(employee.getByText(/^Bonus that depends on it/)).toBeVisible();

  await changes.open(TITLE);
  await changes.undo('Agreed otherwise');
  await changes.isIn('Waiting');
  await finance.goto(hr.url());
  await waiting.decide('Approve and apply');
  await waiting.isIn('Applied');
  await portal.open();
  await expect.poll(async () => compare(subtract(await portal.total(), before), subtract(before, before))).toBe(0);
  expect(compare(raised, before)).toBe(1);
  await expect(employee.getByRole('button', { name: new RegExp(`Undone: ${TITLE}`) })).toBeVisible();
});

test('the demo company has a set that waits for finance', async ({ browser }) => {
  const finance = await signIn(browser, { role: 'finance' });
  await finance.goto('/changes');
  await expect(finance.getByRole('region', { name: 'Waiting for a decision' }).getByRole('link').first()).toBeVisible();
});

test('hr defines a criterion in plain words and sees what comes out before it is there', async ({ browser }) => {
  const page = await signIn(browser, { role: 'hr' });
  await page.goto('/criteria');
  await page.getByRole('button', { name: 'New criterion' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title in English').fill('Pump station revenue');
  await dialog.getByLabel('Key').fill('pumpRevenue');
  await dialog.getByRole('combobox', { name: 'Records', exact: true }).click();
  await page.getByRole('option', { name: 'Deal won' }).click();
  await dialog.getByRole('button', { name: 'Add a condition' }).click();
  await dialog.getByRole('combobox', { name: 'Field, condition 1' }).click();
  await page.getByRole('option', { name: 'Product' }).click();
  await dialog.getByLabel('Value, condition 1').fill('pump-station');
  await expect(dialog.getByText('Sum of amount over "Deal won", where Product = pump-station')).toBeVisible();
  await expect(dialog.getByRole('table').getByText('₽').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Pump station revenue' })).toBeVisible();
  await expect(page.getByText('from the beginning')).toBeVisible();
});

/** Cyrillic letters as Windows-1251 writes them; everything else is ASCII here. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (letter === 'ё') return 0xb8;
      if (letter === 'Ё') return 0xa8;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );
}
