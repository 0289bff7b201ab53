import { readdirSync, readFileSync } from 'node:fs';
import { compare, maximum, minimum } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileScheme } from '../compile/compile-scheme.ts';
import { applyEdits } from '../document/edits/apply-edit.ts';
import { parseSchemeText } from '../document/parse-document.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { planSeeds, RandomPlan, requests } from '../engines/agreement/index.ts';
import { CATALOGUE } from '../nodes/catalogue.ts';
import type { Plan } from '../plan/plan.ts';
import { drawnScheme } from '../testing/drawn-scheme.ts';
import { rangesOf } from './analysis/ranges.ts';
import type { Span } from './analysis/span.ts';
import { numberAt, type StepValues, stepValues, tracedPlan } from './analysis/step-values.ts';
import { lintScheme, lintWithData } from './lint-scheme.ts';

const GOLDEN = new URL('../../golden/', import.meta.url);

function goldens(): readonly (readonly [string, SchemeDocument])[] {
  return readdirSync(GOLDEN, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [];
    const parsed = parseSchemeText(readFileSync(new URL(`${entry.name}/scheme.json`, GOLDEN), 'utf8'));
    return parsed.ok ? [[entry.name, parsed.document] as const] : [];
  });
}

/** Every kind's own example as a scheme, and every published plan. */
const SCHEMES: readonly SchemeDocument[] = [
  ...goldens().map(([, document]) => document),
  ...Object.values(CATALOGUE).map(
    ({ example: { nodes, links, parameters } }): SchemeDocument => ({
      format: 'premia.scheme/1',
      key: 'example',
      title: {},
      period: 'month',
      currency: 'RUB',
      nodes: [...nodes],
      links: [...links],
      ...(parameters === undefined ? {} : { parameters: [...parameters] }),
    }),
  ),
];

const VALUES = ['0', '-1', '1e30', '', 'x', '0.5', true, null, [], {}, '__proto__'] as const;

/** A scheme somebody is in the middle of drawing: parts gone, params half typed, links astray. */
const drafts: fc.Arbitrary<SchemeDocument> = fc
  .record({
    scheme: fc.nat(SCHEMES.length - 1),
    dropped: fc.array(fc.nat(30), { maxLength: 3 }),
    unlinked: fc.array(fc.nat(30), { maxLength: 3 }),
    typed: fc.array(fc.record({ node: fc.nat(30), param: fc.nat(8), value: fc.constantFrom(...VALUES) }), {
      maxLength: 3,
    }),
  })
  .map(({ scheme, dropped, unlinked, typed }) => {
    const document = SCHEMES[scheme];
    if (document === undefined) throw new Error('lint: no scheme to draft from');
    const nodes = document.nodes.map((node, index) => {
      const params: Record<string, unknown> = { ...node.params };
      for (const { node: at, param, value } of typed) {
        const key = Object.keys(params)[param % Math.max(1, Object.keys(params).length)];
        if (at % document.nodes.length === index && key !== undefined) params[key] = value;
      }
      return { ...node, params } as SchemeDocument['nodes'][number];
    });
    return {
      ...document,
      nodes: nodes.filter((_node, index) => !dropped.some((at) => at % nodes.length === index)),
      links: document.links.filter((_link, index) => !unlinked.some((at) => at % document.links.length === index)),
    };
  });

describe('whatever is being drawn', () => {
  test('numbers that grow past all reason keep nobody waiting', () => {
    const document = drawnScheme(
      [
        ['grown', 'formula', { text: '=((1.5^64)^64)^64', inputs: [] }],
        ['shown', 'indicator', { code: 'shown' }],
        ['sales', 'criterion', { criterion: 'revenue' }],
        ['pay', 'payout', { code: 'pay' }],
      ],
      [
        ['grown', 'shown.value'],
        ['sales', 'pay.amount'],
      ],
    );
    expect(lintScheme({ document, compiled: compileScheme(document) }).map(({ code }) => code)).toContain(
      'payout/no-cap',
    );
  });

  test('the others of last period’s people and thousands of lines keep nobody waiting', () => {
    const bands = Array.from({ length: 100 }, (_, index) => ({ from: String(index * 1_000), rate: '0.05' }));
    const table = drawnScheme(
      [
        ['sales', 'criterion', { criterion: 'sales' }],
        ['rate', 'tiers', { mode: 'whole', bands }],
        ['pay', 'payout', { code: 'pay' }],
      ],
      [
        ['sales', 'rate.value'],
        ['rate', 'pay.amount'],
      ],
    );
    const employees = Array.from({ length: 3_000 }, (_, index) => ({
      id: `e${index}`,
      criteria: { sales: { actual: '50000' } },
    }));
    const subject = { document: table, compiled: compileScheme(table) };
    const found = lintWithData(subject, { sample: { period: '2026-10', employees } });
    expect(found.map(({ code }) => code)).toContain('table/row-not-hit-in-data');
    const lines = Array.from({ length: 2_000 }, (_, index) => `p${index}`);
    const wide = drawnScheme(
      [
        ...lines.flatMap((id) => [
          [`c${id}`, 'criterion', { criterion: 'sales' }] as const,
          [id, 'payout', { code: id }] as const,
        ]),
      ],
      lines.map((id) => [`c${id}`, `${id}.amount`] as const),
    );
    const told = lintScheme({ document: wide, compiled: compileScheme(wide) });
    expect(told.filter(({ code }) => code === 'credit/criterion-twice')).toHaveLength(1);
  });

  test('the lint does not throw, and its fixes can be applied and leave a document that compiles', () => {
    fc.assert(
      fc.property(drafts, (document) => {
        const subject = { document, compiled: compileScheme(document) };
        for (const { code, place, details, fix } of [...lintScheme(subject), ...lintWithData(subject)]) {
          if (fix === undefined) continue;
          const outcome = applyEdits(document, fix.edits);
          if (!outcome.ok) throw new Error(`${code}: ${outcome.refusal} ${outcome.subject}`);
          const after = { document: outcome.document, compiled: compileScheme(outcome.document) };
          const isSame = (one: { code: string; place: object; details: object }): boolean =>
            one.code === code && JSON.stringify([one.place, one.details]) === JSON.stringify([place, details]);
          const count = (found: readonly { code: string; place: object; details: object }[]) =>
            found.filter(isSame).length;
          expect(count(lintScheme(after)), `${code} ${fix.label}`).toBeLessThan(
            Math.max(1, count(lintScheme(subject))),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The narrowest span an input was seen in: the tighter the inputs, the more the ranges have to prove. */
function hullOf(plan: Plan, source: object, people: readonly StepValues[]): Span | null {
  const key = JSON.stringify(source);
  const steps = plan.body.steps.flatMap((step, index) =>
    step.op === 'input' && JSON.stringify(step.source) === key ? [index] : [],
  );
  const [first, ...rest] = people.flatMap(({ body }) => steps.flatMap((step) => numberAt(body, step) ?? []));
  return first === undefined ? null : { min: rest.reduce(minimum, first), max: rest.reduce(maximum, first) };
}

test('every step’s exact value lies in its range', () => {
  fc.assert(
    fc.property(planSeeds, requests, (seed, request) => {
      const plan = RandomPlan.build(seed);
      const traced = tracedPlan(plan, { body: new Set(plan.body.steps.keys()), frames: new Map() });
      const people = stepValues(traced, request);
      const { body } = rangesOf(plan, (source) => hullOf(plan, source, people));
      for (const values of people) {
        for (const [index, span] of body.entries()) {
          const number = numberAt(values.body, index);
          if (span === null || number === null) continue;
          if (span.min !== null)
            expect(compare(span.min, number), `${index} ${plan.body.steps[index]?.op}`).toBeLessThanOrEqual(0);
          if (span.max !== null)
            expect(compare(span.max, number), `${index} ${plan.body.steps[index]?.op}`).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { numRuns: 300 },
  );
});

/** A divisor that can be zero is a question of the data: a month without sales has no blended rate. */
const ABOUT_DATA: ReadonlySet<string> = new Set(['value/division-by-zero-possible']);

/** Judged and right: the published table ends at 100,000 and says nothing of who gets there. */
const TRUE_ALARMS: ReadonlySet<string> = new Set(['w04-boundary-belongs-higher table/above-last-band rate']);

/**
 * Published plans, judged one by one: nothing in them pays less for more, twice for one deal, or never. Hints – no cap,
 * an intended cliff, a row without a case – and names are left out; a new warning here is to be judged, not silenced.
 */
test.each(goldens())('%s raises no false alarm', (name, document) => {
  const subject = { document, compiled: compileScheme(document) };
  const warned = [...lintScheme(subject), ...lintWithData(subject)]
    .filter(({ severity, code }) => severity === 'warning' && !code.startsWith('name/') && !ABOUT_DATA.has(code))
    .map(({ code, place }) => `${code} ${place.nodeId}`)
    .filter((warning) => !TRUE_ALARMS.has(`${name} ${warning}`));
  expect(warned).toEqual([]);
});
