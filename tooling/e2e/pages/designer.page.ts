import { expect, type Locator, type Page } from '@playwright/test';
import type { Rational } from '@premia/decimal';
import { readAmount } from './amount.ts';

/** HR's drawing board, used with the mouse and the keyboard as a person would. */
export class DesignerPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Schemes → New scheme → Blank. */
  async createBlank(name: string): Promise<void> {
    await this.#page.goto('/schemes');
    await this.#page.getByRole('button', { name: 'New scheme' }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByText('Blank', { exact: true }).click();
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create and open' }).click();
    await expect(this.#page.getByText('A blank page')).toBeVisible();
  }

  /** `/`, a few letters, Enter. */
  async addBlock(letters: string): Promise<void> {
    await this.#page.keyboard.press('/');
    await this.#choose(letters);
  }

  /** Drags from the main output of a block into the free space beside it and picks what fits there. */
  async growFrom(block: string, letters: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Fit the scheme' }).click();
    const port = this.block(block).locator('.react-flow__handle.source').first();
    await expect(port).toBeInViewport({ ratio: 1 });
    const from = await port.boundingBox();
    if (from === null) throw new Error(`The block ${block} has no output on the screen`);
    await this.#page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await this.#page.mouse.down();
    await this.#page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
    await this.#page.mouse.move(from.x + 90, from.y + 20, { steps: 4 });
    await this.#page.mouse.up();
    await this.#choose(letters);
  }

  block(name: string): Locator {
    return this.#page.locator('.react-flow__node').filter({ hasText: name }).first();
  }

  /** A double click on the name makes it a field. */
  async rename(from: string, to: string): Promise<void> {
    await this.block(from).getByTitle(from, { exact: true }).dblclick();
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.type(to);
    await this.#page.keyboard.press('Enter');
  }

  async chooseInSettings(label: string, option: string): Promise<void> {
    await this.#settings.getByRole('combobox', { name: label, exact: true }).selectOption(option);
  }

  /** Clicks a cell of a table in the settings and types another value. */
  async typeInto(cell: RegExp, value: string): Promise<void> {
    await this.#settings.getByRole('button', { name: cell }).first().click();
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.type(value);
    await this.#page.keyboard.press('Enter');
  }

  /** What the employee will read on the line of the selected payout. */
  async nameLine(names: { readonly ru: string; readonly en: string }): Promise<void> {
    await this.#settings.getByRole('textbox', { name: 'In Russian', exact: true }).fill(names.ru);
    await this.#settings.getByRole('textbox', { name: 'In English', exact: true }).fill(names.en);
  }

  async chooseSample(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: /^Sample:/ }).click();
    await this.#page.getByRole('textbox', { name: 'Find an employee' }).fill(name);
    await this.#page.getByRole('option', { name }).first().click();
  }

  /** What the sample employee would be paid, live in the top bar. */
  get payout(): Locator {
    return this.#page.getByText('Payout', { exact: true }).first().locator('xpath=..');
  }

  async payoutAmount(): Promise<Rational> {
    return readAmount(await this.payout.innerText());
  }

  async openProblems(): Promise<void> {
    await this.#page.getByRole('tab', { name: /^Problems/ }).click();
  }

  get saved(): Locator {
    return this.#page.getByRole('status').filter({ hasText: 'Saved' });
  }

  async submit(options: {
    readonly department: string;
    readonly from: string;
    readonly message: string;
  }): Promise<void> {
    await this.#page.getByRole('button', { name: 'Submit for approval' }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog
      .getByRole('combobox', { name: 'Assign to' })
      .or(dialog.getByRole('textbox', { name: 'Assign to' }))
      .click();
    await this.#page.getByRole('option', { name: options.department, exact: true }).click();
    await dialog.getByLabel('From').fill(options.from);
    await dialog.getByLabel('What changed, and why').fill(options.message);
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.#page.getByRole('region', { name: 'The scheme waits for approval' })).toBeVisible();
  }

  /** People are paid by this version; the page learns of it by itself. */
  async expectInForce(version: number): Promise<void> {
    await expect(this.#page.getByText(`version ${String(version)}`, { exact: true })).toBeVisible();
  }

  get #settings(): Locator {
    return this.#page.getByRole('complementary', { name: 'Settings' });
  }

  async #choose(letters: string): Promise<void> {
    const palette = this.#page.getByRole('dialog', { name: 'Add a block' });
    await expect(palette).toBeVisible();
    await this.#page.keyboard.type(letters);
    await this.#page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
  }
}
