import type { Locator, Page } from '@playwright/test';

/** The panel of a scheme's own cases, under the drawing. */
export class CasesPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.getByRole('tab', { name: /^Test cases/ }).click();
  }

  get panel(): Locator {
    return this.#page.getByRole('region', { name: 'Test cases' });
  }

  get rows(): Locator {
    return this.panel
      .getByRole('table')
      .getByRole('row')
      .filter({ has: this.#page.getByRole('cell') });
  }

  async adoptSuggestions(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Add all' }).click();
  }

  /** As a spreadsheet puts them on the clipboard. */
  async paste(table: string): Promise<void> {
    await this.panel.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, table);
  }
}
