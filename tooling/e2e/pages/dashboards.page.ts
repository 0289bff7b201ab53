import { expect, type Locator, type Page } from '@playwright/test';
import type { Rational } from '@premia/decimal';
import { readAmount } from './amount.ts';

/** The executive's trends, from ClickHouse. */
export class DashboardsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto('/dashboards');
    await expect(this.#page.getByRole('heading', { name: 'Dashboards', exact: true })).toBeVisible();
  }

  /** The table twin of a chart. */
  async openTable(title: string): Promise<Locator> {
    const tile = this.#page.getByRole('region', { name: title });
    await tile.getByRole('button', { name: 'Table' }).click();
    await expect(tile.getByRole('table')).toBeVisible();
    return tile.getByRole('table');
  }

  async fundOf(period: string): Promise<Rational> {
    const table = await this.openTable('Fund by month');
    const row = table.getByRole('row').filter({ hasText: period });
    return readAmount(await row.innerText());
  }
}
