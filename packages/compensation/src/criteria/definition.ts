import { z } from 'zod';

const CONDITIONS_MAX = 20;
const VALUES_MAX = 100;

const conditionSchema = z.strictObject({
  /** `amount`, `on`, `source`, `id` or the key of an attribute. */
  field: z.string().min(1).max(100),
  comparison: z.enum(['equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual', 'in', 'notIn']),
  values: z.array(z.string().max(200)).min(1).max(VALUES_MAX),
});

/**
 * How a criterion gets its number, as data.
 * facts: an aggregate over the facts credited to a person – their own (by their share), or those of
 * everyone below them in the tree as of each fact's day; ratio: one criterion over another, each by its own definition
 * of then, neither of them a ratio; entered: typed or imported per person and period.
 */
export const criterionDefinitionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('facts'),
    factType: z.string().min(1).max(100),
    where: z.array(conditionSchema).max(CONDITIONS_MAX).default([]),
    aggregate: z.enum(['sum', 'count', 'average', 'minimum', 'maximum']),
    /** What is aggregated: `amount` or the key of an attribute; ignored for `count`. */
    of: z.string().min(1).max(100).default('amount'),
    /** The currency of the amounts it looks at; left out, the company's. What is in another has no value here. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    scope: z.enum(['own', 'subtree']).default('own'),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    numerator: z.string().min(1).max(100),
    denominator: z.string().min(1).max(100),
  }),
  z.strictObject({
    kind: z.literal('entered'),
    /** Whether people type the values or a file brings them. */
    by: z.enum(['hand', 'import']).default('hand'),
  }),
]);

export type CriterionDefinition = z.infer<typeof criterionDefinitionSchema>;
export type RatioCriterion = Extract<CriterionDefinition, { readonly kind: 'ratio' }>;
export type FactCriterion = Extract<CriterionDefinition, { readonly kind: 'facts' }>;
export type FactCriterionCondition = z.infer<typeof conditionSchema>;

/** The definition with the currency of its amounts, be it stated or the company's. */
export function inCurrency(definition: CriterionDefinition, companyCurrency: string): CriterionDefinition {
  return definition.kind === 'facts' ? { ...definition, currency: definition.currency ?? companyCurrency } : definition;
}

/** Whether it adds up amounts or judges by them, so that their currency matters. */
export function looksAtAmounts({ aggregate, of, where }: FactCriterion): boolean {
  return (aggregate !== 'count' && of === 'amount') || where.some(({ field }) => field === 'amount');
}
