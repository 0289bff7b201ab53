import { parseDecimal } from '@premia/decimal';
import { formatMoney } from '../format/number.ts';
import { formatValue, type ShownType } from '../format/value.ts';
import { chooseText, type Language } from '../language.ts';
import { formatMessage } from '../messages/messages.ts';
import { type NameOf, quoted } from '../wording/describe.ts';
import { measureMessages } from '../wording/measure.messages.ts';
import { whyChangedMessages } from './why-changed.messages.ts';

interface Moved {
  readonly from: string | null;
  readonly to: string | null;
}

/** What became different, by shape: the scheme language's `ChangeCause` fits it. */
export type ChangeReason =
  | {
      readonly kind: 'facts';
      readonly factType: string;
      readonly added: number;
      readonly removed: number;
      readonly changed: number;
    }
  | ({ readonly kind: 'criterion'; readonly criterion: string; readonly measure: string } & Moved)
  | ({ readonly kind: 'attribute' | 'balance' | 'parameter'; readonly key: string } & Moved)
  | { readonly kind: 'shared'; readonly of: string }
  | { readonly kind: 'colleagues' | 'scheme' };

export interface ChangedAmount {
  readonly before: string;
  readonly after: string;
  readonly currency: string;
  readonly parts: readonly { readonly causes: readonly ChangeReason[]; readonly amount: string }[];
}

export interface WhyChangedWording {
  readonly language: Language;
  /** Titles of criteria, attributes, parameters and fact types by key; a key stands for itself without one. */
  readonly nameOf?: NameOf | undefined;
  /** What a criterion or another input measures, by key; a plain number without one. */
  readonly typeOf?: ((key: string) => ShownType | undefined) | undefined;
}

/** «Было 172 400 ₽. +12 600 ₽ — 4 новые записи вида «Сделка»; −3 740 ₽ — «Качество» 0,97 → 0,95. Стало 181 260 ₽.» */
export function whyChangedSentence(changed: ChangedAmount, wording: WhyChangedWording): string {
  const { language } = wording;
  const { currency } = changed;
  const [before, after] = [changed.before, changed.after].map((amount) => formatMoney(amount, language, { currency }));
  if (changed.parts.length === 0) return formatMessage(language, whyChangedMessages.same, { after: after ?? '' });
  const parts = changed.parts.map(({ amount, causes }) =>
    formatMessage(language, whyChangedMessages.part, {
      amount: withMinus(formatMoney(amount, language, { currency, signed: true })),
      causes: causes.flatMap((cause) => causeWords(cause, wording)).join(', '),
    }),
  );
  const values = { before: before ?? '', after: after ?? '', parts: parts.join('; ') };
  return formatMessage(language, whyChangedMessages.whole, values);
}

/** Between an amount and a dash a hyphen reads as one more dash: the minus sign of mathematics does not. */
function withMinus(amount: string): string {
  return amount.replace('-', '−');
}

function causeWords(cause: ChangeReason, wording: WhyChangedWording): readonly string[] {
  const { language } = wording;
  switch (cause.kind) {
    case 'facts':
      return (['added', 'removed', 'changed'] as const).flatMap((how) =>
        cause[how] === 0
          ? []
          : [
              formatMessage(language, whyChangedMessages[how], {
                count: cause[how],
                name: nameOf(cause.factType, wording),
              }),
            ],
      );
    case 'criterion': {
      const title = titleOf(cause.criterion, wording);
      const name = quoted(
        formatMessage(language, measureMessages.measured, { name: title, measure: cause.measure }),
        language,
      );
      return [moved(name, { ...cause, key: cause.criterion }, wording)];
    }
    case 'attribute':
    case 'balance':
    case 'parameter':
      return [moved(nameOf(cause.key, wording), cause, wording)];
    case 'shared':
      return [formatMessage(language, whyChangedMessages.shared, { of: cause.of })];
    case 'colleagues':
    case 'scheme':
      return [formatMessage(language, whyChangedMessages[cause.kind])];
  }
}

function moved(name: string, { key, from, to }: Moved & { readonly key: string }, wording: WhyChangedWording): string {
  const shown = (text: string | null): string => inputText(text, wording.typeOf?.(key), wording.language);
  return formatMessage(wording.language, whyChangedMessages.moved, { name, from: shown(from), to: shown(to) });
}

function inputText(text: string | null, type: ShownType | undefined, language: Language): string {
  if (text === null) return '—';
  const parsed = parseDecimal(text);
  if (!parsed.ok) return text;
  const shownAs = type ?? { base: 'number' as const, currency: null };
  return formatValue({ value: { kind: 'number', number: parsed.value }, type: shownAs }, language);
}

function titleOf(key: string, { language, nameOf: titles }: WhyChangedWording): string {
  return chooseText(titles?.(key) ?? undefined, language)?.text ?? key;
}

function nameOf(key: string, wording: WhyChangedWording): string {
  return quoted(titleOf(key, wording), wording.language);
}
