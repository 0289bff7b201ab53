import type { Language } from '../language.ts';

export type PluralCategory = 'one' | 'few' | 'many' | 'other';

/** What each language distinguishes; a text must cover all of them. */
export const PLURAL_CATEGORIES = {
  ru: ['one', 'few', 'many', 'other'],
  en: ['one', 'other'],
} as const satisfies Readonly<Record<Language, readonly PluralCategory[]>>;

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};

/** The category of a count given as a number or a canonical decimal string. */
export function pluralCategory(language: Language, count: number | string): PluralCategory {
  const category = rules[language].select(typeof count === 'number' ? count : shortenedCount(count));
  const known: readonly PluralCategory[] = PLURAL_CATEGORIES[language];
  const found = known.find((name) => name === category);
  if (found === undefined) throw new RangeError(`plural: ${language} has no category "${category}"`);
  return found;
}

/** Only the last digits decide the category, so a count of any length fits a float once shortened. */
function shortenedCount(text: string): number {
  const whole = /^-?(\d+)(\.\d+)?$/.exec(text);
  if (whole === null) throw new RangeError(`plural: ${JSON.stringify(text)} is not a count`);
  const digits = whole[1] ?? '0';
  const fraction = (whole[2] ?? '').slice(0, 4);
  return Number(`${digits.length > 6 ? `1${digits.slice(-6)}` : digits}${fraction}`);
}
