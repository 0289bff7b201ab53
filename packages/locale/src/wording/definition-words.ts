import { COMPARISON_SIGNS } from '../explanation/comparison-signs.ts';
import type { Language } from '../language.ts';
import { formatMessage } from '../messages/messages.ts';
import { definitionMessages } from './definition.messages.ts';

/** A definition of a criterion as far as it is put into words. */
export type WordedDefinition =
  | {
      readonly kind: 'facts';
      readonly factType: string;
      readonly where: readonly {
        readonly field: string;
        readonly comparison: WordedComparison;
        readonly values: readonly string[];
      }[];
      readonly aggregate: 'sum' | 'count' | 'average' | 'minimum' | 'maximum';
      readonly of: string;
      readonly currency?: string | undefined;
      readonly scope: 'own' | 'subtree';
    }
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'entered'; readonly by: 'hand' | 'import' };

type WordedComparison = 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual' | 'in' | 'notIn';

export interface DefinitionWording {
  readonly language: Language;
  /** What a type of facts, one of its fields and a criterion are called; their keys where nobody named them. */
  readonly factTitle: (factType: string) => string;
  readonly fieldTitle: (field: string, factType: string) => string;
  readonly criterionTitle: (key: string) => string;
}

/** How a criterion gets its number, as one sentence: "Sum of amount over "Deal won", where product = pump-station". */
export function definitionSentence(definition: WordedDefinition, wording: DefinitionWording): string {
  const { language } = wording;
  switch (definition.kind) {
    case 'entered':
      return formatMessage(language, definitionMessages[definition.by]);
    case 'ratio':
      return formatMessage(language, definitionMessages.ratio, {
        numerator: wording.criterionTitle(definition.numerator),
        denominator: wording.criterionTitle(definition.denominator),
      });
    case 'facts': {
      const { factType, aggregate, of, currency, where, scope } = definition;
      const facts = wording.factTitle(factType);
      const main = countedWords({ aggregate, of, factType, facts }, wording);
      const conditions = where
        .map(
          ({ field, comparison, values }) =>
            `${fieldWord(field, factType, wording)} ${comparisonSign(comparison, language)} ${values.join(', ')}`,
        )
        .join(formatMessage(language, definitionMessages.and));
      const filtered = conditions === '' ? '' : formatMessage(language, definitionMessages.where, { conditions });
      const inOther =
        currency === undefined ? '' : formatMessage(language, definitionMessages.inCurrency, { currency });
      return (
        main + inOther + filtered + (scope === 'subtree' ? formatMessage(language, definitionMessages.subtree) : '')
      );
    }
  }
}

interface Counted {
  readonly aggregate: Extract<WordedDefinition, { kind: 'facts' }>['aggregate'];
  readonly of: string;
  readonly factType: string;
  readonly facts: string;
}

function countedWords({ aggregate, of, factType, facts }: Counted, wording: DefinitionWording): string {
  const { language } = wording;
  if (aggregate === 'count') return formatMessage(language, definitionMessages.count, { facts });
  if (of === 'amount') return formatMessage(language, definitionMessages[`${aggregate}OfAmounts`], { facts });
  return formatMessage(language, definitionMessages[aggregate], { facts, of: fieldWord(of, factType, wording) });
}

/** A sign where there is one, else the word. */
export function comparisonSign(comparison: WordedComparison, language: Language): string {
  const sign = COMPARISON_SIGNS.get(comparison);
  if (sign !== undefined) return sign;
  return formatMessage(language, comparison === 'notIn' ? definitionMessages.noneOf : definitionMessages.oneOf);
}

/** The fields every fact has are named here, attributes by whoever knows them. */
function fieldWord(field: string, factType: string, { language, fieldTitle }: DefinitionWording): string {
  switch (field) {
    case 'amount':
    case 'on':
    case 'source':
    case 'id':
      return formatMessage(language, definitionMessages[field]);
    default:
      return fieldTitle(field, factType);
  }
}
