import type { Locator, Page } from '@playwright/test';

/** The editor of a formula in the settings of its block. */
export class FormulaPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #settings(): Locator {
    return this.#page.getByRole('complementary', { name: 'Settings' });
  }

  get field(): Locator {
    return this.#settings.getByRole('textbox', { name: 'Formula', exact: true });
  }

  /** Values of the drawing inside the text. */
  get chips(): Locator {
    return this.#settings.locator('.formula-chip');
  }

  /** What stands under the text while it is typed. */
  get result(): Locator {
    return this.#settings.getByRole('status').filter({ hasText: /In words|Result|did you mean/ });
  }

  get former(): Locator {
    return this.#settings.getByText(/^The former formula still pays/);
  }

  async type(text: string): Promise<void> {
    await this.field.click();
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.type(text);
  }

  async apply(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+Enter');
  }

  async mend(name: RegExp): Promise<void> {
    await this.#settings.getByRole('button', { name }).click();
  }

  async paste(text: string): Promise<void> {
    await this.field.click();
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.field.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }
}
