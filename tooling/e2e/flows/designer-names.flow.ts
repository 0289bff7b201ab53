import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, test } from '@playwright/test';
import { type Interface, SchemeBuildingPage } from '../pages/scheme-building.page.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const openTemplate = (browser: Browser, language: Interface): Promise<SchemeBuildingPage> =>
  SchemeBuildingPage.openTemplate(browser, language, language === 'ru' ? 'Для слуха' : 'For the ear');

for (const language of ['en', 'ru'] as const) {
  test(`the drawing and the list break no rule of WCAG 2.2 AA, in ${language}`, async ({ browser }) => {
    const { page } = await openTemplate(browser, language);
    const violations = async () => {
      const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
      return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]);
    };
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Alt+1');
    await expect(page.getByRole('table').first()).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}

test('every block and link has a name of words, and the drawing is one stop of the Tab key', async ({ browser }) => {
  const designer = await openTemplate(browser, 'en');
  const { page, canvas } = designer;
  await designer.expectPaid();
  await expect(page.getByRole('application')).toHaveCount(1);
  await expect(
    canvas.getByRole('group', { name: /^Tiers “Commission bands”, 3 inputs, output ₽[\d,.]+/ }),
  ).toBeVisible();
  await expect(canvas.getByRole('img', { name: /^Sales → Commission bands, ₽/ })).toHaveCount(1);
  await expect(canvas.getByRole('img', { name: /^Commission bands → Sales commission, ₽/ })).toHaveCount(1);
  await expect(page.locator('[aria-roledescription="node"], [aria-roledescription="edge"]')).toHaveCount(0);

  await canvas.focus();
  await page.keyboard.press('Tab');
  const isInside = await canvas.evaluate((drawing) => {
    const card = document.activeElement?.closest('[data-part="card"]');
    return drawing.contains(document.activeElement) && card !== null && card !== undefined;
  });
  expect(isInside, 'Tab from the drawing must not walk its cards one by one').toBe(false);
});

test('a link that does not fit says why, and offers the block that makes it fit', async ({ browser }) => {
  const designer = await openTemplate(browser, 'en');
  const { page } = designer;
  await page.keyboard.press('/');
  await expect(designer.palette).toBeVisible();
  await page.keyboard.type('gate');
  await page.keyboard.press('Enter');
  await expect(designer.card('gate')).toBeVisible();
  await page.keyboard.press('f');
  await designer.still();
  const from = await designer.outputOf('criterion').boundingBox();
  const condition = designer.card('gate').locator('.react-flow__handle.target').first();
  await expect(condition).toBeInViewport();
  const to = await condition.boundingBox();
  if (from === null || to === null) throw new Error('The ports are not on the screen');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x - 30, to.y - 10, { steps: 6 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  const refusal = page.getByRole('dialog', { name: 'The link does not fit' });
  await expect(refusal).toBeVisible();
  await refusal.getByRole('button', { name: 'Insert “Compare”' }).click();
  await expect(refusal).toBeHidden();
  await expect(designer.card('compare')).toBeVisible();
  await expect(condition).not.toHaveAttribute('data-empty');
});

test('Ctrl+F finds a block by a number of its table and goes there', async ({ browser }) => {
  const designer = await openTemplate(browser, 'en');
  await designer.page.keyboard.press('Control+F');
  await designer.page.keyboard.type('600000');
  await designer.page.keyboard.press('Enter');
  await expect(designer.card('tiers').locator('[data-selected]')).toHaveCount(1);
});
