import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemeHash } from '../document/canonical-document.ts';
import { parseSchemeDocument } from '../document/parse-document.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from '../document/scheme-document.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import { prepareRequest } from '../evaluation/prepare-request.ts';
import { CATALOGUE, findNodeKind, NODE_KIND_NAMES } from '../nodes/catalogue.ts';
import { compileScheme } from './compile-scheme.ts';

/** Params that some kind accepts, taken from the examples, so that many random nodes are sound. */
const soundNodes: readonly SchemeNode[] = NODE_KIND_NAMES.flatMap((name) => [...CATALOGUE[name].example.nodes]);
const PARAMETERS = [{ key: 'prize', type: 'money', value: '5000' }] as const;

const EMPTY: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'random',
  title: { en: 'Random' },
  period: 'month',
  currency: 'RUB',
  parameters: [...PARAMETERS],
  nodes: [],
  links: [],
};

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom('', '0', '-1', '1e30', '5%', 'constructor', '__proto__', 'да', null, true, 0, -1, 7, [], {}),
  fc.string({ maxLength: 8 }),
  fc.array(fc.constantFrom('0', '1', 'x'), { maxLength: 3 }),
);

/** One entry of the params replaced by something else, or a new one added. */
const spoiled = fc.tuple(fc.constantFrom(...soundNodes), fc.nat(), junk).map(([node, at, value]): SchemeNode => {
  const keys = [...Object.keys(node.params ?? {}), 'values', 'ifMissing', 'bands', 'extra'];
  const key = keys[at % keys.length] ?? 'extra';
  return { ...node, params: { ...node.params, [key]: value as string } };
});
const anyNode = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...soundNodes) }, { weight: 1, arbitrary: spoiled });

function portsOf(node: SchemeNode): { readonly inputs: readonly string[]; readonly outputs: readonly string[] } {
  const bound = findNodeKind(node.kind)?.bind(node.params ?? {});
  if (bound?.ok !== true) return { inputs: ['value'], outputs: ['value'] };
  return { inputs: bound.node.inputs.map(({ key }) => key), outputs: bound.node.outputs.map(({ key }) => key) };
}

/** Any graph over any nodes: cycles, crossed frames, wrong types, loose ends and all. */
const tangled: fc.Arbitrary<SchemeDocument> = fc
  .tuple(
    fc.array(anyNode, { minLength: 1, maxLength: 14 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 40 }),
    fc.array(fc.option(fc.nat(), { nil: undefined, freq: 3 }), { maxLength: 14 }),
  )
  .map(([chosen, wires, frames]) => {
    const nodes = chosen.map(({ frame: _frame, ...node }, index) => {
      const inside = frames[index] === undefined ? undefined : `n${frames[index] % chosen.length}`;
      return { ...node, id: `n${index}`, ...(inside === undefined ? {} : { frame: inside }) };
    });
    const links = wires.flatMap(([source, target, output, input]): readonly SchemeLink[] => {
      const [from, to] = [nodes[source % nodes.length], nodes[target % nodes.length]];
      if (from === undefined || to === undefined) return [];
      const { outputs } = portsOf(from);
      const { inputs } = portsOf(to);
      const [out, into] = [outputs[output % Math.max(outputs.length, 1)], inputs[input % Math.max(inputs.length, 1)]];
      return [{ from: out === undefined ? from.id : `${from.id}.${out}`, to: `${to.id}.${into ?? 'value'}` }];
    });
    return { ...EMPTY, nodes, links };
  });

/** A sound scheme, or one with a link gone or a node's params spoiled. */
const nearlySound: fc.Arbitrary<SchemeDocument> = fc
  .tuple(fc.constantFrom(...NODE_KIND_NAMES), fc.option(fc.nat(), { freq: 1 }), fc.option(spoiled, { freq: 1 }))
  .map(([name, gone, spoilt]) => {
    const { nodes, links } = CATALOGUE[name].example;
    return {
      ...EMPTY,
      nodes: nodes.map((node, index) => (index === 0 && spoilt !== null ? { ...spoilt, id: node.id } : node)),
      links: links.filter((_, index) => gone === null || index !== gone % links.length),
    };
  });

const document = fc.oneof(tangled, nearlySound);

const REQUEST = prepareRequest({
  period: '2026-10',
  tables: { grades: [{ key: 'A', value: '1.2' }] },
  rates: [{ from: 'USD', to: 'RUB', on: '2026-10-15', rate: '81.5' }],
  employees: [
    { id: 'nothing' },
    {
      id: 'all',
      department: 'north',
      attributes: {
        baseSalary: '100000',
        grade: 'A',
        hireDate: '2026-02-01',
        normDays: '22',
        tenureMonths: '8',
        effort: '1',
      },
      criteria: {
        revenue: { actual: '750000', target: '500000' },
        quality: { actual: '0.9' },
        sales: { actual: '1', target: '0' },
      },
      balances: { drawBalance: '10' },
      facts: [
        {
          source: 'crm',
          id: 'd1',
          type: 'deal.won',
          on: '2026-10-03',
          amount: '145000',
          attributes: { margin: '0.31' },
        },
        { source: 'crm', id: 'd2', type: 'deal.won', on: '2026-10-04', amount: 'x' },
      ],
    },
  ],
});

describe('whatever an author draws', () => {
  test('compiling never throws, is the same every time, and a plan is there exactly when nothing is an error', () => {
    let sound = 0;
    fc.assert(
      fc.property(document, (drawn) => {
        const { plan, diagnostics } = compileScheme(drawn);
        expect(plan === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
        expect(compileScheme({ ...drawn, nodes: drawn.nodes.toReversed(), links: drawn.links.toReversed() })).toEqual(
          compileScheme(drawn),
        );
        expect(plan?.schemeHash ?? schemeHash(drawn)).toBe(schemeHash(drawn));
        if (plan !== null) sound += 1;
      }),
      { numRuns: 200 },
    );
    expect(sound).toBeGreaterThan(0);
  });

  test('the healthy part evaluates for anybody, with a trace, without a throw', () => {
    if (!REQUEST.ok) throw new Error(JSON.stringify(REQUEST.diagnostics));
    const { request } = REQUEST;
    fc.assert(
      fc.property(document, (drawn) => {
        const { employees } = evaluatePlan(compileScheme(drawn).previewPlan, request, { trace: true });
        for (const { total, problems, resultHash } of employees) {
          expect(total === null && problems.length === 0).toBe(false);
          expect(resultHash).toMatch(/^[0-9a-f]{64}$/);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('reading a file never throws either', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ format: 'premia.scheme/1', nodes: value })),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseSchemeDocument(JSON.parse(text));
        expect(parsed.ok || parsed.diagnostics.length > 0).toBe(true);
      }),
    );
  });
});
