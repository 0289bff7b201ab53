import type { CriterionDefinition, FactCriterion } from '@premia/service';

export const EMPTY_DEFINITION: CriterionDefinition = {
  kind: 'facts',
  factType: '',
  where: [],
  aggregate: 'sum',
  of: 'amount',
  scope: 'own',
};

/** The ways a criterion gets its number, as a person chooses among them. */
export const DEFINITION_WAYS = ['facts', 'ratio', 'hand', 'import'] as const;
export type DefinitionWay = (typeof DEFINITION_WAYS)[number];

export function wayOf(definition: CriterionDefinition): DefinitionWay {
  return definition.kind === 'entered' ? definition.by : definition.kind;
}

/** What a definition becomes when another way is chosen: nothing of the former fits. */
export function definitionIn(way: DefinitionWay): CriterionDefinition {
  switch (way) {
    case 'facts':
      return EMPTY_DEFINITION;
    case 'ratio':
      return { kind: 'ratio', numerator: '', denominator: '' };
    case 'hand':
    case 'import':
      return { kind: 'entered', by: way };
  }
}

export function isCompleteDefinition(definition: CriterionDefinition): boolean {
  switch (definition.kind) {
    case 'facts':
      return (
        definition.factType !== '' &&
        definition.where.every(({ values }) => values.length > 0 && values.every((value) => value.trim() !== ''))
      );
    case 'ratio':
      return (
        definition.numerator !== '' && definition.denominator !== '' && definition.numerator !== definition.denominator
      );
    case 'entered':
      return true;
  }
}

type Condition = FactCriterion['where'][number];

/** "One of" holds a list; every other comparison a single value. */
export function withTypedValue(condition: Condition, typed: string): Condition {
  const isList = condition.comparison === 'in' || condition.comparison === 'notIn';
  return { ...condition, values: isList ? typed.split(/[,;]/).map((part) => part.trim()) : [typed] };
}
