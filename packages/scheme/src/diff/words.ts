import { compare, multiply, parseDecimal, rational, toExactText } from '@premia/decimal';
import type { Bilingual } from '../document/scheme-document.ts';
import { translateFormula } from '../formula/index.ts';
import { findNodeKind } from '../nodes/catalogue.ts';
import { ENTRY_NAMES, type EntryName, type Gender, ROW_NAMES, VALUE_WORDS } from './entry-names.ts';
import {
  type ChangeSubject,
  FORMULA_UNIT,
  type LinkEndName,
  type RowName,
  type SchemeChange,
} from './scheme-change.ts';

export type DiffLanguage = 'ru' | 'en';

/** One change in one sentence: «Комиссия»: ставка свыше 120 % повышена с 7 % до 9 %. */
export function changeWords(change: SchemeChange, language: DiffLanguage): string {
  const { subject, change: what, path } = change;
  if (what === 'rewritten') {
    return language === 'ru' ? 'Записано иначе, на выплаты не влияет' : 'Written differently; it pays the same';
  }
  if (subject.kind === 'scheme' && what === 'moved') {
    return language === 'ru' ? 'Примеры стоят в другом порядке' : 'The cases stand in another order';
  }
  if (path === '') return wholeWords(subject, what, language);
  return `${subjectWords(subject, language)}: ${entryWords(change, language)}`;
}

/** A change of one cell of a table: where it stands, what it was and what it is; null stands for "was not there". */
export interface CellChange {
  readonly subject: string;
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The change as a line of a table, where it is one of a node's rows; null for every other change. */
export function cellChange(change: SchemeChange, language: DiffLanguage): CellChange | null {
  const { subject, row, entry, unit } = change;
  if (subject.kind !== 'node' || row === null || change.change === 'moved') return null;
  const shown = (text: string | null): string | null => {
    if (text === null) return null;
    return entry === null ? rowValues(text, unit, language) : valueWords(text, unit, language);
  };
  const place =
    entry === null
      ? rowOwnName(row, language)
      : [entryName(change, language).text, rowPlace(row, entry, language)].filter(Boolean).join(' ');
  return { subject: subjectWords(subject, language), place, before: shown(change.before), after: shown(change.after) };
}

function wholeWords(subject: ChangeSubject, what: SchemeChange['change'], language: DiffLanguage): string {
  const isAdded = what === 'added';
  const name = subjectWords(subject, language);
  if (language === 'en') return `${isAdded ? 'Added' : 'Removed'}: ${lowerFirst(name)}`;
  return `${isAdded ? 'Добавлено' : 'Убрано'}: ${lowerFirst(name)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function quoted(text: string, language: DiffLanguage): string {
  return language === 'ru' ? `«${text}»` : `“${text}”`;
}

function titleIn(title: Bilingual | null, language: DiffLanguage): string | null {
  const own = title?.[language] ?? title?.ru ?? title?.en ?? '';
  return own === '' ? null : own;
}

function subjectWords(subject: ChangeSubject, language: DiffLanguage): string {
  const ru = language === 'ru';
  switch (subject.kind) {
    case 'scheme':
      return ru ? 'Схема' : 'Scheme';
    case 'node': {
      const own = titleIn(subject.title, language);
      const kind = findNodeKind(subject.nodeKind)?.title[language] ?? subject.nodeKind;
      return own === null ? `${kind} ${quoted(subject.nodeId, language)}` : quoted(own, language);
    }
    case 'parameter':
      return `${ru ? 'Параметр' : 'Parameter'} ${quoted(titleIn(subject.title, language) ?? subject.key, language)}`;
    case 'case':
      return `${ru ? 'Пример' : 'Case'} ${quoted(subject.name, language)}`;
    case 'link':
      return `${ru ? 'Связь' : 'Link'} ${endWords(subject.from, language)} → ${endWords(subject.to, language)}`;
  }
}

function endWords({ nodeId, nodeKind, title, port }: LinkEndName, language: DiffLanguage): string {
  const name = quoted(titleIn(title, language) ?? nodeId, language);
  const bound = nodeKind === null || port === null ? null : findNodeKind(nodeKind);
  return bound === null || port === null ? name : `${name} (${port})`;
}

const VERBS = {
  raised: { m: 'повышен', f: 'повышена', n: 'повышено', p: 'повышены' },
  lowered: { m: 'понижен', f: 'понижена', n: 'понижено', p: 'понижены' },
  changed: { m: 'изменён', f: 'изменена', n: 'изменено', p: 'изменены' },
  set: { m: 'задан', f: 'задана', n: 'задано', p: 'заданы' },
  removed: { m: 'убран', f: 'убрана', n: 'убрано', p: 'убраны' },
  added: { m: 'добавлен', f: 'добавлена', n: 'добавлено', p: 'добавлены' },
  moved: { m: 'перенесён', f: 'перенесена', n: 'перенесено', p: 'перенесены' },
} as const satisfies Record<string, Record<Gender, string>>;

function entryWords(change: SchemeChange, language: DiffLanguage): string {
  const { change: what, entry, row, before, after } = change;
  if (entry === null) return rowChangeWords(change, language);
  const { text: name, gender } = entryName(change, language);
  const place = row === null ? '' : rowPlace(row, entry, language);
  const subject = [name, place].filter(Boolean).join(' ');
  const shown = (text: string): string => valueWords(text, change.unit, language);
  const ru = language === 'ru';
  if (before === null)
    return ru ? `${subject} ${VERBS.set[gender]}: ${shown(after ?? '')}` : `${subject} set to ${shown(after ?? '')}`;
  if (after === null)
    return ru
      ? `${subject} ${VERBS.removed[gender]}, было ${shown(before)}`
      : `${subject} taken away, was ${shown(before)}`;
  const direction = what === 'changed' ? directionOf(before, after) : 'changed';
  if (!ru) return `${subject} ${direction} from ${shown(before)} to ${shown(after)}`;
  return `${subject} ${VERBS[direction][gender]} с ${shown(before)} ${direction === 'changed' ? 'на' : 'до'} ${shown(after)}`;
}

interface Named {
  readonly text: string;
  readonly gender: Gender;
}

/** `title.ru` is a title in Russian, `note.en` a note in English; other entries go by their last part. */
function entryName({ entry, path }: SchemeChange, language: DiffLanguage): Named {
  const parts = path.split('.');
  const holder = parts.at(-2) ?? '';
  const isNote = /note$/.test(holder) && (entry === 'ru' || entry === 'en');
  if (isNote) {
    const tongue = entry === 'ru' ? ['на русском', 'Russian'] : ['на английском', 'English'];
    return language === 'ru'
      ? { text: `примечание ${tongue[0]}`, gender: 'n' }
      : { text: `${tongue[1]} note`, gender: 'n' };
  }
  const found = ENTRY_NAMES.get(entry ?? '');
  if (found === undefined) return { text: quoted(entry ?? path, language), gender: 'n' };
  return named(found, language);
}

function named(name: EntryName, language: DiffLanguage): Named {
  return language === 'ru' ? { text: name.ru[0], gender: name.ru[1] } : { text: name.en, gender: name.ru[1] };
}

function rowChangeWords({ change: what, row, before, after, unit }: SchemeChange, language: DiffLanguage): string {
  const list =
    row === null
      ? 'rows'
      : row.kind === 'band'
        ? 'bands'
        : row.kind === 'named' || row.kind === 'position'
          ? row.list
          : 'values';
  const { text, gender } = named(ROW_NAMES.get(list) ?? ROW_NAMES_OTHER, language);
  const subject = [text, row === null ? '' : rowOwnName(row, language)].filter(Boolean).join(' ');
  const ru = language === 'ru';
  const holds = after ?? before ?? '';
  switch (what) {
    case 'moved':
      return ru
        ? `${subject} ${VERBS.moved[gender]} с места ${before ?? ''} на место ${after ?? ''}`
        : `${subject} moved from place ${before ?? ''} to place ${after ?? ''}`;
    case 'added':
      return `${subject} ${ru ? VERBS.added[gender] : 'added'}${holds === '' ? '' : ` (${rowValues(holds, unit, language)})`}`;
    default:
      return `${subject} ${ru ? VERBS.removed[gender] : 'removed'}${holds === '' ? '' : ` (${rowValues(holds, unit, language)})`}`;
  }
}

const ROW_NAMES_OTHER: EntryName = { ru: ['строка', 'f'], en: 'row' };

/** `rate: 0.07, amount: 5` in the words of the language. */
function rowValues(text: string, unit: string | null, language: DiffLanguage): string {
  return text
    .split(', ')
    .map((part) => {
      const [, key = '', value = ''] = /^([a-zA-Z]+): (.*)$/.exec(part) ?? [];
      if (key === '') return part;
      const name = ENTRY_NAMES.get(key);
      const isShare = key === 'rate' || key === 'weight' || key === 'factor';
      return `${name === undefined ? key : named(name, language).text} ${valueWords(value, isShare ? 'percent' : unit, language)}`;
    })
    .join(', ');
}

/** The row an entry stands in, after the entry's name: "rate above 120%", "weight of “Sales”". */
function rowPlace(row: RowName, entry: string, language: DiffLanguage): string {
  const ru = language === 'ru';
  switch (row.kind) {
    case 'band':
      return rangeWords(row, language);
    case 'named': {
      const name = quoted(titleIn(row.title, language) ?? row.key, language);
      return ru ? name : `of ${name}`;
    }
    case 'position': {
      const { text } = named(ROW_NAMES.get(row.list) ?? ROW_NAMES_OTHER, language);
      return ru ? `(${text} ${row.position})` : `of ${text} ${row.position}`;
    }
    case 'dated':
      return entry === 'from' ? '' : `${ru ? 'с' : 'from'} ${row.from}`;
    case 'cell':
      return `(${row.keys.map((key) => valueWords(key, null, language)).join(' × ')})`;
  }
}

function rowOwnName(row: RowName, language: DiffLanguage): string {
  switch (row.kind) {
    case 'band':
      return rangeWords(row, language);
    case 'named':
      return quoted(titleIn(row.title, language) ?? row.key, language);
    case 'position':
      return String(row.position);
    case 'dated':
      return `${language === 'ru' ? 'с' : 'from'} ${row.from}`;
    case 'cell':
      return row.keys.join(' × ');
  }
}

function rangeWords({ from, to, unit }: Extract<RowName, { kind: 'band' }>, language: DiffLanguage): string {
  const ru = language === 'ru';
  const shown = (text: string): string => valueWords(text, unit, language);
  if (from === null) return to === null ? '' : `${ru ? 'до' : 'up to'} ${shown(to)}`;
  if (to === null) return `${ru ? 'свыше' : 'above'} ${shown(from)}`;
  return ru ? `от ${shown(from)} до ${shown(to)}` : `from ${shown(from)} to ${shown(to)}`;
}

type Direction = 'raised' | 'lowered' | 'changed';

function directionOf(before: string, after: string): Direction {
  const [left, right] = [parseDecimal(before), parseDecimal(after)];
  if (!left.ok || !right.ok) return 'changed';
  return compare(right.value, left.value) > 0 ? 'raised' : 'lowered';
}

const HUNDRED = rational(100n);

/** A value as it is written in the language: 7 %, 300 000 ₽, «текст». */
function valueWords(text: string, unit: string | null, language: DiffLanguage): string {
  if (unit === FORMULA_UNIT) return quoted(translateFormula(text, 'en', language) ?? text, language);
  const word = VALUE_WORDS.get(text);
  if (word !== undefined) return word[language === 'ru' ? 0 : 1];
  const parsed = parseDecimal(text);
  if (!parsed.ok) return /^≥ /.test(text) ? text : quoted(text, language);
  if (unit === 'percent') {
    const percent = grouped(toExactText(multiply(parsed.value, HUNDRED)) ?? text, language);
    return language === 'ru' ? `${percent}\u00A0%` : `${percent}%`;
  }
  const currency = /^money ([A-Z]{3})$/.exec(unit ?? '')?.[1];
  const number = toExactText(parsed.value) ?? text;
  return currency === undefined ? grouped(number, language) : inMoney(number, currency, language);
}

/** Exact: Intl formats a decimal text digit by digit. */
function grouped(text: string, language: DiffLanguage): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(text as Intl.StringNumericLiteral);
}

function inMoney(text: string, currency: string, language: DiffLanguage): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 20,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(text as Intl.StringNumericLiteral);
}
