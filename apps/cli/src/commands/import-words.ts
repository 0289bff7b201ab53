import { defineMessages, formatMessage } from '@premia/locale';
import { importWords, type NotImported } from '@premia/service/server';
import type { Language } from '../command.ts';

const messages = defineMessages({
  rows: {
    ru: '{count, plural, one {Строка} few {Строки} many {Строки} other {Строки}} {lines}: {reason}',
    en: '{count, plural, one {Line} other {Lines}} {lines}: {reason}',
  },
  progress: {
    ru: 'Прочитано {count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}',
    en: '{count, plural, one {# row} other {# rows}} read',
  },
});

/** Lines named in words before the rest is only counted. */
const LINES_SHOWN = 5;

export function summaryWords(reason: NotImported, language: Language): string {
  const shown = reason.lines.slice(0, LINES_SHOWN).join(', ');
  const lines = reason.rows > LINES_SHOWN ? `${shown} … (${reason.rows})` : shown;
  return formatMessage(language, messages.rows, { count: reason.rows, lines, reason: importWords(reason, language) });
}

export function progressWords(rows: number, language: Language): string {
  return formatMessage(language, messages.progress, { count: rows });
}
