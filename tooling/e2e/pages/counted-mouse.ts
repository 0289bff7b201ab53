import type { Locator, Page } from '@playwright/test';
import type { Effort } from '../src/effort.ts';

/** A hand on the mouse: every click, every drag and every text with its Enter is one action. */
export class CountedMouse {
  readonly #page: Page;
  readonly #effort: Effort;

  constructor(page: Page, effort: Effort) {
    this.#page = page;
    this.#effort = effort;
  }

  async click(target: Locator, what: string): Promise<void> {
    this.#effort.add(`click ${what}`);
    await target.click();
  }

  async clickAt(at: { readonly x: number; readonly y: number }, what: string): Promise<void> {
    this.#effort.add(`click ${what}`);
    await this.#page.mouse.click(at.x, at.y);
  }

  /** Presses on the middle of `from`, lets go `by` pixels away. */
  async drag(from: Locator, by: { readonly x: number; readonly y: number }, what: string): Promise<void> {
    this.#effort.add(`drag ${what}`);
    const box = await from.boundingBox();
    if (box === null) throw new Error(`${what} is not on the screen`);
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 });
    await this.#page.mouse.move(x + by.x, y + by.y, { steps: 4 });
    await this.#page.mouse.up();
  }

  /** Types into what has the focus and, if asked, presses Enter: one thing said is one action. */
  async say(text: string, options: { readonly enter: boolean; readonly before?: string }): Promise<void> {
    this.#effort.add(`type “${options.before ?? ''}${text}”${options.enter ? ', Enter' : ''}`);
    if (options.before !== undefined) await this.#page.keyboard.press(options.before);
    await this.#page.keyboard.type(text);
    if (options.enter) await this.#page.keyboard.press('Enter');
  }

  async paste(text: string, what: string): Promise<void> {
    this.#effort.add(`paste ${what}`);
    await this.#page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.#page.keyboard.press('ControlOrMeta+V');
  }
}
