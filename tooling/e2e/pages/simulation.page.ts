import { expect, type Locator, type Page } from '@playwright/test';

/** The head's look at a change before agreeing. */
export class SimulationPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto('/simulation');
    await expect(this.#page.getByRole('heading', { name: 'Simulation', exact: true })).toBeVisible();
  }

  async chooseScheme(title: string): Promise<void> {
    await this.#choose('Scheme', title);
  }

  async chooseCandidate(title: string): Promise<void> {
    await this.#choose('What is tested', title);
  }

  /** The sentence that sums it up: how the fund moves, how many gain and lose. */
  get verdict(): Locator {
    return this.#page.getByText(/^The fund (grows|shrinks|stays the same)/);
  }

  get people(): Locator {
    return this.#page.getByRole('table').first().getByRole('row');
  }

  async #choose(label: string, title: string): Promise<void> {
    await this.#page
      .getByRole('combobox', { name: label })
      .or(this.#page.getByRole('textbox', { name: label }))
      .click();
    await this.#page.getByRole('option', { name: title }).click();
  }
}
