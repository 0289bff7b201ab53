import { expect, type Locator, type Page } from '@playwright/test';
import type { Rational } from '@premia/decimal';
import { readAmount } from './amount.ts';

/** The data of thousands of people are written down before a run has a page. */
const FREEZE_TIMEOUT_MS = 90_000;

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
    await expect(this.#page.getByRole('heading', { name: /^Final run for/ })).toBeVisible({
      timeout: FREEZE_TIMEOUT_MS,
    });
  }

  async launchProvisional(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Provisional run' }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Provisional run' }).click();
    await expect(this.#page.getByRole('heading', { name: /^Provisional run for/ })).toBeVisible({
      timeout: FREEZE_TIMEOUT_MS,
    });
  }

  async launchPreview(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Preview run' }).click();
    await expect(this.#page.getByRole('heading', { name: /^Preview run for/ })).toBeVisible({
      timeout: FREEZE_TIMEOUT_MS,
    });
  }

  /** What a run says that could not be finished. */
  get stopped(): Locator {
    return this.#page.getByRole('region', { name: /^The run stopped/ });
  }

  /** From a run that stopped to the same one, begun anew. */
  async launchAgain(): Promise<void> {
    const stopped = this.#page.url();
    await this.#page.getByRole('button', { name: 'Launch again' }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Final run' }).click();
    await this.#page.waitForURL((url) => url.href !== stopped, { timeout: FREEZE_TIMEOUT_MS });
  }

  /** Said while a run is worked out. */
  get progress(): Locator {
    return this.#page.getByRole('status').filter({ hasText: 'worked out' });
  }

  /** The pay of whoever stands first among the statements, held back. */
  async hold(reason: string): Promise<void> {
    await this.#decideOnPay({ from: 'Hold', to: 'Release', reason });
  }

  async release(reason: string): Promise<void> {
    await this.#decideOnPay({ from: 'Release', to: 'Hold', reason });
  }

  async #decideOnPay({ from, to, reason }: Readonly<Record<'from' | 'to' | 'reason', string>>): Promise<void> {
    const first = this.#page.getByRole('table', { name: 'Statements' }).getByRole('row').nth(1);
    await first.getByRole('button', { name: from }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(reason);
    await dialog.getByRole('button', { name: from }).click();
    await expect(first.getByRole('button', { name: to })).toBeVisible();
  }

  async participants(): Promise<number> {
    return readCount(await this.#figure('Statements'));
  }

  async hash(): Promise<string> {
    return this.#figure('Result fingerprint');
  }

  /** Statements are shown when nothing is left to work out. */
  get finished(): Locator {
    return this.#page.getByRole('heading', { name: 'Statements' });
  }

  async #figure(label: string): Promise<string> {
    const term = this.#page.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });
    return (await term.locator('xpath=following-sibling::dd[1]').innerText()).trim();
  }

  /** Opens the newest run of the period that is shown. */
  async openRun(): Promise<void> {
    await this.#page.getByRole('link', { name: /Final/ }).first().click();
    await expect(this.#page.getByRole('heading', { name: 'Statements' })).toBeVisible();
  }

  async move(
    transition: 'Approve' | 'Seal the period' | 'Mark exported' | 'Mark paid' | 'Cancel the run',
  ): Promise<void> {
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

function readCount(text: string): number {
  const count = Number(text.replaceAll(/[,\s]/g, ''));
  if (!Number.isInteger(count)) throw new Error(`"${text}" is not a count`);
  return count;
}
