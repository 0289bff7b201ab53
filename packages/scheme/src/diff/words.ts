import { compare, multiply, parseDecimal, rational, toExactText } from '@premia/decimal';
import type { Bilingual } from '../document/scheme-document.ts';
import { findNodeKind } from '../nodes/catalogue.ts';
import type { EntryChange, SchemeChange } from './diff-schemes.ts';

export type DiffLanguage = 'ru' | 'en';

interface NodeSubject {
  readonly nodeId: string;
  readonly nodeKind: string;
  readonly title: Bilingual | null;
}

/** One change in one sentence. */
export function changeWords(change: SchemeChange, language: DiffLanguage): string {
  const ru = language === 'ru';
  switch (change.kind) {
    case 'header':
      return `${ru ? 'Схема' : 'Scheme'}: ${entryWords(change.change, language)}`;
    case 'nodeAdded':
      return `${ru ? 'Добавлено' : 'Added'}: ${subjectWords(change, language)}`;
    case 'nodeRemoved':
      return `${ru ? 'Убрано' : 'Removed'}: ${subjectWords(change, language)}`;
    case 'nodeChanged':
      return `${subjectWords(change, language)}: ${entryWords(change.change, language)}`;
    case 'linkAdded':
      return `${ru ? 'Связь добавлена' : 'Link added'}: ${change.link.from} → ${change.link.to}`;
    case 'linkRemoved':
      return `${ru ? 'Связь убрана' : 'Link removed'}: ${change.link.from} → ${change.link.to}`;
    case 'parameterAdded':
      return `${ru ? 'Параметр добавлен' : 'Parameter added'}: «${change.key}»`;
    case 'parameterRemoved':
      return `${ru ? 'Параметр убран' : 'Parameter removed'}: «${change.key}»`;
    case 'parameterChanged':
      return `${ru ? 'Параметр' : 'Parameter'} «${change.key}»: ${entryWords(change.change, language, change.type === 'percent')}`;
    case 'caseAdded':
      return `${ru ? 'Пример добавлен' : 'Case added'}: «${change.name}»`;
    case 'caseRemoved':
      return `${ru ? 'Пример убран' : 'Case removed'}: «${change.name}»`;
    case 'caseChanged':
      return `${ru ? 'Пример' : 'Case'} «${change.name}»: ${entryWords(change.change, language)}`;
  }
}

/** The node's own title, else the name of its kind with the id that tells it from its like. */
function subjectWords({ nodeId, nodeKind, title }: NodeSubject, language: DiffLanguage): string {
  const own = title?.[language] ?? title?.ru ?? title?.en;
  if (own !== undefined) return `«${own}»`;
  const kind = findNodeKind(nodeKind)?.title[language] ?? nodeKind;
  return `${kind} «${nodeId}»`;
}

function entryWords({ path, before, after }: EntryChange, language: DiffLanguage, isPercent = false): string {
  const ru = language === 'ru';
  const name = pathWords(path, language);
  const shown = (text: string): string =>
    valueWords(text, language, isPercent || SHARE_ENTRIES.has(path.split('.').at(-1) ?? ''));
  if (before === null) return `${name} — ${ru ? 'теперь' : 'set to'} ${shown(after ?? '')}`;
  if (after === null) return `${name} — ${ru ? 'больше нет, прежде' : 'taken away, was'} ${shown(before)}`;
  const direction = directionOf(before, after);
  const words = DIRECTION_WORDS[direction][language];
  if (!ru) return `${name} ${words} from ${shown(before)} to ${shown(after)}`;
  return `${name}: ${words} с ${shown(before)} ${direction === 'changed' ? 'на' : 'до'} ${shown(after)}`;
}

type Direction = 'raised' | 'lowered' | 'changed';

/** Nouns in Russian, so that they agree with any name before them. */
const DIRECTION_WORDS: Readonly<Record<Direction, Readonly<Record<DiffLanguage, string>>>> = {
  raised: { ru: 'повышение', en: 'raised' },
  lowered: { ru: 'снижение', en: 'lowered' },
  changed: { ru: 'изменение', en: 'changed' },
};

function directionOf(before: string, after: string): Direction {
  const [left, right] = [parseDecimal(before), parseDecimal(after)];
  if (!left.ok || !right.ok) return 'changed';
  return compare(right.value, left.value) > 0 ? 'raised' : 'lowered';
}

const ENTRY_NAMES: Readonly<Record<string, Readonly<Record<DiffLanguage, string>>>> = {
  bands: { ru: 'ступень', en: 'band' },
  rows: { ru: 'строка', en: 'row' },
  rate: { ru: 'ставка', en: 'rate' },
  amount: { ru: 'сумма', en: 'amount' },
  from: { ru: 'начало', en: 'start' },
  to: { ru: 'конец', en: 'end' },
  cap: { ru: 'предел сверху', en: 'cap' },
  floor: { ru: 'предел снизу', en: 'floor' },
  weight: { ru: 'вес', en: 'weight' },
  mode: { ru: 'способ', en: 'mode' },
  title: { ru: 'название', en: 'title' },
  $title: { ru: 'название', en: 'title' },
  note: { ru: 'примечание', en: 'note' },
  $note: { ru: 'примечание', en: 'note' },
  $kind: { ru: 'вид', en: 'kind' },
  $frame: { ru: 'рамка', en: 'frame' },
  value: { ru: 'значение', en: 'value' },
  values: { ru: 'значение', en: 'value' },
  period: { ru: 'период', en: 'period' },
  currency: { ru: 'валюта', en: 'currency' },
  owner: { ru: 'ответственный', en: 'owner' },
  text: { ru: 'формула', en: 'formula' },
  criterion: { ru: 'критерий', en: 'criterion' },
  digits: { ru: 'знаков', en: 'digits' },
};

/** `bands.1.rate` → "band 2, rate": places count from one for people. */
function pathWords(path: string, language: DiffLanguage): string {
  const words: string[] = [];
  for (const part of path.split('.')) {
    const position = /^\d+$/.test(part) ? Number(part) + 1 : null;
    if (position === null)
      words.push(Object.hasOwn(ENTRY_NAMES, part) ? (ENTRY_NAMES[part]?.[language] ?? part) : part);
    else words.push(`${words.pop() ?? ''} ${position}`.trim());
  }
  return words.join(', ');
}

const SHARE_ENTRIES: ReadonlySet<string> = new Set(['rate', 'weight']);
const HUNDRED = rational(100n);

/** Rates and weights are stored as fractions and read as percents. */
function valueWords(text: string, language: DiffLanguage, isShare: boolean): string {
  const parsed = parseDecimal(text);
  if (!parsed.ok) return `«${text}»`;
  if (!isShare) return language === 'ru' ? text.replace('.', ',') : text;
  const percent = toExactText(multiply(parsed.value, HUNDRED)) ?? text;
  return language === 'ru' ? `${percent.replace('.', ',')} %` : `${percent}%`;
}
