import { expect, type Locator, type Page } from '@playwright/test';

const WORDS = {
  en: {
    waiting: 'Waiting for a decision',
    decided: 'Last decisions',
    approve: 'Approve',
    return: 'Return',
    empty: 'Nothing waits for you',
    onApproval: 'The scheme waits for approval',
    cameBack: 'The scheme came back',
    withdraw: 'Withdraw',
    executive: 'The executive has the last word',
    submit: 'Submit for approval',
    submitTitle: 'Submit for approval',
    readOnly: 'View only',
  },
  ru: {
    waiting: 'Ждут решения',
    decided: 'Последние решения',
    approve: 'Согласовать',
    return: 'Вернуть',
    empty: 'Вас ничто не ждёт',
    onApproval: 'Схема на согласовании',
    cameBack: 'Схема вернулась с согласования',
    withdraw: 'Отозвать',
    executive: 'Последнее слово за директором',
    submit: 'На согласование',
    submitTitle: 'Отправить на согласование',
    readOnly: 'Только просмотр',
  },
} as const;

/** The inbox of those who decide about schemes, and what the designer shows of it. */
export class ApprovalsPage {
  readonly page: Page;
  readonly words: (typeof WORDS)['en' | 'ru'];

  constructor(page: Page, language: 'en' | 'ru' = 'en') {
    this.page = page;
    this.words = WORDS[language];
  }

  async open(): Promise<void> {
    await this.page.goto('/approvals');
    await expect(this.decided).toBeVisible();
  }

  card(scheme: string): Locator {
    return this.page
      .getByRole('list', { name: this.words.waiting, exact: true })
      .getByRole('listitem', { name: scheme, exact: true });
  }

  get decided(): Locator {
    return this.page.getByRole('region', { name: this.words.decided });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async approve(scheme: string): Promise<void> {
    await this.card(scheme).getByRole('button', { name: this.words.approve }).click();
    await this.dialog.getByRole('button', { name: this.words.approve }).click();
    await expect(this.dialog).toBeHidden();
    await expect(this.card(scheme)).toHaveCount(0);
  }

  /** Above the drawing, while nobody may edit it. */
  get waitingBanner(): Locator {
    return this.page.getByRole('region', { name: this.words.onApproval });
  }

  get returnedBanner(): Locator {
    return this.page.getByRole('region', { name: this.words.cameBack });
  }

  async withdraw(): Promise<void> {
    await this.waitingBanner.getByRole('button', { name: this.words.withdraw }).click();
    await expect(this.waitingBanner).toHaveCount(0);
  }
}
