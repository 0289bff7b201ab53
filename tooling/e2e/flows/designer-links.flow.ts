import { expect, type Locator, type Page, test } from '@playwright/test';
import { DrawingPage } from '../pages/drawing.page.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

const linkNamed = (page: Page, words: RegExp): Locator => page.getByRole('img', { name: words });

/** A point of the link's line, away from the value it carries. */
async function pointOn(link: Locator, share: number): Promise<{ readonly x: number; readonly y: number }> {
  return link.locator('path').evaluate((element, along) => {
    const line = element as SVGPathElement;
    const at = line.getPointAtLength(line.getTotalLength() * along).matrixTransform(line.getScreenCTM() ?? undefined);
    return { x: at.x, y: at.y };
  }, share);
}

test('a link lights its whole path, breaks under Alt+click and comes back with one undo', async ({ browser }) => {
  const drawing = await DrawingPage.open(browser, 'en', 'Broken and mended');
  const { page } = drawing;
  await drawing.building.still();
  const links = page.locator('.react-flow__edge');
  await expect(links).toHaveCount(2);
  const at = await pointOn(linkNamed(page, /→ /).first(), 0.3);
  await page.mouse.move(at.x, at.y);
  await expect(page.locator('.react-flow__edge [data-lit]')).toHaveCount(2);

  await page.keyboard.down('Alt');
  await page.mouse.click(at.x, at.y);
  await page.keyboard.up('Alt');
  await expect(links).toHaveCount(1);
  await drawing.undo();
  await expect(links).toHaveCount(2);
});

for (const language of ['en', 'ru'] as const) {
  test(`the line of a link is led through a point, moved and made one curve again, in ${language}`, async ({
    browser,
  }, info) => {
    const drawing = await DrawingPage.open(browser, language, language === 'en' ? 'Round a corner' : 'В обход');
    const { page } = drawing;
    await drawing.building.still();
    const line = linkNamed(page, /→ /).first();
    const shape = () => line.locator('path').getAttribute('d');
    const before = await shape();
    const at = await pointOn(line, 0.3);
    await page.mouse.dblclick(at.x, at.y);
    const point = page.getByRole('button', { name: language === 'en' ? 'Point 1 on the link' : 'Точка 1 на связи' });
    await expect(point).toHaveCount(1);
    await expect(drawing.building.palette).toBeHidden();

    const placed = await shape();
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x - 10, at.y + 90, { steps: 4 });
    await page.mouse.up();
    await expect.poll(shape).not.toBe(placed);
    const dragged = await shape();
    await page.screenshot({ path: info.outputPath(`link-point-${language}.png`) });

    // By the keys as well, and each is one step of the history.
    await point.press('ArrowDown');
    await expect.poll(shape).not.toBe(dragged);
    await drawing.undo();
    await expect.poll(shape).toBe(dragged);
    await point.focus();
    await point.press('Delete');
    await expect(point).toHaveCount(0);
    await expect.poll(shape).toBe(before);
    await drawing.undo();
    await expect(point).toHaveCount(1);
  });
}

test('an end of a link is dragged to another port; over nothing it springs back, over a wrong port it says why', async ({
  browser,
}) => {
  const drawing = await DrawingPage.open(browser, 'en', 'Led elsewhere');
  const { page, building } = drawing;
  await drawing.canvas.focus();
  // A second payout, to lead the link to: Space opens the list of blocks.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  await expect(building.palette).toBeVisible();
  await page.keyboard.type('payout');
  await page.keyboard.press('Enter');
  await expect(building.cards).toHaveCount(4);
  await page.keyboard.press('Escape');
  await drawing.canvas.focus();
  await page.keyboard.press('Shift+A');
  await page.getByRole('button', { name: 'Fit the scheme' }).click();
  await building.still();

  const links = page.locator('.react-flow__edge');
  const target = page.locator('.react-flow__edgeupdater-target').last();
  const dragEnd = async (to: { readonly x: number; readonly y: number }, over?: Locator) => {
    const box = await target.boundingBox();
    if (box === null) throw new Error('The link has no end on the screen');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    // From the middle of the drawing: near its rim a link in the hand makes the drawing move on by itself.
    await page.mouse.move(to.x + 20, to.y + 4, { steps: 6 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    // The port says that it is the one; a hand would wait for that as well.
    if (over !== undefined) await expect(over).toHaveClass(/\bconnectingto\b/);
    await page.mouse.up();
  };
  const before = await links.evaluateAll((all) => all.map((one) => one.getAttribute('data-id')));

  const empty = await drawing.canvas.boundingBox();
  if (empty === null) throw new Error('There is no canvas');
  await dragEnd({ x: empty.x + empty.width / 2, y: empty.y + empty.height - 60 });
  await expect(building.palette).toBeHidden();
  expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))).toEqual(before);

  const payouts = page.locator('.react-flow__node:has([data-kind="payout"])');
  await expect(payouts).toHaveCount(2);
  // The amount is the first input; that of the second payout has no link yet.
  const other = payouts
    .filter({ has: page.locator('[data-empty]') })
    .last()
    .locator('.react-flow__handle.target')
    .first();
  const place = await other.boundingBox();
  if (place === null) throw new Error('The second payout is not on the screen');
  await dragEnd({ x: place.x + place.width / 2, y: place.y + place.height / 2 }, other);
  await expect
    .poll(() => links.evaluateAll((all) => all.map((one) => one.getAttribute('data-id'))))
    .not.toEqual(before);
  await expect(links).toHaveCount(2);
  await drawing.undo();
  await expect.poll(() => links.evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))).toEqual(before);
});

test('deleting a block out of a wire heals the wire where it fits, in one step', async ({ browser }) => {
  const drawing = await DrawingPage.open(browser, 'en', 'Healed');
  const { page, building } = drawing;
  await drawing.pick('tiers');
  await page.keyboard.press('Delete');
  await expect(building.cards).toHaveCount(2);
  await expect(page.locator('.react-flow__edge')).toHaveCount(1);
  await drawing.undo();
  await expect(building.cards).toHaveCount(3);
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);
});
