import { expect, test } from '@playwright/test';
import { CountedMouse } from '../pages/counted-mouse.ts';
import { CAP, RATES, SchemeBuildingPage } from '../pages/scheme-building.page.ts';
import { Effort } from '../src/effort.ts';

// A page that stays open keeps its room and its worker busy.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

/** EXPERIENCE, 1.1: what building and submitting a tiered commission may cost. */
const FROM_TEMPLATE_MAX = 12;
const FROM_BLANK_MAX = 20;

/** How far from a block its link is let go: the new block comes to stand there. */
const BESIDE = { x: 90, y: 10 };

/** In each language whoever draws writes in it, numbers as well. */
const NAMES = {
  en: { template: 'Commission with a cap', blank: 'Drawn by hand', revenue: 'Revenue' },
  ru: { template: 'Комиссия с пределом', blank: 'Своими руками', revenue: 'Выручка' },
} as const;

/** From a drawing that pays somebody to one that waits for its approval, with a case and a department. */
async function submit(designer: SchemeBuildingPage, mouse: CountedMouse): Promise<void> {
  const { words, dialog } = designer;
  await mouse.click(designer.page.getByRole('button', { name: words.saveCase }), 'Save as a test case');

  await mouse.click(designer.page.getByRole('button', { name: words.submit }), 'Submit for approval');
  await expect(dialog.getByText(words.casePasses)).toBeVisible();
  await mouse.say(designer.sample.department, { enter: true });
  await designer.expectDepartmentChosen();
  await mouse.click(dialog.getByRole('button', { name: words.send }), 'Submit in the dialog');
  await designer.expectSubmitted();
}

for (const language of ['en', 'ru'] as const) {
  test(`HR turns the tiered template into a capped quarterly scheme for a department in at most 12 actions, in ${language}`, async ({
    browser,
  }) => {
    const designer = await SchemeBuildingPage.open(browser, language);
    const { words, dialog } = designer;
    const effort = new Effort();
    const mouse = new CountedMouse(designer.page, effort);

    await mouse.click(designer.newScheme, 'New scheme');
    await designer.readyForName();
    await mouse.say(`${NAMES[language].template} ${process.pid}`, { enter: false });
    await mouse.click(designer.template(words.tiered), 'the template');
    await mouse.click(dialog.getByText(words.quarter, { exact: true }), 'quarter');
    await mouse.click(dialog.getByRole('button', { name: words.create }), 'Create');
    await designer.opened();
    await expect(designer.cards).toHaveCount(3);

    await designer.still();
    await mouse.clickAt(await designer.pointOnLink(), 'the link from the tiers');
    await mouse.say(words.cap, { before: '/', enter: true });
    await mouse.say(CAP, { enter: true });
    await expect(designer.card('clamp')).toContainText(/200[,\s]000/);
    await designer.expectPaid();
    await submit(designer, mouse);
    expect(effort.count, effort.script).toBeLessThanOrEqual(FROM_TEMPLATE_MAX);
  });

  test(`HR builds the same from a blank page in at most 20 actions, in ${language}`, async ({ browser }) => {
    const designer = await SchemeBuildingPage.open(browser, language);
    const { words, dialog } = designer;
    const effort = new Effort();
    const mouse = new CountedMouse(designer.page, effort);
    const grow = async (from: string, letters: string) => {
      await designer.still();
      await mouse.drag(designer.outputOf(from), BESIDE, `from ${from}`);
      await expect(designer.palette).toBeVisible();
      await mouse.say(letters, { enter: true });
      await expect(designer.palette).toBeHidden();
    };

    await mouse.click(designer.newScheme, 'New scheme');
    await designer.readyForName();
    await mouse.say(`${NAMES[language].blank} ${process.pid}`, { enter: false });
    await mouse.click(designer.template(words.blank), 'the blank template');
    await mouse.click(dialog.getByText(words.quarter, { exact: true }), 'quarter');
    await mouse.click(dialog.getByRole('button', { name: words.create }), 'Create');
    await designer.opened();

    await mouse.say(words.revenue, { before: '/', enter: true });
    await expect(designer.card('criterion')).toContainText(NAMES[language].revenue);
    await grow('criterion', words.tiers);
    await mouse.paste(RATES[language], 'three tiers');
    await expect(designer.card('tiers')).toContainText(/7\s?%/);
    await grow('tiers', words.cap);
    await mouse.say(CAP, { enter: true });
    await grow('clamp', words.payout);

    await mouse.click(designer.page.getByRole('button', { name: words.sample }), 'the sample employee');
    await mouse.say(designer.sample.name, { enter: true });
    await designer.expectSampleChosen();
    await designer.expectPaid();
    await submit(designer, mouse);
    expect(effort.count, effort.script).toBeLessThanOrEqual(FROM_BLANK_MAX);
  });
}
