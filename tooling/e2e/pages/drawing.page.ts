import { type Browser, type Download, expect, type Locator, type Page } from '@playwright/test';
import { type Interface, SchemeBuildingPage } from './scheme-building.page.ts';

const WORDS = {
  en: {
    menu: 'Files and help',
    selection: 'What to do with the selection',
    undo: 'Undo',
    saved: 'Saved',
    effect: /payout ₽[\d,.]+ → ₽[\d,.]+/,
    tourOffer: 'Show me',
    later: 'Not now',
  },
  ru: {
    menu: 'Файлы и помощь',
    selection: 'Действия с выделенным',
    undo: 'Отменить',
    saved: 'Сохранено',
    effect: /выплата [\d\s,]+₽ → [\d\s,]+₽/,
    tourOffer: 'Показать',
    later: 'Не сейчас',
  },
} as const;

/** The tiered template, open on the drawing: three blocks in a row with somebody's numbers on them. */
export class DrawingPage {
  readonly building: SchemeBuildingPage;
  readonly words: (typeof WORDS)[Interface];

  private constructor(building: SchemeBuildingPage, language: Interface) {
    this.building = building;
    this.words = WORDS[language];
  }

  static async open(browser: Browser, language: Interface, name: string): Promise<DrawingPage> {
    const building = await SchemeBuildingPage.openTemplate(browser, language, name);
    await expect(building.page.locator('.react-flow__edgelabel-renderer > div').first()).toBeVisible();
    return new DrawingPage(building, language);
  }

  get page(): Page {
    return this.building.page;
  }

  /** The screen has been drawn once more, whatever waited for that included. */
  async nextFrame(): Promise<void> {
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }

  get canvas(): Locator {
    return this.building.canvas;
  }

  get area(): Locator {
    return this.page.locator('[data-area]');
  }

  get sticker(): Locator {
    return this.page.locator('[data-sticker]');
  }

  card(kind: string): Locator {
    return this.building.card(kind);
  }

  async top(kind: string): Promise<number> {
    const box = await this.card(kind).boundingBox();
    if (box === null) throw new Error(`The block ${kind} is not on the screen`);
    return Math.round(box.y);
  }

  /** Everything on the drawing is selected and the keys go to it. */
  async selectAll(): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press('Control+A');
    await expect(this.page.getByRole('toolbar', { name: this.words.selection })).toBeVisible();
  }

  /** The block with the focus and the only one selected. */
  async pick(kind: string): Promise<void> {
    await this.card(kind).locator('[data-part="icon"]').click();
    await expect(this.card(kind).locator('[data-selected]')).toHaveCount(1);
    await this.canvas.focus();
  }

  async undo(): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press('Control+Z');
  }

  async exportAs(format: RegExp): Promise<Download> {
    await this.page.getByRole('button', { name: this.words.menu }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('menuitem', { name: format }).click(),
    ]);
    return download;
  }

  async importText(text: string): Promise<Locator> {
    await this.page.getByTestId('import-file').setInputFiles({
      name: 'scheme.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    const dialog = this.page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    return dialog;
  }
}
