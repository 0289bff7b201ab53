import { expect, type Locator, type Page } from '@playwright/test';

/** A scheme's parameters: its own values, and who has others. */
export class ParametersPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** From the list of schemes, as HR gets there. */
  async open(scheme: string): Promise<void> {
    await this.#page.goto('/schemes');
    await this.#page.getByRole('button', { name: `Actions on the scheme "${scheme}"` }).click();
    await this.#page.getByRole('menuitem', { name: 'Parameters' }).click();
    await expect(this.#page.getByRole('heading', { name: 'Parameters', exact: true })).toBeVisible();
  }

  async startValue(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Set another value' }).first().click();
    await expect(this.dialog).toBeVisible();
  }

  async chooseEmployee(name: string): Promise<void> {
    await this.dialog.getByText('One employee').click();
    await this.dialog.getByRole('combobox', { name: 'Employee' }).fill(name);
    await this.#page.getByRole('option').filter({ hasText: name }).first().click();
  }

  async type(value: string, reason: string): Promise<void> {
    await this.dialog.getByLabel('Value').first().fill(value);
    await this.dialog.getByLabel('Reason').fill(reason);
  }

  async preview(): Promise<Locator> {
    await this.dialog.getByRole('button', { name: 'Show what would change' }).click();
    return this.dialog.getByText(/as it stands now/);
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Set', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  row(who: string): Locator {
    return this.#page.getByRole('row').filter({ hasText: who });
  }

  async undo(who: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Undo the value for ${who}` }).click();
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog');
  }
}
