import {
  type BilingualText,
  chooseText,
  createTranslator,
  isLanguage,
  type Language,
  type Translate,
} from '@premia/locale';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly translate: Translate;
}

const LanguageContext = createContext<LanguageState | null>(null);

const STORAGE_KEY = 'premia.language';

/** The stored choice, else the browser's first language; Russian speakers get Russian, everybody else English. */
function initialLanguage(): Language {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored !== null && isLanguage(stored)) return stored;
  return navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

/** Longer, marked words for looking for texts that do not fit or were never translated; set by tests alone. */
function isPseudo(): boolean {
  return localStorage.getItem('premia.pseudo') !== null;
}

/** Holds the language in state: switching it re-renders words in place and keeps unsaved work. */
export function LanguageProvider(props: { readonly initial?: Language; readonly children: ReactNode }) {
  const [language, setState] = useState<Language>(() => props.initial ?? initialLanguage());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(STORAGE_KEY, next);
    setState(next);
  }, []);
  const state = useMemo(
    () => ({ language, setLanguage, translate: createTranslator(language, { pseudo: isPseudo() }) }),
    [language, setLanguage],
  );
  return <LanguageContext.Provider value={state}>{props.children}</LanguageContext.Provider>;
}

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (state === null) throw new Error('useLanguage: no LanguageProvider above this component');
  return state;
}

/** `const t = useTranslate(); t(messages.title)` */
export function useTranslate(): Translate {
  return useLanguage().translate;
}

/** Reads a name people entered; the other language stands in when theirs is empty, a dash when both are. */
export function useName(): (name: BilingualText | undefined) => string {
  const { language } = useLanguage();
  return useCallback((name) => chooseText(name, language)?.text ?? '—', [language]);
}
