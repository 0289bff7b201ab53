import type { Analysis } from '../analysis/analysis.ts';
import { stepsOfAll } from '../analysis/tables.ts';
import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Pay that hangs on an exchange rate, and facts of another currency than the one they are read in. */
export const currencyMixed: Rule = (analysis) => [...ratesNeeded(analysis), ...foreignFacts(analysis)];

/** A rate that is not there leaves everybody without a result: said once for the scheme. */
function ratesNeeded(analysis: Analysis): readonly LintFinding[] {
  const conversions = stepsOfAll(analysis).flatMap(({ steps }) =>
    steps.flatMap((step, index) => {
      if (step.op !== 'convert' || step.from === step.to) return [];
      const isAnswered = steps.some((other) => other.op === 'recover' && other.value === index);
      return isAnswered ? [] : [step];
    }),
  );
  const [first] = conversions;
  if (first === undefined) return [];
  const pairs = [...new Set(conversions.map(({ from, to }) => `${from} → ${to}`))];
  return [
    {
      code: 'currency/rate-needed',
      severity: 'hint',
      place: { nodeId: first.nodeId },
      details: { pairs: pairs.join(', ') },
    },
  ];
}

function foreignFacts({ plan, context, document }: Analysis): readonly LintFinding[] {
  const types = new Set(plan.requirements.factTypes);
  const frames = plan.body.steps.flatMap((step) => (step.op === 'facts' ? [step.frame] : []));
  const currencyOf = new Map(
    frames.flatMap(({ filter, block }) =>
      block.steps.flatMap((step) =>
        step.op === 'field' && step.field.kind === 'amount' && step.type.currency !== null
          ? [[filter.factType, step.type.currency] as const]
          : [],
      ),
    ),
  );
  const counts = new Map<string, number>();
  for (const { facts = [] } of context.sample?.employees ?? []) {
    for (const { type, currency } of facts) {
      if (currency === undefined || !types.has(type)) continue;
      if (currency !== (currencyOf.get(type) ?? document.currency)) {
        counts.set(currency, (counts.get(currency) ?? 0) + 1);
      }
    }
  }
  return [...counts].map(([given, count]) => ({
    code: 'currency/facts-mixed',
    severity: 'warning',
    place: frames[0] === undefined ? {} : { nodeId: frames[0].nodeId },
    details: { given, count, expected: document.currency },
  }));
}
