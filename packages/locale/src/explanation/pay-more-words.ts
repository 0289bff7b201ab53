import { absolute, compare, decimal, multiply, parseDecimal, rational, sign } from '@premia/decimal';
import { formatMoney } from '../format/number.ts';
import { formatValue, type ShownType } from '../format/value.ts';
import { chooseText, type Language } from '../language.ts';
import { formatMessage } from '../messages/messages.ts';
import { type NameOf, quoted } from '../wording/describe.ts';
import { payMoreMessages } from './pay-more.messages.ts';

/** The smallest change of one input that pays more, by shape: the scheme language's `PayMore` fits it. */
export interface PayMoreChange {
  readonly input:
    | { readonly kind: 'criterion'; readonly criterion: string }
    | { readonly kind: 'next-fact'; readonly factType: string };
  readonly kind: 'any' | 'threshold';
  readonly type: ShownType;
  readonly from: string | null;
  readonly change: string | null;
  readonly gain: string;
  readonly crossing: { readonly kind: 'condition' | 'band' | 'cell' } | null;
}

export interface PayMoreWording {
  /** What gains are paid in. */
  readonly currency: string;
  readonly language: Language;
  /** Titles of criteria and fact types by key; a key stands for itself without one. */
  readonly nameOf?: NameOf | undefined;
}

/** «До следующей ступени – ещё 180 000 ₽ по показателю «Продажи»: +9 000,00 ₽.» */
export function payMoreSentence(change: PayMoreChange, { currency, language, nameOf }: PayMoreWording): string {
  const key = change.input.kind === 'criterion' ? change.input.criterion : change.input.factType;
  const name = quoted(chooseText(nameOf?.(key) ?? undefined, language)?.text ?? key, language);
  const gain = formatMoney(change.gain, language, { currency, minorUnits: 'always', signed: true });
  if (change.change === null) return formatMessage(language, payMoreMessages.anyFact, { name, gain });
  const number = decimal(change.change);
  const size = formatValue({ value: { kind: 'number', number: absolute(number) }, type: change.type }, language);
  const goal = change.crossing?.kind ?? 'growth';
  if (change.input.kind === 'next-fact') {
    return formatMessage(language, payMoreMessages.fact, { goal, name, change: size, gain });
  }
  const direction = sign(number) < 0 ? 'less' : 'more';
  return formatMessage(language, payMoreMessages.criterion, { goal, direction, name, change: size, gain });
}

/** A change below a hundredth of the input is what every deal brings anyway. */
const NEAR = rational(1n, 100n);

/**
 * The changes worth a sentence: of each input its threshold, else the smallest change when it takes more than the input
 * growing on. That a kopeck more is paid for a few more roubles of sales tells nobody anything.
 */
export function tellingChanges<Change extends PayMoreChange>(changes: readonly Change[]): readonly Change[] {
  const keyOf = ({ input }: Change): string =>
    input.kind === 'criterion' ? `criterion ${input.criterion}` : `fact ${input.factType}`;
  const byInput = Map.groupBy(changes, keyOf);
  return [...byInput.values()].flatMap((own) => {
    const threshold = own.find(({ kind }) => kind === 'threshold');
    return threshold === undefined ? own.filter(isFar) : [threshold];
  });
}

function isFar({ from, change }: PayMoreChange): boolean {
  const [start, moved] = [from, change].map((text) => (text === null ? null : parseDecimal(text)));
  if (start?.ok !== true || moved?.ok !== true || sign(start.value) === 0) return change === null;
  return compare(absolute(moved.value), multiply(NEAR, absolute(start.value))) > 0;
}
