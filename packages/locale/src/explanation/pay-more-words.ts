import { absolute, compare, decimal, multiply, parseDecimal, type Rational, rational, sign } from '@premia/decimal';
import { formatMoney } from '../format/number.ts';
import { formatValue, type ShownType } from '../format/value.ts';
import { chooseText, type Language } from '../language.ts';
import { formatMessage } from '../messages/messages.ts';
import { type NameOf, quoted } from '../wording/describe.ts';
import { payMoreMessages } from './pay-more.messages.ts';

/** The smallest change that pays more, by shape: the scheme language's `PayMore` fits it. */
export interface PayMoreChange {
  readonly kind: 'any' | 'threshold' | 'together';
  /** One; several where none of them pays more alone. */
  readonly changes: readonly ChangeOfInput[];
  readonly gain: string;
  readonly crossing: { readonly kind: 'condition' | 'band' | 'cell' } | null;
}

export interface ChangeOfInput {
  readonly input: { readonly kind: 'criterion'; readonly criterion: string } | ChangeOfFacts;
  readonly type: ShownType;
  readonly from: string;
  readonly change: string;
}

/** One more record of an amount, or so many more of them. */
interface ChangeOfFacts {
  readonly kind: 'next-fact' | 'next-facts';
  readonly factType: string;
  readonly isFirst: boolean;
  /** What is assumed of a record that there is none like. */
  readonly fields: readonly { readonly field: string; readonly value: string; readonly type: ShownType }[];
}

export interface PayMoreWording {
  /** What gains are paid in. */
  readonly currency: string;
  readonly language: Language;
  /** Titles of criteria and fact types by key; a key stands for itself without one. */
  readonly nameOf?: NameOf | undefined;
}

/** «До следующей ступени – ещё 180 000 ₽ по показателю «Продажи»: +9 000,00 ₽.» */
export function payMoreSentence(found: PayMoreChange, wording: PayMoreWording): string {
  const { currency, language } = wording;
  const gain = formatMoney(found.gain, language, { currency, minorUnits: 'always', signed: true });
  const [only] = found.changes;
  const goal = found.crossing?.kind ?? 'growth';
  if (only !== undefined && found.kind === 'any' && only.input.kind !== 'criterion') {
    const { input } = only;
    const words = { ...factWords(only, input, wording), gain };
    if (input.kind === 'next-facts') return formatMessage(language, payMoreMessages.anyFacts, words);
    if (input.isFirst) return formatMessage(language, payMoreMessages.firstFact, words);
  }
  const ways = found.changes.map((change) => wayOf(change, wording));
  const way = new Intl.ListFormat(language, { type: 'conjunction' }).format(ways);
  const message = found.kind === 'together' ? payMoreMessages.together : payMoreMessages.change;
  return formatMessage(language, message, { goal, way, gain });
}

/** «ещё 180 000 ₽ по показателю «Продажи»» */
function wayOf(change: ChangeOfInput, wording: PayMoreWording): string {
  const { language } = wording;
  const { input } = change;
  if (input.kind === 'criterion') {
    const direction = sign(decimal(change.change)) < 0 ? 'less' : 'more';
    const name = named(input.criterion, wording);
    return formatMessage(language, payMoreMessages.criterion, { direction, change: sizeOf(change, language), name });
  }
  const message = input.kind === 'next-fact' ? payMoreMessages.fact : payMoreMessages.facts;
  return formatMessage(language, message, factWords(change, input, wording));
}

function factWords(change: ChangeOfInput, input: ChangeOfFacts, wording: PayMoreWording) {
  const count = Number(change.change);
  return {
    order: input.isFirst ? 'first' : 'further',
    number: count === 1 ? 'one' : 'several',
    count,
    name: named(input.factType, wording),
    change: sizeOf(change, wording.language),
    like: likeOf(input, wording),
  };
}

function likeOf({ fields }: ChangeOfFacts, { language, nameOf }: PayMoreWording): string {
  if (fields.length === 0) return '';
  const told = fields.map(({ field, value, type }) => {
    const name = chooseText(nameOf?.(field) ?? undefined, language)?.text ?? field;
    return formatMessage(language, payMoreMessages.field, { field, name, value: fieldText(value, type, language) });
  });
  return formatMessage(language, payMoreMessages.like, { fields: told.join(', ') });
}

function fieldText(value: string, type: ShownType, language: Language): string {
  const number = parseDecimal(value);
  switch (type.base) {
    case 'text':
      return value;
    case 'date':
      return formatValue({ value: { kind: 'date', date: value }, type }, language);
    case 'boolean':
      return formatValue({ value: { kind: 'boolean', boolean: value === 'true' }, type }, language);
    default:
      return number.ok ? formatValue({ value: { kind: 'number', number: number.value }, type }, language) : value;
  }
}

function sizeOf({ change, type }: ChangeOfInput, language: Language): string {
  return formatValue({ value: { kind: 'number', number: absolute(decimal(change)) }, type }, language);
}

function named(key: string, { language, nameOf }: PayMoreWording): string {
  return quoted(chooseText(nameOf?.(key) ?? undefined, language)?.text ?? key, language);
}

/** A change below a hundredth of the input is what every deal brings anyway. */
const NEAR = rational(1n, 100n);

/**
 * The changes worth a sentence: of each input its threshold, else the smallest change when it takes more than the input
 * growing on. That a kopeck more is paid for a few more roubles of sales tells nobody anything.
 */
export function tellingChanges<Change extends PayMoreChange>(found: readonly Change[]): readonly Change[] {
  const keyOf = ({ changes }: Change): string =>
    JSON.stringify(changes.map(({ input }) => (input.kind === 'criterion' ? [input.criterion] : input.factType)));
  const byInputs = Map.groupBy(found, keyOf);
  return [...byInputs.values()].flatMap((own) => {
    const threshold = own.find(({ kind }) => kind === 'threshold');
    return threshold === undefined ? own.filter(isTelling) : [threshold];
  });
}

function isTelling({ kind, changes, gain }: PayMoreChange): boolean {
  const [only] = changes;
  if (kind === 'together' || only === undefined) return true;
  const moved = absolute(decimal(only.change));
  switch (only.input.kind) {
    case 'criterion':
      return isFar(decimal(only.from), moved);
    case 'next-facts':
      return true;
    case 'next-fact':
      // A record that brings more than it is worth pays by itself, whatever its amount.
      return only.input.isFirst || compare(decimal(gain), moved) > 0;
  }
}

function isFar(start: Rational, moved: Rational): boolean {
  return sign(start) !== 0 && compare(moved, multiply(NEAR, absolute(start))) > 0;
}
