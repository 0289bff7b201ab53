/** What the flows read on the screen and say to it, in the language of the interface. */
export interface SchemeWords {
  readonly newScheme: string;
  readonly create: string;
  readonly blank: string;
  readonly tiered: string;
  readonly quarter: string;
  readonly addBlock: string;
  readonly saveCase: string;
  readonly sample: RegExp;
  readonly submit: string;
  /** The button of the dialog. */
  readonly send: string;
  readonly waits: string;
  readonly casePasses: RegExp;
  /** Typed into the list of blocks. */
  readonly revenue: string;
  readonly tiers: string;
  readonly cap: string;
  readonly payout: string;
}

export const SCHEME_WORDS: Readonly<Record<'en' | 'ru', SchemeWords>> = {
  en: {
    newScheme: 'New scheme',
    create: 'Create and open',
    blank: 'Blank',
    tiered: 'Tiered commission',
    quarter: 'quarter',
    addBlock: 'Add a block',
    saveCase: 'Save as a test case',
    sample: /^Sample:/,
    submit: 'Submit for approval',
    send: 'Submit',
    waits: 'The scheme waits for approval',
    casePasses: /case passes|cases pass/,
    revenue: 'revenue',
    tiers: 'tiers',
    cap: 'cap',
    payout: 'payout',
  },
  ru: {
    newScheme: 'Новая схема',
    create: 'Создать и открыть',
    blank: 'С чистого листа',
    tiered: 'Ступенчатая комиссия',
    quarter: 'квартал',
    addBlock: 'Добавить блок',
    saveCase: 'Сохранить как контрольный пример',
    sample: /^Пример:/,
    submit: 'На согласование',
    send: 'Отправить',
    waits: 'Схема на согласовании',
    casePasses: /сходится|сходятся/,
    revenue: 'выручка',
    tiers: 'ступени',
    cap: 'потолок',
    payout: 'выплата',
  },
};
