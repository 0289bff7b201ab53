import { type EvaluationRequest, evaluatePlan, type Plan, parseSchemeDocument, runCases } from '../index.ts';
import { describeCatalogue } from '../nodes/describe-catalogue.ts';

export interface CatalogueCase {
  readonly kind: string;
  readonly plan: Plan;
  readonly request: EvaluationRequest;
}

/** The example of every node kind as a plan and a request, for holding engines against each other. */
export function catalogueCases(): readonly CatalogueCase[] {
  return describeCatalogue().map(({ kind, example }) => {
    const { nodes, links, parameters, components, inputs, period, expect } = example;
    const parsed = parseSchemeDocument({
      format: 'premia.scheme/1',
      key: 'example',
      title: { en: kind },
      period: 'month',
      currency: 'RUB',
      ...(parameters === undefined ? {} : { parameters }),
      ...(components === undefined ? {} : { components }),
      nodes,
      links,
      cases: [{ name: kind, ...(period === undefined ? {} : { period }), inputs, expect }],
    });
    if (!parsed.ok) throw new Error(`${kind}: ${JSON.stringify(parsed.diagnostics)}`);
    const found: CatalogueCase[] = [];
    runCases(parsed.document, (plan, request) => {
      found.push({ kind, plan, request });
      return evaluatePlan(plan, request);
    });
    const [only] = found;
    if (only === undefined) throw new Error(`${kind}: the example was not evaluated`);
    return only;
  });
}
