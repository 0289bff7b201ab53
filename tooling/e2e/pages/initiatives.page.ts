import { expect, type Locator, type Page } from '@playwright/test';

/** Achievements and proposals: the author's form, the cards, the dialogs of whoever decides. */
export class InitiativesPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto('/initiatives');
    await expect(this.#page.getByRole('heading', { name: 'Initiatives', level: 1 })).toBeVisible();
  }

  async propose(initiative: { readonly title: string; readonly text: string }): Promise<void> {
    await this.#page.getByRole('button', { name: 'Record', exact: true }).click();
    const form = this.#page.getByRole('dialog', { name: 'Record' });
    await form.getByLabel('In one line').fill(initiative.title);
    await form.getByLabel('More about it').fill(initiative.text);
    await form.getByRole('button', { name: 'Send for assessment' }).click();
    await expect(form).toBeHidden();
  }

  card(title: string): Locator {
    return this.#page.getByRole('article', { name: title });
  }

  async measure(title: string, effect: { readonly amount: string; readonly evidence: string }): Promise<void> {
    await this.card(title).getByRole('button', { name: 'Measure the effect' }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel('Effect', { exact: true }).fill(effect.amount);
    await dialog.getByLabel('Evidence').fill(effect.evidence);
    await dialog.getByRole('button', { name: 'Measure the effect' }).click();
    await expect(dialog).toBeHidden();
  }

  async approve(title: string): Promise<void> {
    await this.card(title).getByRole('button', { name: 'Approve' }).click();
  }

  /** Opens the bell and follows the notice that contains a text. */
  async followNotice(text: string): Promise<void> {
    await this.#page
      .getByRole('button', { name: /^Notifications, / })
      .first()
      .click();
    await this.#page.getByRole('dialog').getByRole('link').filter({ hasText: text }).first().click();
    await this.#page.waitForURL((url) => url.pathname === '/initiatives');
  }
}
