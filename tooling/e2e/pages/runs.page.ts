import { expect, type Locator, type Page } from '@playwright/test';
import type { Rational } from '@premia/decimal';
import { readAmount } from './amount.ts';

/** Finance: periods, runs and their way to being paid. */
export class RunsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto('/runs');
    await expect(this.#page.getByRole('heading', { name: 'Runs', exact: true })).toBeVisible();
  }

  async choosePeriod(title: string): Promise<void> {
    await this.#page.getByRole('link', { name: new RegExp(`^${title}`) }).click();
    await expect(this.#page.getByRole('heading', { name: `Runs for ${title}` })).toBeVisible();
  }

  async launchFinal(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Final run' }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Final run' }).click();
  }

  /** Opens the newest run of the period that is shown. */
  async openRun(): Promise<void> {
    await this.#page.getByRole('link', { name: /Final/ }).first().click();
    await expect(this.#page.getByRole('heading', { name: 'Statements' })).toBeVisible();
  }

  async move(transition: 'Approve' | 'Seal the period' | 'Mark exported' | 'Mark paid'): Promise<void> {
    await this.#page.getByRole('button', { name: transition }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: transition }).click();
  }

  get refusal(): Locator {
    return this.#page.getByRole('dialog').getByRole('alert');
  }

  state(name: string): Locator {
    return this.#page.locator('li[aria-current=step]').filter({ hasText: name });
  }

  async total(): Promise<Rational> {
    return readAmount(await this.#page.getByText('Total', { exact: true }).first().locator('xpath=..').innerText());
  }
}
