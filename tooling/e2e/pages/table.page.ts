import { expect, type Locator, type Page } from '@playwright/test';
import type { Interface } from './scheme-building.page.ts';

const WORDS = {
  en: {
    openLarge: 'Open large',
    close: 'Close',
    column: { from: 'from', rate: 'rate' },
    tier: (row: number, column: string) => `Tier ${row}: ${column}`,
    remark: 'New comment',
    place: /cell “Tier \d: rate”/,
  },
  ru: {
    openLarge: 'Открыть крупно',
    close: 'Закрыть',
    column: { from: 'от', rate: 'ставка' },
    tier: (row: number, column: string) => `Ступень ${row}: ${column}`,
    remark: 'Новое замечание',
    place: /ячейка «Ступень \d: ставка»/,
  },
} as const;

type TierColumn = 'from' | 'rate';

/** The table of a block at full size over the drawing. */
export class TablePage {
  readonly page: Page;
  readonly words: (typeof WORDS)[Interface];

  constructor(page: Page, language: Interface) {
    this.page = page;
    this.words = WORDS[language];
  }

  get large(): Locator {
    return this.page.getByRole('dialog').filter({ has: this.page.getByRole('grid') });
  }

  get grid(): Locator {
    return this.large.getByRole('grid');
  }

  /** A cell of the tiers, by what a screen reader calls it. */
  tier(row: number, column: TierColumn): Locator {
    const name = this.words.tier(row, this.words.column[column]);
    return this.grid.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** The field a cell has become while it is typed into. */
  typing(row: number, column: TierColumn): Locator {
    return this.grid.getByRole('textbox', { name: this.words.tier(row, this.words.column[column]), exact: true });
  }

  /** What the chart lets be taken hold of. */
  handle(row: number, column: TierColumn): Locator {
    return this.large.getByRole('slider', { name: this.words.tier(row, this.words.column[column]), exact: true });
  }

  async expectRates(rates: readonly string[]): Promise<void> {
    for (const [index, rate] of rates.entries()) await expect(this.tier(index + 1, 'rate')).toContainText(rate);
  }

  /** A cell of a card on the drawing with the corner of those that are talked about. */
  get commentedOnCard(): Locator {
    return this.page.locator('[data-part="card"] [data-cell][data-commented]');
  }
}
