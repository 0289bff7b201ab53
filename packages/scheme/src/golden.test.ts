import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { runBatch } from './engines/batch/index.ts';
import {
  compileScheme,
  type Engine,
  type EvaluationRequest,
  evaluatePlan,
  NODE_KIND_NAMES,
  type Plan,
  parseSchemeText,
  prepareRequest,
  runCases,
  withFormulaTrees,
} from './index.ts';

/** What finance expects of one employee, as `expected.json` states it. */
interface Expected {
  readonly lines: Readonly<Record<string, string>>;
  readonly indicators?: Readonly<Record<string, string>>;
  readonly balances?: Readonly<Record<string, string>>;
  readonly total: string | null;
  readonly problems?: readonly string[];
}

const FOLDER = new URL('../golden/', import.meta.url);
const names = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

function textOf(name: string, file: string): string {
  return readFileSync(new URL(`${name}/${file}`, FOLDER), 'utf8');
}

function planOf(name: string): Plan {
  const parsed = parseSchemeText(textOf(name, 'scheme.json'));
  expect(parsed.diagnostics).toEqual([]);
  if (!parsed.ok) throw new Error(`${name} is not a scheme`);
  const { plan, diagnostics } = compileScheme(parsed.document);
  expect(diagnostics).toEqual([]);
  if (plan === null) throw new Error(`${name} does not compile`);
  return plan;
}

function requestOf(name: string): EvaluationRequest {
  const prepared = prepareRequest(JSON.parse(textOf(name, 'request.json')));
  if (!prepared.ok) throw new Error(`${name}: ${JSON.stringify(prepared.diagnostics)}`);
  return prepared.request;
}

function resultsOf(engine: Engine, plan: Plan, request: EvaluationRequest): Readonly<Record<string, Expected>> {
  return Object.fromEntries(
    engine(plan, request).employees.map(({ id, lines, indicators, total, problems, balances }) => [
      id,
      {
        lines: Object.fromEntries(lines.map(({ code, amount }) => [code, amount])),
        ...(Object.keys(indicators).length === 0 ? {} : { indicators }),
        ...(balances === undefined ? {} : { balances }),
        total,
        ...(problems.length === 0 ? {} : { problems: problems.map(({ code }) => code) }),
      } as Expected,
    ]),
  );
}

describe.each(names)('golden scheme %s', (name) => {
  test('pays what was expected', () => {
    const expected: Readonly<Record<string, Expected>> = JSON.parse(textOf(name, 'expected.json'));
    expect(resultsOf(evaluatePlan, planOf(name), requestOf(name))).toEqual(expected);
  });

  test('gives the same bytes from the batch engine, which leaves no step to the reference', () => {
    const plan = planOf(name);
    const request = requestOf(name);
    const run = runBatch(plan, request);
    expect(run).toMatchObject({ ok: true, byReference: [] });
    expect(run.ok && run.answer).toEqual(evaluatePlan(plan, request));
  });

  test('pays the same with its formulas kept as trees', () => {
    const parsed = parseSchemeText(textOf(name, 'scheme.json'));
    if (!parsed.ok) throw new Error(`${name} is not a scheme`);
    const kept = withFormulaTrees(parsed.document);
    expect(kept.nodes.filter(({ params }) => params?.['text'] !== undefined)).toEqual([]);
    const { plan } = compileScheme(kept);
    const request = requestOf(name);
    expect(plan && resultsOf(evaluatePlan, plan, request)).toEqual(resultsOf(evaluatePlan, planOf(name), request));
  });

  test('passes its own cases', () => {
    const parsed = parseSchemeText(textOf(name, 'scheme.json'));
    if (!parsed.ok) throw new Error(`${name} is not a scheme`);
    const outcome = runCases(parsed.document);
    expect(outcome).toMatchObject({ ok: true, compiled: true });
  });
});

/** Folders whose rule somebody else published are known by their source. */
const OWN = names.filter((name) => !/^[wd]\d/.test(name) && name !== 'manager-monthly');

test.each(OWN)('%s says its rule and the sum in both languages, and README.md says what it shows', (name) => {
  const { note }: { readonly note?: unknown } = JSON.parse(textOf(name, 'scheme.json'));
  expect(note).toEqual({ en: expect.stringMatching(/\d/), ru: expect.stringMatching(/\p{Script=Cyrillic}.*\d/su) });
  expect(readFileSync(new URL('README.md', FOLDER), 'utf8')).toContain(`| \`${name}\` | `);
});

test('every kind of node stands in some golden scheme', () => {
  const used = new Set(
    names.flatMap((name) => {
      const parsed = parseSchemeText(textOf(name, 'scheme.json'));
      return parsed.ok ? parsed.document.nodes.map(({ kind }) => kind) : [];
    }),
  );
  expect(NODE_KIND_NAMES.filter((kind) => !used.has(kind))).toEqual([]);
});

describe('the published JSON Schema', () => {
  const published: object = JSON.parse(
    readFileSync(new URL('../generated/scheme.schema.json', import.meta.url), 'utf8'),
  );
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(published);

  test.each(names)('takes %s', (name) => {
    expect(validate(JSON.parse(textOf(name, 'scheme.json'))) ? [] : validate.errors).toEqual([]);
  });

  test.each<[string, (scheme: { nodes: { kind: string; params: Record<string, unknown> }[] }) => void]>([
    ['an entry nobody knows', (scheme) => Object.assign(scheme, { colour: 'red' })],
    ['a param the kind does not have', (scheme) => Object.assign(scheme.nodes[0]?.params ?? {}, { colour: 'red' })],
    ['a node without a kind', (scheme) => Object.assign(scheme.nodes[0] ?? {}, { kind: undefined })],
    ['a period that is none', (scheme) => Object.assign(scheme, { period: 'week' })],
  ])('refuses %s', (_, spoil) => {
    const scheme = JSON.parse(textOf('manager-monthly', 'scheme.json'));
    spoil(scheme);
    expect(validate(JSON.parse(JSON.stringify(scheme)))).toBe(false);
  });
});
