import { expect, type Locator, type Page } from '@playwright/test';

/** Sets of changes: the list, the editor with its file, a set with its preview and decisions. */
export class ChangesPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async create(): Promise<void> {
    await this.#page.goto('/changes');
    await this.#page.getByRole('link', { name: 'New set' }).click();
    await expect(this.#page.getByRole('heading', { name: 'New set of changes' })).toBeVisible();
  }

  async open(title: string): Promise<void> {
    await this.#page.goto('/changes');
    await this.#page.getByRole('link', { name: title }).first().click();
    await expect(this.#page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }

  async loadFile(name: string, buffer: Buffer): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser');
    await this.#page.getByRole('button', { name: 'Load a CSV' }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer });
  }

  async takeRows({
    rows,
    decimalSign,
  }: {
    readonly rows: number;
    readonly decimalSign: 'comma' | 'point';
  }): Promise<void> {
    const dialog = this.#page.getByRole('dialog', { name: 'Which column means what' });
    await dialog.getByRole('combobox', { name: 'Decimal sign' }).click();
    await this.#page.getByRole('option', { name: decimalSign }).click();
    await dialog.getByRole('button', { name: `Take ${String(rows)} rows` }).click();
    await expect(dialog).toBeHidden();
  }

  async name(title: string): Promise<void> {
    await this.#page.getByLabel('Title', { exact: true }).fill(title);
  }

  async check(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Check' }).click();
  }

  async removeRow(line: number): Promise<void> {
    await this.#page.getByRole('button', { name: `Remove row ${String(line)}` }).click();
  }

  async save(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Save the draft' }).click();
    await this.isIn('Draft');
  }

  /** Who would be affected, by how much. */
  get preview(): Locator {
    return this.#page.getByRole('table', { name: 'Who moves most' }).first();
  }

  async decide(decision: string): Promise<void> {
    await this.#page.getByRole('button', { name: decision }).click();
  }

  async undo(reason: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Undo the changes' }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Undo the changes' }).click();
    await expect(dialog).toBeHidden();
  }

  async isIn(state: string): Promise<void> {
    await expect(
      this.#page.getByRole('banner').or(this.#page.locator('header')).getByText(state, { exact: true }),
    ).toBeVisible();
  }
}
