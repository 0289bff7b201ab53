export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** A name or note people gave in one or both languages. */
export interface BilingualText {
  readonly ru?: string | undefined;
  readonly en?: string | undefined;
}

export interface ChosenText {
  readonly text: string;
  /** The language the text is really in; differs from the wish when only the other one was filled. */
  readonly language: Language;
}

/** The text in the wished language, else in the other one; null when neither is filled. */
export function chooseText(text: BilingualText | undefined, wish: Language): ChosenText | null {
  const other: Language = wish === 'ru' ? 'en' : 'ru';
  for (const language of [wish, other]) {
    const found = text?.[language]?.trim();
    if (found !== undefined && found !== '') return { text: found, language };
  }
  return null;
}
