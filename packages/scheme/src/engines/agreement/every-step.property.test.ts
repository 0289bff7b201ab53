import { compare, parseDecimal, type Rational, rational, subtract } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import { exactDouble } from '../../testing/exact-double.ts';
import { isNumeric } from '../../values/value-type.ts';
import { BatchProgram } from '../batch/batch-program.ts';
import { columnsOf } from '../batch/request-columns.ts';
import { evaluatePlan } from '../explain/index.ts';
import { lowerPlan } from '../scaled/lower.ts';
import type { InputColumn, OutputForm } from '../scaled/lowered-plan.ts';
import { RequestData } from '../scaled/request-data.ts';
import { planSeeds, RandomPlan } from './random-plan.ts';
import { requests } from './random-request.ts';

const CASES = 600;

/** The same plan with every numeric step shown, so that the reference tells what each comes to. */
function showingEveryStep(plan: Plan): Plan {
  return {
    ...plan,
    results: plan.body.steps.flatMap(({ type }, step) =>
      isNumeric(type)
        ? [{ kind: 'indicator' as const, nodeId: `s${step}`, code: `s${step}`, step, order: step, title: {} }]
        : [],
    ),
  };
}

function readCanonical(text: string): Rational {
  const [numerator = '', denominator] = text.split('/');
  if (denominator !== undefined) return rational(BigInt(numerator), BigInt(denominator));
  const parsed = parseDecimal(numerator);
  if (parsed.ok) return parsed.value;
  const [whole = '0', fraction = ''] = numerator.split('.');
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

interface Seen {
  input: number;
  whole: number;
  ratio: number;
  approximate: number;
}

/** Values in doubles are rare (none in five of twelve runs of 300): these cases are known to reach dozens of them. */
const REACHING = { seed: 9, numRuns: 3_000 };
const APPROXIMATE_MIN = 20;

describe('every intermediate value is exact, or within its stated error', () => {
  test('in cases that change from run to run', () => {
    checkCases({ numRuns: CASES });
  }, 60_000);

  test('in cases that reach every form a value can have', () => {
    const seen = checkCases(REACHING);
    expect(seen.input).toBeGreaterThan(0);
    expect(seen.whole).toBeGreaterThan(0);
    expect(seen.ratio).toBeGreaterThan(0);
    expect(seen.approximate).toBeGreaterThan(APPROXIMATE_MIN);
  }, 60_000);
});

/** Returns how many values of each form were compared. */
function checkCases(drawn: fc.Parameters<unknown>): Seen {
  const seen: Seen = { input: 0, whole: 0, ratio: 0, approximate: 0 };
  fc.assert(
    fc.property(planSeeds, requests, (seed, request) => {
      const plan = RandomPlan.build(seed);
      const data = new RequestData(plan, request);
      const result = lowerPlan(plan, { profiles: data, shared: data, integerMax: 2n ** 62n, keepSteps: true });
      if (!result.ok) return;
      const exact = evaluatePlan(showingEveryStep(plan), request);
      const program = new BatchProgram(result.lowered);
      const { unproven } = program.run(columnsOf(result.lowered, data), {
        onPage: (page) => {
          const marked = new Set(page.markedRows());
          for (let row = 0; row < page.rows; row += 1) {
            if (marked.has(row) || data.unreadableRows.has(row)) continue;
            const { indicators = {} } = exact.employees[row] ?? {};
            const read = (column: number): bigint => BigInt(page.output(column)[row] ?? 0);
            for (const { step, form } of result.lowered.steps) {
              const told = indicators[`s${step}`];
              if (typeof told !== 'string') continue;
              const float = (column: number): number => Number(page.output(column)[row]);
              const input = (column: number): Rational =>
                rational(page.input(column)[row] ?? 0n, unitOf(result.lowered.inputs[column]));
              expectForm(seen, form, { read, float, input, told });
            }
          }
        },
      });
      expect(unproven.length).toBeLessThanOrEqual(request.employees.length);
    }),
    drawn,
  );
  return seen;
}

function unitOf(input: InputColumn | undefined): bigint {
  return input?.profile.kind === 'number' ? input.profile.unit : 1n;
}

interface KeptValue {
  readonly read: (column: number) => bigint;
  readonly float: (column: number) => number;
  readonly input: (column: number) => Rational;
  readonly told: string;
}

function expectForm(seen: Seen, form: OutputForm, value: KeptValue): void {
  const exactly = readCanonical(value.told);
  switch (form.kind) {
    case 'whole':
      seen.whole += 1;
      expect(rational(value.read(form.column), form.unit)).toEqual(exactly);
      return;
    case 'input':
      seen.input += 1;
      expect(value.input(form.column)).toEqual(exactly);
      return;
    case 'ratio':
      seen.ratio += 1;
      expect(rational(value.read(form.numerator), value.read(form.denominator))).toEqual(exactly);
      return;
    case 'approximate': {
      const float = value.float(form.column);
      if (!Number.isFinite(float) || !Number.isFinite(form.error)) return;
      seen.approximate += 1;
      const difference = subtract(exactDouble(float), exactly);
      const size = difference.numerator < 0n ? { ...difference, numerator: -difference.numerator } : difference;
      expect(compare(size, exactDouble(form.error))).toBeLessThanOrEqual(0);
      return;
    }
    default:
      return;
  }
}
