import type { Language } from '@premia/locale';
import { CATALOGUE, type NodeKindName } from '@premia/scheme';

/** Other words people look a kind up by. */
const SYNONYMS: Partial<Record<NodeKindName, string>> = {
  tiers: 'тир шкала прогрессивная комиссия порог ступенчатая scale bracket commission slab',
  clamp: 'кап потолок предел максимум минимум cap floor limit',
  payout: 'премия бонус начисление результат bonus pay output',
  criterion: 'kpi показатель выручка продажи revenue sales metric',
  attribute: 'оклад грейд стаж salary grade tenure',
  gate: 'допуск условие если condition threshold',
  if: 'условие ветка condition branch',
  each: 'сделки цикл deals loop every',
  facts: 'сделки оплаты звонки deals payments calls aggregate',
  formula: 'эксель excel expression',
  weighted: 'веса kpi scorecard карта показателей',
  matrix: 'таблица сетка grid table',
  multiply: 'процент ставка произведение percent rate product',
  constant: 'число сумма number amount',
};

/** ё and е, case and accents do not matter to someone in a hurry. */
function folded(text: string): string {
  return text.toLocaleLowerCase().replaceAll('ё', 'е');
}

export function searchWords(query: string): readonly string[] {
  return folded(query).split(/\s+/).filter(Boolean);
}

/** Kinds whose name, hint or another word begins with what was typed, best first. */
export function searchKinds(
  kinds: readonly NodeKindName[],
  query: string,
  language: Language,
): readonly NodeKindName[] {
  const words = searchWords(query);
  if (words.length === 0) return kinds;
  return kinds
    .map((kind) => ({ kind, rank: rankKind(kind, words, language) }))
    .filter(({ rank }) => rank !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ kind }) => kind);
}

/** 0 for a hit in the name, more for one in another word; infinite when a word is found nowhere. */
export function rankKind(kind: NodeKindName, words: readonly string[], language: Language): number {
  const { title, hint } = CATALOGUE[kind];
  const other = language === 'ru' ? title.en : title.ru;
  return worstRank(words, [title[language], `${kind} ${other} ${SYNONYMS[kind] ?? ''}`, hint[language]]);
}

/** Behind what begins with the words, before what only means them. */
const INSIDE = 0.5;

/** 0 when the name begins with the first word, more when it stands further on; infinite when a word begins no word of it. */
export function nameRank(name: string, words: readonly string[]): number {
  const isAtBeginning = folded(name).startsWith(words[0] ?? '');
  return worstRank(words, [name]) + (isAtBeginning ? 0 : INSIDE);
}

function worstRank(words: readonly string[], texts: readonly string[]): number {
  return Math.max(...words.map((word) => rankOf(word, texts)));
}

function rankOf(word: string, texts: readonly string[]): number {
  const found = texts.findIndex((text) =>
    folded(text)
      .split(/[^\p{L}\p{N}]+/u)
      .some((part) => part.startsWith(word)),
  );
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}
