import { defineMessages, formatMessage, formatMoney, formatPeriod } from '@premia/locale';
import { type ChangeReport, type CountedRows, importWords } from '@premia/service/server';
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
  waits: {
    ru: 'Набор изменений {id} ждёт решения финансов',
    en: 'The set of changes {id} waits for finance',
  },
  nobody: { ru: 'Ни у кого премия не изменится', en: 'Nobody’s pay changes' },
  effect: {
    ru: '{period}: {people, plural, one {касается # человека} few {касается # человек} many {касается # человек} other {касается # человека}}, фонд {delta}',
    en: '{period}: {people, plural, one {# person concerned} other {# people concerned}}, fund {delta}',
  },
});

/** Lines named in words before the rest is only counted. */
const LINES_SHOWN = 5;

export function summaryWords(reason: CountedRows, language: Language): string {
  const shown = reason.lines.slice(0, LINES_SHOWN).join(', ');
  const lines = reason.rows > LINES_SHOWN ? `${shown} … (${reason.rows})` : shown;
  return formatMessage(language, messages.rows, { count: reason.rows, lines, reason: importWords(reason, language) });
}

export function progressWords(rows: number, language: Language): string {
  return formatMessage(language, messages.progress, { count: rows });
}

/** What an import of criteria or targets would mean, and what became of it. */
export function changeReportWords({ changeSet, preview }: ChangeReport, language: Language): readonly string[] {
  const effects = (preview?.periods ?? []).map(({ period, concerned, fundDelta, currency }) =>
    formatMessage(language, messages.effect, {
      period: formatPeriod(period, language),
      people: concerned,
      delta: formatMoney(fundDelta, language, { currency, signed: true }),
    }),
  );
  return [
    ...(preview !== null && effects.length === 0 ? [formatMessage(language, messages.nobody)] : effects),
    ...(changeSet === null ? [] : [formatMessage(language, messages.waits, { id: changeSet.id })]),
  ];
}
