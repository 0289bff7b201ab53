import { type Browser, expect, type Locator, test } from '@playwright/test';
import { CountedKeyboard } from '../pages/counted-keyboard.ts';
import { DrawingPage } from '../pages/drawing.page.ts';
import type { Interface } from '../pages/scheme-building.page.ts';
import { TablePage } from '../pages/table.page.ts';
import { Effort } from '../src/effort.ts';
import type { Layout } from '../src/keyboard-layouts.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

const HANDS: readonly { readonly layout: Layout; readonly language: Interface }[] = [
  { layout: 'latin', language: 'en' },
  { layout: 'cyrillic', language: 'ru' },
];

async function openTiers(browser: Browser, { layout, language }: (typeof HANDS)[number]) {
  const drawing = await DrawingPage.open(browser, language, language === 'ru' ? 'Таблицы' : 'Tables');
  const keys = new CountedKeyboard(drawing.page, new Effort(), layout);
  const table = new TablePage(drawing.page, language);
  await drawing.pick('tiers');
  await keys.press('Shift+Enter');
  await expect(table.tier(1, 'from')).toBeFocused();
  return { drawing, keys, table };
}

for (const hands of HANDS) {
  test(`the keyboard of a spreadsheet in a table at full size, on a ${hands.layout} keyboard`, async ({ browser }) => {
    const { drawing, keys, table } = await openTiers(browser, hands);
    await expect(table.tier(3, 'rate')).toBeVisible();

    // Typing replaces, Enter goes down; on the way back F2 edits what stands there.
    await keys.press('Tab');
    await keys.press('Tab');
    await expect(table.tier(1, 'rate')).toBeFocused();
    await keys.type('4');
    await keys.press('Enter');
    await expect(table.tier(2, 'rate')).toBeFocused();
    await expect(table.tier(1, 'rate')).toContainText('4');
    await keys.press('F2');
    await expect(table.typing(2, 'rate')).toBeFocused();
    await keys.press('Escape');
    await expect(table.tier(2, 'rate')).toBeFocused();

    // The column is filled from its first row, and undone in one step.
    await keys.press('Control+ ');
    await keys.press('Control+D');
    await table.expectRates(['4', '4', '4']);
    await keys.press('Control+Z');
    await expect(table.tier(3, 'rate')).not.toContainText('4');

    // From a spreadsheet, into the cells from here on.
    await keys.press('ArrowDown');
    await keys.press('ArrowUp');
    await keys.paste(hands.language === 'ru' ? '6,5%\n8%' : '6.5%\n8%');
    await expect(table.tier(2, 'rate')).toContainText(hands.language === 'ru' ? '6,5' : '6.5');
    await expect(table.tier(3, 'rate')).toContainText('8');

    // What cannot be stays in the field with its reason.
    await keys.press('ArrowLeft');
    await keys.press('ArrowLeft');
    await expect(table.tier(2, 'from')).toBeFocused();
    await keys.type('0');
    await keys.press('Enter');
    await expect(table.typing(2, 'from')).toHaveAttribute('aria-invalid', 'true');
    await expect(table.large.getByRole('alert')).toBeVisible();
    await keys.press('Escape');

    // A row more, a row less.
    await keys.press('Control+=');
    await expect(table.tier(4, 'rate')).toBeVisible();
    await keys.press('Control+Z');
    await expect(table.tier(4, 'rate')).toHaveCount(0);

    await table.tier(2, 'rate').focus();
    await keys.press('Escape');
    await expect(table.large).toHaveCount(0);
    await expect(drawing.canvas).toBeFocused();
    await expect(drawing.card('tiers')).toContainText(hands.language === 'ru' ? '6,5' : '6.5');
  });
}

test('what is copied from a table a spreadsheet takes, and gives back', async ({ browser }) => {
  const { drawing, keys, table } = await openTiers(browser, { layout: 'latin', language: 'ru' });
  await table.page.keyboard.press('Control+A');
  await table.page.keyboard.press('Control+C');
  const copied = await table.page.evaluate(() => navigator.clipboard.readText());
  const rows = copied.split(/\r?\n/).map((line) => line.split('\t'));
  expect(rows[0]).toHaveLength(3);
  expect(rows.at(-1)?.[1]).toBe('');
  expect(copied).not.toMatch(/[\u00a0₽]/);
  await table.tier(1, 'from').focus();
  await keys.paste('0\t1%\n100000\t2%\n200000\t3%\n300000\t4%');
  await table.expectRates(['1', '2', '3', '4']);
  await table.page.keyboard.press('Escape');
  await drawing.undo();
  await expect(drawing.card('tiers')).not.toContainText('4 %');
});

for (const hands of HANDS) {
  test(`the chart is drawn by hand and by the keys, in ${hands.language}`, async ({ browser }, info) => {
    const { drawing, keys, table } = await openTiers(browser, hands);
    const before = (await table.tier(2, 'from').textContent()) ?? '';
    const rates = (await table.tier(2, 'rate').textContent()) ?? '';

    // A boundary follows the hand, and the rows tell where it is; let go, it is one step.
    const boundary = await middleOf(table.handle(2, 'from'));
    await table.page.mouse.move(boundary.x, boundary.y);
    await table.page.mouse.down();
    await table.page.mouse.move(boundary.x - 20, boundary.y);
    await table.page.mouse.move(boundary.x - 40, boundary.y);
    await expect(table.tier(2, 'from')).not.toHaveText(before);
    await expect(table.large.locator('output')).toHaveText(/\d/);
    await table.page.screenshot({ path: info.outputPath(`chart-held-${hands.language}.png`) });
    const dragged = (await table.tier(2, 'from').textContent()) ?? '';
    await table.page.mouse.up();
    await expect(table.large.locator('output')).toHaveCount(0);
    await expect(table.tier(2, 'from')).toHaveText(dragged);
    await keys.press('Control+Z');
    await expect(table.tier(2, 'from')).toHaveText(before);

    // The rate of a band moves up and down; Esc puts back what is still held.
    const level = await middleOf(table.handle(2, 'rate'));
    await table.page.mouse.move(level.x, level.y);
    await table.page.mouse.down();
    await table.page.mouse.move(level.x, level.y - 30, { steps: 3 });
    await expect(table.tier(2, 'rate')).not.toHaveText(rates);
    await keys.press('Escape');
    await expect(table.tier(2, 'rate')).toHaveText(rates);
    await table.page.mouse.up();
    await expect(table.large).toBeVisible();

    // The same by the keys: each stroke a step, told in words.
    const held = table.handle(2, 'rate');
    await held.focus();
    await keys.press('ArrowUp');
    await keys.press('ArrowUp');
    await expect(table.tier(2, 'rate')).not.toHaveText(rates);
    await expect(held).toHaveAttribute('aria-valuetext', ((await table.tier(2, 'rate').textContent()) ?? '').trim());
    await keys.press('Control+Z');
    await keys.press('Control+Z');
    await expect(table.tier(2, 'rate')).toHaveText(rates);
    await keys.press('Escape');
    await expect(table.large).toHaveCount(0);
    await expect(drawing.canvas).toBeFocused();
  });
}

async function middleOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('what is to be dragged is not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a remark at a cell is marked on it and listed with the block', async ({ browser }) => {
  const { keys, table } = await openTiers(browser, { layout: 'latin', language: 'en' });
  await keys.press('ArrowDown');
  await keys.press('Tab');
  await keys.press('Tab');
  await expect(table.tier(2, 'rate')).toBeFocused();
  await keys.press('Control+Alt+M');
  const field = table.page.getByRole('textbox', { name: table.words.remark });
  await expect(field).toBeFocused();
  await expect(table.page.getByRole('combobox', { name: 'About' })).toHaveValue(table.words.place);
  await field.fill('Agreed for this year only');
  await keys.press('Control+Enter');
  await expect(table.page.getByRole('listitem').filter({ hasText: 'Agreed for this year only' })).toBeVisible();
  await expect(table.commentedOnCard).toHaveCount(1);
  await expect(table.tier(2, 'rate')).toHaveAccessibleName(/has comments/);
});

test('on a phone, in the dark and by touch alone', async ({ browser }, info) => {
  const { table } = await openTiers(browser, { layout: 'latin', language: 'ru' });
  await table.page.screenshot({ path: info.outputPath('table-large.png') });
  await table.page.emulateMedia({ colorScheme: 'dark' });
  await table.page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
  await table.page.setViewportSize({ width: 390, height: 844 });
  await table.page.screenshot({ path: info.outputPath('table-390.png') });
  const box = await table.large.boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
  await expect(table.tier(1, 'rate')).toBeInViewport({ ratio: 1 });
  await table.tier(1, 'rate').click();
  await expect(table.typing(1, 'rate')).toHaveCount(0);
  await table.tier(1, 'rate').click();
  await expect(table.typing(1, 'rate')).toBeFocused();
});
