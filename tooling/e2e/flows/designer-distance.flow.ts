import { type Browser, expect, test } from '@playwright/test';
import { SchemeBuildingPage } from '../pages/scheme-building.page.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

/** A template of three blocks, seen from so far that they are painted. */
async function openFarOut(browser: Browser): Promise<SchemeBuildingPage> {
  const designer = await SchemeBuildingPage.openTemplate(browser, 'en', 'From afar');
  await designer.zoomOutUntilPainted();
  await expect(designer.cards).toHaveCount(0);
  return designer;
}

test('far out the keyboard walks painted blocks, and each says its name', async ({ browser }) => {
  const { page, canvas } = await openFarOut(browser);
  await canvas.focus();
  await page.keyboard.press('Home');
  await expect(canvas.getByRole('group', { name: /^Criterion “Sales”/ })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  const tiers = canvas.getByRole('group', { name: /^Tiers “Commission bands”, 3 inputs, output ₽/ });
  await expect(tiers).toBeVisible();
  await expect(canvas).toHaveAttribute('aria-activedescendant', (await tiers.getAttribute('id')) ?? '');
  // A name is typed where it can be read.
  await page.keyboard.press('F2');
  await expect(canvas).toHaveAttribute('data-detail', 'full');
  await expect(tiers.getByRole('textbox')).toBeFocused();
});

test('far out painted blocks are chosen, dragged and boxed with the mouse; a double click comes near', async ({
  browser,
}) => {
  const designer = await openFarOut(browser);
  const { page, canvas } = designer;
  const at = await designer.placeByKeyboard('criterion');
  await page.mouse.move(at.x, at.y);
  await expect(designer.cards).toHaveCount(1);
  await expect(designer.card('criterion')).toContainText('Sales');
  await page.mouse.click(at.x, at.y);
  await expect(designer.card('criterion').locator('[data-selected]')).toHaveCount(1);

  await page.mouse.down();
  await page.mouse.move(at.x + 10, at.y - 60, { steps: 6 });
  await page.mouse.up();
  await page.mouse.move(at.x + 40, at.y + 160);
  await page.mouse.click(at.x + 40, at.y + 160);
  const moved = await designer.placeByKeyboard('criterion');
  expect(Math.round(at.y - moved.y)).toBeGreaterThan(40);

  const pane = await canvas.boundingBox();
  if (pane === null) throw new Error('There is no drawing');
  await page.keyboard.down('Shift');
  await page.mouse.move(pane.x + 20, pane.y + 20);
  await page.mouse.down();
  await page.mouse.move(pane.x + pane.width - 200, pane.y + pane.height - 140, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.keyboard.press('Delete');
  await expect(page.getByText('A blank page')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(page.getByText('A blank page')).toBeHidden();

  await page.mouse.move(moved.x, moved.y);
  await page.mouse.dblclick(moved.x, moved.y);
  await expect(canvas).toHaveAttribute('data-detail', 'full');
  await expect(designer.card('criterion')).toBeInViewport();
  await expect(designer.cards).toHaveCount(3);
});
