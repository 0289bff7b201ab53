import { expect, test } from '@playwright/test';
import { DrawingPage } from '../pages/drawing.page.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test('blocks are lined up, framed, folded and opened by keys alone, each as one step back', async ({ browser }) => {
  const drawing = await DrawingPage.open(browser, 'en', 'In order');
  const { page } = drawing;
  await drawing.pick('payout');
  await page.keyboard.press('m');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => drawing.top('payout')).not.toBe(await drawing.top('criterion'));

  await drawing.selectAll();
  await page.keyboard.press('Alt+w');
  await expect.poll(() => drawing.top('payout')).toBe(await drawing.top('criterion'));
  await page.keyboard.press('Control+g');
  await page.keyboard.type('Commission');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Area “Commission”, 3 blocks' })).toBeVisible();

  await drawing.canvas.focus();
  await page.keyboard.press('h');
  await expect(drawing.card('tiers')).toHaveCount(0);
  await expect(drawing.area).toHaveCount(1);
  // What is hidden is still paid.
  await drawing.building.expectPaid();
  await page.keyboard.press('Enter');
  await expect(drawing.card('tiers')).toBeVisible();

  // Opened, folded, named, framed: four steps.
  for (let step = 0; step < 4; step += 1) await drawing.undo();
  await expect(drawing.area).toHaveCount(0);
  await expect(drawing.building.cards).toHaveCount(3);
});

test('a folded area shows the ports its blocks have to the rest, and a link can be read there', async ({ browser }) => {
  const drawing = await DrawingPage.open(browser, 'ru', 'Со свёрнутым');
  const { page } = drawing;
  await drawing.pick('tiers');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('Ступени внутри');
  await page.keyboard.press('Enter');
  await drawing.canvas.focus();
  await page.keyboard.press('h');
  await expect(drawing.card('tiers')).toHaveCount(0);
  await expect(drawing.area.locator('.react-flow__handle.target')).toHaveCount(1);
  await expect(drawing.area.locator('.react-flow__handle.source')).toHaveCount(1);
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);
});

test('a sticker is written by keys, stays for the next visit and is deleted as one step', async ({ browser }) => {
  const drawing = await DrawingPage.open(browser, 'en', 'With a note');
  const { page } = drawing;
  await drawing.canvas.focus();
  await page.keyboard.press('Shift+N');
  await page.keyboard.type('Ask Anna about the cap');
  await page.keyboard.press('Escape');
  await expect(drawing.sticker).toContainText('Ask Anna about the cap');
  await expect(page.getByRole('status').filter({ hasText: drawing.words.saved })).toBeVisible();
  await page.reload();
  await expect(drawing.sticker).toContainText('Ask Anna about the cap');
  await drawing.sticker.click();
  await page.keyboard.press('Delete');
  await expect(drawing.sticker).toHaveCount(0);
  await drawing.undo();
  await expect(drawing.sticker).toHaveCount(1);
});

test('a bypassed block shows what it does to the pay; results cannot be bypassed; nothing of it is saved', async ({
  browser,
}) => {
  const drawing = await DrawingPage.open(browser, 'en', 'What if');
  const { page } = drawing;
  await drawing.building.expectPaid();
  const before = await page.getByTestId('payout-total').innerText();
  await drawing.pick('tiers');
  await page.keyboard.press('b');
  await expect(page.getByTestId('bypass-effect')).toHaveText(drawing.words.effect);
  await expect(drawing.card('tiers').locator('[data-bypassed]')).toHaveCount(1);
  // The scheme itself pays what it paid.
  await expect(page.getByTestId('payout-total')).toHaveText(before);
  await drawing.pick('payout');
  await page.keyboard.press('b');
  await expect(page.getByText('bypassing it would mean paying nothing')).toBeVisible();
  await page.reload();
  await drawing.building.expectPaid();
  await expect(page.locator('[data-bypassed]')).toHaveCount(0);
});

test('a selection becomes a scheme of its own; one that holds a result says why not', async ({ browser }) => {
  const drawing = await DrawingPage.open(browser, 'en', 'With bands inside');
  const { page } = drawing;
  const promote = async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Make a reusable scheme…' }).click();
  };
  await drawing.selectAll();
  await promote();
  await expect(page.getByRole('alert')).toContainText('is a result of this scheme');
  await page.getByRole('button', { name: 'I see' }).click();
  // A click on one of many narrows the selection to it.
  await drawing.pick('tiers');
  await promote();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Bands to reuse');
  await dialog.getByRole('button', { name: 'Create the draft and open it' }).click();
  await expect(drawing.card('indicator')).toBeVisible();
  await expect(drawing.card('parameter')).toBeVisible();
  await expect(drawing.building.cards).toHaveCount(3);
});

test('the history goes back to any step', async ({ browser }) => {
  const drawing = await DrawingPage.open(browser, 'en', 'Step by step');
  const { page } = drawing;
  await drawing.pick('criterion');
  await page.keyboard.press('Control+d');
  await expect(drawing.building.cards).toHaveCount(4);
  await page.keyboard.press('Control+d');
  await expect(drawing.building.cards).toHaveCount(5);
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Opened the scheme' }).click();
  await expect(drawing.building.cards).toHaveCount(3);
  await page
    .getByRole('button', { name: /Duplicated 1 block/ })
    .first()
    .click();
  await expect(drawing.building.cards).toHaveCount(5);
});
