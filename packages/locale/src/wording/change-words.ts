import type { Language } from '../language.ts';
import { formatMessageLoosely } from '../messages/messages.ts';
import { type ChangeMessageCode, changeMessages } from './change.messages.ts';

/** What is wrong with a row of changes, or why a set of them was refused; null for a code of somebody else's. */
export function changeWords(
  { code, details }: { readonly code: string; readonly details: Readonly<Record<string, string>> },
  language: Language,
): string | null {
  if (!isChangeMessageCode(code)) return null;
  const given = details['title'] === '' ? { ...details, title: 'none' } : details;
  return formatMessageLoosely(language, changeMessages[code], { given, missing: '—' });
}

function isChangeMessageCode(code: string): code is ChangeMessageCode {
  return Object.hasOwn(changeMessages, code);
}
