import { compileScheme } from '../compile/compile-scheme.ts';
import { schemeHash } from '../document/canonical-document.ts';
import { LIMITS } from '../document/limits.ts';
import { parseSchemeDocument, parseSchemeText } from '../document/parse-document.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import { prepareRequest } from '../evaluation/prepare-request.ts';
import { compileFormula } from '../formula/compile.ts';
import { lintScheme, lintWithData } from '../lint/index.ts';
import { plain } from '../values/value-type.ts';

/*
 * Inputs made to break the language: too long, too deep, too wide, too large, sharing that doubles at every step, and
 * names that every object answers to. Tests and the fault catalogue run the same list.
 */

export interface HostileInput {
  readonly name: string;
  /** What must be answered: every one of these codes, `sound` when nothing is wrong, `value` when there is a result. */
  readonly expected: readonly string[];
  /** Made beforehand, so that only the language's own work is timed. */
  readonly prepare: () => () => readonly string[];
}

/** No answer may take longer, on one core. */
export const HOSTILE_ANSWER_MS_MAX = 250;

/** Names every object answers to. */
export const HOSTILE_NAMES = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
] as const;

const HEADER = {
  format: 'premia.scheme/1',
  key: 'hostile',
  title: { en: 'Hostile' },
  period: 'month',
  currency: 'RUB',
};

const unique = (codes: readonly string[]): readonly string[] => [...new Set(codes)];

function formula(name: string, text: string, expected: readonly string[]): HostileInput {
  return {
    name: `formula: ${name}`,
    expected,
    prepare: () => () => {
      const names = new Map([['x', { step: 0, type: plain('number') }]]);
      let steps = 1;
      const emit = (): number => {
        steps += 1;
        return steps - 1;
      };
      const compiled = compileFormula({ text, language: 'en', names, emit });
      return compiled.ok ? ['sound'] : unique(compiled.diagnostics.map(({ code }) => code));
    },
  };
}

function text(name: string, json: () => string, expected: readonly string[]): HostileInput {
  return {
    name: `file: ${name}`,
    expected,
    prepare: () => {
      const written = json();
      return () => {
        const parsed = parseSchemeText(written);
        return parsed.ok ? ['sound'] : unique(parsed.diagnostics.map(({ code }) => code));
      };
    },
  };
}

type Nodes = readonly { readonly id: string; readonly kind: string; readonly params?: object }[];
type Links = readonly { readonly from: string; readonly to: string }[];

function documentOf(nodes: Nodes, links: Links, header: object = {}): SchemeDocument {
  const parsed = parseSchemeDocument({ ...HEADER, nodes, links, ...header });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics.slice(0, 3)));
  return parsed.document;
}

/** Compiles a graph and, when it is sound, works it out for one employee. */
function graph(name: string, drawn: () => SchemeDocument, expected: readonly string[]): HostileInput {
  return {
    name: `graph: ${name}`,
    expected,
    prepare: () => {
      const document = drawn();
      return () => {
        const { plan, diagnostics } = compileScheme(document);
        const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
        if (plan === null) return unique(errors);
        const [employee] = evaluatePlan(plan, { period: '2026-10', employees: [{ id: 'e1' }] }).employees;
        const problems = (employee?.problems ?? []).map(({ code }) => code);
        return problems.length === 0 ? ['value'] : unique(problems);
      };
    },
  };
}

/** What stands under the drawing while it is edited: the lint, and pay around every boundary. */
function linted(name: string, drawn: () => SchemeDocument): HostileInput {
  return {
    name: `lint: ${name}`,
    expected: ['sound'],
    prepare: () => {
      const document = drawn();
      const compiled = compileScheme(document);
      return () => {
        const subject = { document, compiled };
        const findings = [...lintScheme(subject), ...lintWithData(subject)];
        const errors = findings.filter(({ severity }) => severity === 'error');
        return errors.length === 0 ? ['sound'] : unique(errors.map(({ code }) => code));
      };
    },
  };
}

const BIG: Nodes[number] = { id: 'start', kind: 'constant', params: { type: 'number', value: '1.000000001' } };
const SHOWN: Nodes[number] = { id: 'shown', kind: 'indicator', params: { code: 'x', digits: 2 } };

/** Every node reads the one before it twice: written out it would be a tree of 2^size leaves. */
function doubling(kind: 'add' | 'multiply', size: number): SchemeDocument {
  const ids = Array.from({ length: size }, (_, index) => `n${index}`);
  const links = ids.flatMap((id, index) => {
    const link = { from: index === 0 ? 'start' : `n${index - 1}`, to: `${id}.values` };
    return [link, link];
  });
  return documentOf(
    [BIG, SHOWN, ...ids.map((id) => ({ id, kind }))],
    [...links, { from: `n${size - 1}`, to: 'shown.value' }],
  );
}

function chain(size: number, node: (id: string) => Nodes[number], port: string): SchemeDocument {
  const ids = Array.from({ length: size }, (_, index) => `n${index}`);
  const links = ids.map((id, index) => ({ from: index === 0 ? 'start' : `n${index - 1}`, to: `${id}.${port}` }));
  return documentOf([BIG, SHOWN, ...ids.map(node)], [...links, { from: `n${size - 1}`, to: 'shown.value' }]);
}

/** Many criteria, each on a line of its own. */
function lines(size: number): SchemeDocument {
  const ids = Array.from({ length: size }, (_, index) => index);
  return documentOf(
    ids.flatMap((id) => [
      { id: `c${id}`, kind: 'criterion', params: { criterion: `k${id}` } },
      { id: `p${id}`, kind: 'payout', params: { code: `p${id}` } },
    ]),
    ids.map((id) => ({ from: `c${id}`, to: `p${id}.amount` })),
  );
}

function ring(size: number): SchemeDocument {
  const ids = Array.from({ length: size }, (_, index) => `n${index}`);
  return documentOf(
    ids.map((id) => ({ id, kind: 'abs' })),
    ids.map((id, index) => ({ from: ids[(index + 1) % size] ?? id, to: `${id}.value` })),
  );
}

/** As many links as a document may have, none of which leads anywhere known; every name is close to many others. */
function looseEnds(): SchemeDocument {
  const nodes = Array.from({ length: LIMITS.nodes }, (_, index) => ({ id: `node${index}`, kind: 'add' }));
  const links = Array.from({ length: LIMITS.links }, (_, index) => ({
    from: `nodde${index}`,
    to: `nodee${index}.values`,
  }));
  return documentOf(nodes, links);
}

function dense(): SchemeDocument {
  const count = 200;
  const nodes = Array.from({ length: count }, (_, index) => ({ id: `n${index}`, kind: 'sum' }));
  const links = nodes.flatMap(({ id }, index) =>
    Array.from({ length: Math.min(index, LIMITS.links / count) }, (_, back) => ({
      from: `n${index - back - 1}`,
      to: `${id}.values`,
    })),
  );
  return documentOf(
    [BIG, SHOWN, ...nodes],
    [{ from: 'start', to: 'n0.values' }, ...links, { from: `n${count - 1}`, to: 'shown.value' }],
  );
}

/** A scheme that uses the one below it many times over, as deep as components go: 40^8 nodes if it were written out. */
function zipBomb(): SchemeDocument {
  const constant = { id: 'a', kind: 'constant', params: { type: 'money', value: '1' } };
  const pay = { id: 'pay', kind: 'payout', params: { code: 'x' } };
  let below = documentOf([constant, pay], [{ from: 'a', to: 'pay.amount' }], { key: 'level' });
  const components: Record<string, SchemeDocument> = { [schemeHash(below)]: below };
  const uses = Array.from({ length: 40 }, (_, index) => `c${index}`);
  const around = (): SchemeDocument => {
    const params = { scheme: 'level', version: schemeHash(below), outputs: [{ key: 'x', type: 'money' }] };
    return documentOf(
      [...uses.map((id) => ({ id, kind: 'component', params })), { id: 'all', kind: 'sum' }, pay],
      [...uses.map((id) => ({ from: id, to: 'all.values' })), { from: 'all', to: 'pay.amount' }],
      { key: 'level' },
    );
  };
  for (let level = 1; level < LIMITS.componentDepth; level += 1) {
    below = around();
    components[schemeHash(below)] = below;
  }
  return { ...around(), components };
}

/** The same hostile name wherever a name may stand that comes from outside. */
function named(name: string): HostileInput {
  return {
    name: `name ${name}: a criterion, an attribute, a table, a fact, not given`,
    expected: ['input/missing'],
    prepare: () => {
      const document = documentOf(
        [
          { id: 'a', kind: 'criterion', params: { criterion: name, type: 'number' } },
          { id: 'b', kind: 'attribute', params: { attribute: name } },
          { id: 'c', kind: 'balance', params: { balance: name, type: 'number' } },
          { id: 'd', kind: 'lookup', params: { table: name, column: name } },
          { id: 'all', kind: 'sum' },
          SHOWN,
        ],
        [
          ...['a', 'b', 'c', 'd'].map((id) => ({ from: id, to: 'all.values' })),
          { from: 'a', to: 'd.key' },
          { from: 'all', to: 'shown.value' },
        ],
      );
      const { plan } = compileScheme(document);
      if (plan === null) throw new Error(`${name} is no name`);
      return () => {
        const [employee] = evaluatePlan(plan, { period: '2026-10', employees: [{ id: name }] }).employees;
        return unique((employee?.problems ?? []).map(({ code }) => code));
      };
    },
  };
}

/** A name the scheme itself gives may not be one of those. */
function ownName(name: string): HostileInput {
  const json = (): string =>
    JSON.stringify({
      ...HEADER,
      parameters: [{ key: name, type: 'number', value: '1' }],
      nodes: [{ id: name, kind: 'add' }],
      links: [],
    });
  return text(`a node and a parameter called ${name}`, json, ['document/reserved-name']);
}

const longText = (part: string, length: number): string =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);
const FORMULA_LENGTH = 10 * 1024;
const numbered = (name: string, between: string, end = ''): string =>
  Array.from({ length: 400 }, (_, index) => `${name}${index}`).join(between) + end;
const params = (value: string): (() => string) => {
  return () =>
    `{"format":"premia.scheme/1","key":"k","title":{},"period":"month","currency":"RUB","links":[],"nodes":[${value}]}`;
};

export const HOSTILE_INPUTS: readonly HostileInput[] = [
  formula('longer than 10 kB', longText('x + ', FORMULA_LENGTH + 1), ['formula/too-long']),
  formula('65 brackets deep', `${'('.repeat(65)}x${')'.repeat(65)}`, ['formula/too-deep']),
  formula('10 kB of brackets', longText('(', FORMULA_LENGTH), ['formula/too-deep']),
  formula('10 kB of calls', longText('ABS(', FORMULA_LENGTH), ['formula/too-deep']),
  formula('more than 2,000 parts', `x${'+x'.repeat(2_000)}`, ['formula/too-many-parts']),
  formula('41 digits', '1'.repeat(41), ['formula/too-many-digits']),
  formula('an exponent beyond 30', 'x * 1e31', ['formula/exponent-too-large']),
  formula('an exponent beyond all reason', 'x * 1e50000000', ['formula/exponent-too-large']),
  formula('10 kB of one name', longText('y', FORMULA_LENGTH), ['formula/unknown-name']),
  formula('a text that never ends', `"${longText('a', FORMULA_LENGTH - 1)}`, ['formula/unclosed-text']),
  formula('10 kB of comments', longText('//\n', FORMULA_LENGTH), ['formula/missing-operand']),
  formula('10 kB of blanks', longText(' ', FORMULA_LENGTH), ['formula/empty']),
  formula('400 unknown names', numbered('name_', '+'), ['formula/unknown-name']),
  formula('400 unknown functions', numbered('SUMM', '(x)+', '(x)'), ['formula/unknown-function']),
  ...HOSTILE_NAMES.map((name) => formula(`the name ${name}`, name, ['formula/unknown-name'])),
  ...HOSTILE_NAMES.map((name) => formula(`the function ${name}`, `${name}(x)`, ['formula/unknown-function'])),
  text('brackets a million deep', () => '['.repeat(1_000_000), ['document/too-deep']),
  text('100,000 levels of objects', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, ['document/too-deep']),
  text('over 5 MB', () => ' '.repeat(LIMITS.documentTextBytes + 1), ['document/too-large']),
  text('a number that is infinite', params('{"id":"a","kind":"constant","params":{"value":1e50000000}}'), [
    'document/inexact-number',
  ]),
  text('__proto__ as an entry', params('{"id":"a","kind":"add","params":{"__proto__":{"polluted":true}}}'), [
    'document/reserved-name',
  ]),
  text(
    'more nodes than a scheme may have',
    () => JSON.stringify({ ...HEADER, nodes: Array(LIMITS.nodes + 1).fill({ id: 'a', kind: 'add' }), links: [] }),
    ['document/over-limit'],
  ),
  text('as many nodes and links as a scheme may have', () => JSON.stringify(looseEnds()), ['sound']),
  ...HOSTILE_NAMES.map(ownName),
  ...HOSTILE_NAMES.map(named),
  graph('a constant of 50 million digits', () => chain(1, () => constantNode('n0', '1e50000000'), 'value'), [
    'link/unknown-input',
    'params/bad-value',
  ]),
  graph('a circle of 5,000 nodes', () => ring(LIMITS.nodes), ['graph/cycle', 'result/no-payout']),
  graph('20,000 loose ends with names like others', looseEnds, [
    'link/unknown-node',
    'port/not-connected',
    'result/no-payout',
  ]),
  graph('one output read 1,001 times', fanOut, ['graph/fan-out']),
  graph('20,000 links', dense, ['value']),
  graph('a sum doubled 1,000 times', () => doubling('add', 1_000), ['value']),
  graph('a product squared 1,000 times', () => doubling('multiply', 1_000), ['value/too-large']),
  graph('powers of powers', () => chain(1_000, (id) => ({ id, kind: 'power', params: { exponent: 64 } }), 'value'), [
    'value/too-large',
  ]),
  linted('a sum doubled 1,000 times', () => doubling('add', 1_000)),
  linted('20,000 links', dense),
  linted('2,400 criteria, each on a line of its own', () => lines(2_400)),
  graph('components that multiply at every level', zipBomb, ['component/too-large']),
  request('a period of another world', { period: '99999-99', employees: [] }, ['request/bad-period']),
  request('a name every object answers to for a period', { period: '__proto__', employees: [] }, [
    'request/bad-period',
  ]),
];

function constantNode(id: string, value: string): Nodes[number] {
  return { id, kind: 'constant', params: { type: 'number', value } };
}

function fanOut(): SchemeDocument {
  const readers = Array.from({ length: LIMITS.fanOut + 1 }, (_, index) => ({ id: `r${index}`, kind: 'abs' }));
  const links = readers.map(({ id }) => ({ from: 'start', to: `${id}.value` }));
  return documentOf([BIG, SHOWN, ...readers], [...links, { from: 'r0', to: 'shown.value' }]);
}

function request(name: string, given: object, expected: readonly string[]): HostileInput {
  return {
    name: `request: ${name}`,
    expected,
    prepare: () => () => {
      const prepared = prepareRequest(given);
      return prepared.ok ? ['sound'] : unique(prepared.diagnostics.map(({ code }) => code));
    },
  };
}
