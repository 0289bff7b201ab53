import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { DrawingPage } from '../pages/drawing.page.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test('a scheme is saved as a picture, a printed page and a file; the file comes back as one step', async ({
  browser,
}) => {
  const drawing = await DrawingPage.open(browser, 'ru', 'На бумагу');
  const { page } = drawing;
  const svg = await drawing.exportAs(/SVG/);
  expect(svg.suggestedFilename()).toBe('На-бумагу.svg');
  const picture = await readFile(await svg.path(), 'utf8');
  const words = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'image/svg+xml');
    if (document.querySelector('parsererror') !== null) return null;
    return [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
  }, picture);
  expect(words).toEqual(expect.arrayContaining(['Ступени комиссии']));

  const png = await readFile(await (await drawing.exportAs(/PNG/)).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const pdf = await readFile(await (await drawing.exportAs(/PDF/)).path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

  const file = await readFile(await (await drawing.exportAs(/JSON/)).path(), 'utf8');
  const scheme = JSON.parse(file) as { nodes: { id: string; kind: string }[]; links: unknown[] };
  const dialog = await drawing.importText(JSON.stringify({ ...scheme, nodes: scheme.nodes.slice(0, 1), links: [] }));
  await dialog.getByRole('button', { name: 'Заменить этот черновик' }).click();
  await expect(drawing.building.cards).toHaveCount(1);
  await drawing.undo();
  await expect(drawing.building.cards).toHaveCount(3);
});

test('a file that does not fit says what is wrong and where, and changes nothing', async ({ browser }) => {
  const drawing = await DrawingPage.open(browser, 'en', 'Bad file');
  const dialog = await drawing.importText('{"format":"premia.scheme/1","key":"k","period":"week"}');
  await expect(dialog.getByRole('alert')).toContainText('Nothing in the scheme has changed');
  await expect(dialog.getByRole('alert')).toContainText('period');
  await drawing.page.keyboard.press('Escape');
  await expect(drawing.building.cards).toHaveCount(3);
});

test('blocks copied for a letter are an outline in words', async ({ browser }) => {
  const drawing = await DrawingPage.open(browser, 'ru', 'В письмо');
  await drawing.selectAll();
  await drawing.page.keyboard.press('Control+c');
  await expect.poll(() => drawing.page.evaluate(() => navigator.clipboard.readText())).toContain('Ступени комиссии');
});

for (const language of ['en', 'ru'] as const) {
  test(`the tour is offered once and walks by keys, in ${language}`, async ({ browser }) => {
    const drawing = await DrawingPage.open(browser, language, language === 'ru' ? 'Показ' : 'Tour');
    const { page } = drawing;
    await page.getByRole('button', { name: drawing.words.tourOffer, exact: true }).click();
    const popover = page.locator('.driver-popover');
    const seen = new Set<string>();
    for (let step = 1; step <= 8; step += 1) {
      await expect(popover).toContainText(language === 'ru' ? `${step} из 8` : `${step} of 8`);
      seen.add(await popover.locator('.driver-popover-title').innerText());
      // A step takes keys one frame after its words are there.
      await drawing.nextFrame();
      await page.keyboard.press('ArrowRight');
    }
    expect(seen.size).toBe(8);
    await expect(popover).toHaveCount(0);
    await page.reload();
    await expect(drawing.building.cards).toHaveCount(3);
    await expect(page.getByRole('button', { name: drawing.words.tourOffer, exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: drawing.words.menu }).click();
    await page.getByRole('menuitem', { name: language === 'ru' ? /за две минуты/ : /Two-minute tour/ }).click();
    await expect(popover).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(popover).toHaveCount(0);
  });
}
