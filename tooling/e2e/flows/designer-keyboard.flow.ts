import { type Browser, expect, test } from '@playwright/test';
import { CountedKeyboard } from '../pages/counted-keyboard.ts';
import { CAP, type Interface, RATES, SchemeBuildingPage } from '../pages/scheme-building.page.ts';
import { Effort } from '../src/effort.ts';
import type { Layout } from '../src/keyboard-layouts.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

/** EXPERIENCE, 1.1: key presses beyond typed text. */
const PRESSES_MAX = 60;

const HANDS: readonly { readonly layout: Layout; readonly language: Interface }[] = [
  { layout: 'latin', language: 'en' },
  { layout: 'cyrillic', language: 'ru' },
];

interface Desk {
  readonly designer: SchemeBuildingPage;
  readonly keys: CountedKeyboard;
  readonly effort: Effort;
}

async function sitDown(browser: Browser, { layout, language }: (typeof HANDS)[number]): Promise<Desk> {
  const designer = await SchemeBuildingPage.open(browser, language);
  const effort = new Effort();
  return { designer, effort, keys: new CountedKeyboard(designer.page, effort, layout) };
}

/** From the list of schemes to an open draft; the template is `steps` up from the first one. */
async function create({ designer, keys }: Desk, options: { readonly name: string; readonly up: number }) {
  await keys.press('N');
  await designer.readyForName();
  await keys.press('Shift+Tab');
  for (let step = 0; step < options.up; step += 1) await keys.press('ArrowUp');
  await keys.press('Tab');
  await keys.type(options.name);
  await keys.press('Tab');
  await keys.press('ArrowRight');
  await keys.press('Enter');
  await designer.opened();
}

/** From the block with the focus: into its result, a block that fits, by its name. */
async function grow({ designer, keys }: Desk, letters: string): Promise<void> {
  await keys.press('Enter');
  await keys.press('/');
  await expect(designer.palette).toBeVisible();
  await keys.type(letters);
  await keys.press('Enter');
  await expect(designer.palette).toBeHidden();
}

async function submit({ designer, keys }: Desk): Promise<void> {
  await keys.press('P');
  await keys.type(designer.sample.name);
  await keys.press('Enter');
  await designer.expectSampleChosen();
  await designer.expectPaid();
  await keys.press('Shift+C');
  await keys.press('Control+Shift+Enter');
  await expect(designer.dialog.getByText(designer.words.casePasses)).toBeVisible();
  await keys.type(designer.sample.department);
  await keys.press('Enter');
  await designer.expectDepartmentChosen();
  await keys.press('Control+Enter');
  await designer.expectSubmitted();
}

for (const hands of HANDS) {
  test(`from a blank page without a mouse, on a ${hands.layout} keyboard`, async ({ browser }) => {
    const desk = await sitDown(browser, hands);
    const { designer, keys, effort } = desk;
    const { words } = designer;
    await create(desk, { name: hands.language === 'ru' ? 'Своими руками' : 'Drawn by hand', up: 1 });
    await keys.press('/');
    await expect(designer.palette).toBeVisible();
    await keys.type(words.revenue);
    await keys.press('Enter');
    await expect(designer.card('criterion')).toBeVisible();
    await grow(desk, words.tiers);
    await keys.paste(RATES[hands.language]);
    await expect(designer.card('tiers')).toContainText('7');
    await grow(desk, words.cap);
    await keys.type(CAP);
    await keys.press('Enter');
    await expect(designer.card('clamp')).toContainText('200');
    await keys.press('Escape');
    await grow(desk, words.payout);
    await expect(designer.card('payout')).toBeVisible();
    await submit(desk);
    expect(effort.count, effort.script).toBeLessThanOrEqual(PRESSES_MAX);
  });

  test(`from the template without a mouse, on a ${hands.layout} keyboard`, async ({ browser }) => {
    const desk = await sitDown(browser, hands);
    const { designer, keys, effort } = desk;
    await create(desk, { name: hands.language === 'ru' ? 'Комиссия с пределом' : 'Commission with a cap', up: 0 });
    await expect(designer.cards).toHaveCount(3);
    // The first arrow goes to the first block, the next to the tiers.
    await expect(designer.canvas).toBeFocused();
    await keys.press('ArrowRight');
    await keys.press('ArrowRight');
    await grow(desk, designer.words.cap);
    await keys.type(CAP);
    await keys.press('Enter');
    await keys.press('Escape');
    // From the cap's result to the payout that is there.
    await keys.press('Enter');
    await keys.press('Enter');
    await expect(designer.dialog.locator('input:focus')).toHaveCount(1);
    await keys.press('Enter');
    await expect(designer.dialog).toHaveCount(0);
    await expect(designer.card('clamp')).toContainText('200');
    await submit(desk);
    expect(effort.count, effort.script).toBeLessThanOrEqual(PRESSES_MAX);
  });
}
