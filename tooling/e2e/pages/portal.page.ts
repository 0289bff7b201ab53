import { expect, type Locator, type Page } from '@playwright/test';
import type { Rational } from '@premia/decimal';
import { readAmount } from './amount.ts';

/** "My pay": the employee's month, its lines and their explanations. */
export class PortalPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(period?: string): Promise<void> {
    await this.#page.goto(period === undefined ? '/portal' : `/portal?period=${period}`);
    await expect(this.#page.getByRole('heading', { name: 'What it is for' })).toBeVisible();
  }

  /** The big number. */
  get earned(): Locator {
    return this.#page.getByText(/^Earned in /).locator('xpath=following-sibling::p[1]');
  }

  async total(): Promise<Rational> {
    return readAmount(await this.earned.innerText());
  }

  async lineAmounts(): Promise<readonly Rational[]> {
    const texts = await this.#lines().allInnerTexts();
    return texts.map(readAmount);
  }

  async statusAmounts(): Promise<readonly Rational[]> {
    const parts = this.#page.getByRole('region', { name: 'What the amount consists of' }).getByRole('definition');
    return (await parts.filter({ hasText: '₽' }).allInnerTexts()).map(readAmount);
  }

  /** Tap one: why this much. */
  async openLine(title: string): Promise<void> {
    await this.#lines().filter({ hasText: title }).click();
    await expect(this.#page.getByRole('heading', { name: 'Step by step' })).toBeVisible();
  }

  get sentences(): Locator {
    return this.#page.getByRole('region', { name: 'In short' });
  }

  get addsUp(): Locator {
    return this.#page.getByText('The rows add up to the total');
  }

  /** Tap two: one record, down to its data. */
  async openFirstRecord(): Promise<void> {
    await this.#page.getByRole('grid').or(this.#page.getByRole('table')).last().getByRole('row').nth(1).click();
  }

  get record(): Locator {
    return this.#page.getByRole('dialog');
  }

  get changes(): Locator {
    return this.#page.getByRole('listitem').filter({ hasText: 'Record' });
  }

  /** Opens the newest change: what it was, every part with its reason, what it is. */
  async whyNewest(): Promise<Locator> {
    await this.#page.getByRole('button', { name: 'Why', exact: true }).first().click();
    return this.#page.getByText(/It was .*Now it is /).first();
  }

  /** What came since the last visit, taken together. */
  get sinceLastLook(): Locator {
    return this.#page.getByRole('region', { name: 'Since you last looked' });
  }

  #lines(): Locator {
    return this.#page.getByRole('link').filter({ hasText: 'Why this much' });
  }
}
