import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { demoPeople } from '../pages/session.ts';
import { readEndToEndEnvironment } from '../src/env.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** At 200 % a laptop's window is half as wide and half as high, every letter twice as large. */
const SIZES = [
  { zoom: 100, viewport: { width: 1_366, height: 768 }, deviceScaleFactor: 1 },
  { zoom: 200, viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 },
] as const;
const LOOKS = (['ru', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) => SIZES.map((size) => ({ language, scheme, ...size }))),
);

interface Look {
  readonly language: 'ru' | 'en';
  readonly scheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor: number;
}

async function openGallery(browser: Browser, look: Look & { readonly isPseudo?: boolean }): Promise<Page> {
  const { language, scheme, viewport, deviceScaleFactor, isPseudo } = look;
  const context = await browser.newContext({
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    colorScheme: scheme,
    viewport,
    deviceScaleFactor,
  });
  const page = await context.newPage();
  await page.addInitScript(
    ({ dark, pseudo }) => {
      localStorage.setItem('mantine-color-scheme-value', dark ? 'dark' : 'light');
      if (pseudo) localStorage.setItem('premia.pseudo', '1');
    },
    { dark: scheme === 'dark', pseudo: isPseudo === true },
  );
  const hr = (await demoPeople(page)).find(({ role }) => role === 'hr');
  if (hr === undefined) throw new Error('The demo company has no HR');
  const headers = { origin: readEndToEndEnvironment().address };
  await page.request.post('/trpc/session.signIn', { data: { employeeId: hr.employeeId }, headers });
  await page.goto('/gallery');
  await expect(page.locator('[data-part="card"][data-kind="indicator"]')).toBeVisible();
  return page;
}

/** Words that reach out of their card, by kind. */
async function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-part="card"]')].flatMap((card) => {
      const box = card.getBoundingClientRect();
      const parts = [...card.querySelectorAll('span, button, select, td, th, p')].filter(
        (part) => part.closest('.react-flow__handle') === null && part.getBoundingClientRect().width > 0,
      );
      const out = parts.filter((part) => {
        const { left, right, bottom } = part.getBoundingClientRect();
        return left < box.left - 1 || right > box.right + 1 || bottom > box.bottom + 1;
      });
      return out.length === 0 ? [] : [`${card.getAttribute('data-kind')}: ${out[0]?.textContent?.slice(0, 40)}`];
    }),
  );
}

for (const look of LOOKS) {
  test(`every kind of block in ${look.language}, ${look.scheme}, at ${look.zoom} %`, async ({ browser }, info) => {
    const page = await openGallery(browser, look);
    const name = `gallery-${look.language}-${look.scheme}-${look.zoom}.png`;
    await page.screenshot({ path: info.outputPath(name), fullPage: true });
    await info.attach(name, { path: info.outputPath(name), contentType: 'image/png' });
    expect(await overflowing(page)).toEqual([]);
    if (look.zoom !== 100) return;
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  });
}

test('words a third longer stay inside their cards', async ({ browser }) => {
  const [size] = SIZES;
  const page = await openGallery(browser, { ...size, language: 'en', scheme: 'light', isPseudo: true });
  expect(await overflowing(page)).toEqual([]);
});
