import { FACT_PROBLEM_CODES } from '@premia/compensation';
import { changeWords, formatMessageLoosely, type Language } from '@premia/locale';
import { factMessage } from '../fact-messages.ts';
import { type ImportMessageCode, importMessages } from './import.messages.ts';

export interface ImportReason {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

/** What a mapping, file, row or fact code means; one without words of its own is shown with its details. */
export function importWords({ code, details }: ImportReason, language: Language): string {
  const factCode = FACT_PROBLEM_CODES.find((known) => known === code);
  if (factCode !== undefined) return factMessage(factCode, details)[language] ?? code;
  const change = changeWords({ code, details }, language);
  if (change !== null) return change;
  if (!isImportMessageCode(code)) return [code, ...Object.values(details)].join(' · ');
  return formatMessageLoosely(language, importMessages[code], { given: details, missing: '—' });
}

function isImportMessageCode(code: string): code is ImportMessageCode {
  return Object.hasOwn(importMessages, code);
}
