import { decimal, type Rational, ROUNDING_MODES } from '@premia/decimal';
import fc from 'fast-check';
import type {
  Aggregate,
  Band,
  Comparison,
  FactCondition,
  FactsFrame,
  Plan,
  StepIndex,
  TeamAggregate,
  TeamScope,
} from '../../plan/plan.ts';
import { PlanBuilder } from '../../plan/plan-builder.ts';
import { requirementsOf } from '../../plan/requirements.ts';
import { integerValue, numberValue } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import { money, plain, type ValueType } from '../../values/value-type.ts';

/** One random decision list: each step of the plan is made from one of these. */
export interface StepSeed {
  readonly choice: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Values of `choice`; those from `WHOLE_SCHEME` on make steps that stand only in the scheme's own block. */
const CHOICES = 120;
const WHOLE_SCHEME = 108;

export const stepSeeds: fc.Arbitrary<StepSeed> = fc.record({
  choice: fc.nat(CHOICES - 1),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
});

export interface PlanSeed {
  readonly steps: readonly StepSeed[];
  readonly frames: readonly { readonly steps: readonly StepSeed[]; readonly filter: number }[];
}

export const planSeeds: fc.Arbitrary<PlanSeed> = fc.record({
  steps: fc.array(stepSeeds, { minLength: 1, maxLength: 40 }),
  frames: fc.array(fc.record({ steps: fc.array(stepSeeds, { maxLength: 6 }), filter: fc.nat(20) }), { maxLength: 2 }),
});

const CURRENCY = 'RUB';
const CONSTANTS = ['0', '1', '0.05', '100', '1.2', '3', '7', '-2.5', '1000', '0.3333'] as const;
export const LIMITS = ['0', '100', '500.5', '1000'] as const;
export const GRADES = ['A', 'B', 'C'] as const;

interface Pools {
  readonly numbers: StepIndex[];
  readonly truths: StepIndex[];
  readonly texts: StepIndex[];
  readonly dates: StepIndex[];
}

function pick<T>(from: readonly T[], index: number): T {
  const value = from[index % from.length];
  if (value === undefined) throw new Error('random plan: an empty choice');
  return value;
}

const NUMBER = plain('number');
const BOOLEAN = plain('boolean');
const COMPARISONS: readonly Comparison[] = ['equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual'];
const ARITHMETIC = ['add', 'subtract', 'multiply', 'minimum', 'maximum'] as const;
const TEAM_AGGREGATES: readonly TeamAggregate[] = ['sum', 'average', 'minimum', 'maximum', 'count', 'rank', 'share'];
const TEAM_SCOPES: readonly TeamScope[] = ['participants', 'department', 'subtree'];
const AGGREGATES: readonly Aggregate[] = ['sum', 'count', 'average', 'minimum', 'maximum'];

/** Builds a well-typed plan from a seed; the same seed always makes the same plan. */
export class RandomPlan {
  readonly #builder: PlanBuilder;
  readonly #pools: Pools = { numbers: [], truths: [], texts: [], dates: [] };

  constructor(builder = new PlanBuilder()) {
    this.#builder = builder;
  }

  static build(seed: PlanSeed): Plan {
    const random = new RandomPlan();
    random.#inputs();
    for (const frame of seed.frames) random.#frame(frame);
    for (const step of seed.steps) random.#step(step);
    return random.#finish();
  }

  #emit(operation: Parameters<PlanBuilder['emit']>[1]): StepIndex {
    return this.#builder.emit(`n${this.#builder.size}`, operation);
  }

  #number(operation: OperationOf): StepIndex {
    const index = this.#emit({ ...operation, type: NUMBER });
    this.#pools.numbers.push(index);
    return index;
  }

  #truth(operation: OperationOf): void {
    this.#pools.truths.push(this.#emit({ ...operation, type: BOOLEAN }));
  }

  #constant(text: string): StepIndex {
    return this.#emit({ op: 'constant', value: numberValue(decimal(text)), type: NUMBER });
  }

  #inputs(): void {
    const attribute = (name: string, type: ValueType): StepIndex =>
      this.#emit({ op: 'input', source: { kind: 'attribute', attribute: name }, type });
    const criterion = (measure: 'actual' | 'target'): StepIndex =>
      this.#emit({ op: 'input', source: { kind: 'criterion', criterion: 'revenue', measure }, type: money(CURRENCY) });
    this.#pools.numbers.push(criterion('actual'), criterion('target'));
    this.#pools.numbers.push(attribute('share', plain('percent')), attribute('count', plain('count')));
    this.#pools.numbers.push(
      this.#emit({ op: 'input', source: { kind: 'parameter', parameter: 'rate' }, type: plain('percent') }),
    );
    this.#pools.numbers.push(
      this.#emit({ op: 'input', source: { kind: 'balance', balance: 'drawBalance' }, type: money(CURRENCY) }),
      this.#emit({
        op: 'input',
        source: { kind: 'calendar', measure: 'workingDays', scope: 'month' },
        type: plain('count'),
      }),
    );
    this.#pools.truths.push(attribute('manager?', BOOLEAN));
    this.#pools.texts.push(attribute('grade', plain('text')));
    this.#pools.dates.push(attribute('hireDate', plain('date')));
    this.#pools.dates.push(
      this.#emit({
        op: 'input',
        source: { kind: 'calendar', measure: 'lastDay', scope: 'period' },
        type: plain('date'),
      }),
    );
  }

  #step({ choice, a, b, c }: StepSeed): void {
    const { numbers, truths } = this.#pools;
    const x = pick(numbers, a);
    const y = pick(numbers, b);
    if (choice < 30) this.#number({ op: pick(ARITHMETIC, c), left: x, right: y });
    else if (choice < 36) this.#number({ op: 'divide', left: x, right: y });
    else if (choice < 52) this.#round({ choice, a, b, c }, x);
    else if (choice < 58) this.#number({ op: pick(['negate', 'absolute'] as const, c), value: x });
    else if (choice < 60) this.#number({ op: 'power', value: x, exponent: (b % 5) - 2 });
    else if (choice < 62) this.#number({ op: 'roundToMultiple', value: x, multiple: y, mode: pick(ROUNDING_MODES, c) });
    else if (choice < 70)
      this.#truth({ op: 'compare', comparison: pick(COMPARISONS, c), left: x, right: this.#orLimit(y, b) });
    else if (choice < 73) this.#logic({ choice, a, b, c });
    else if (choice < 79) this.#number({ op: 'select', condition: pick(truths, c), then: x, otherwise: y });
    else if (choice < 83) this.#recover({ choice, a, b, c }, x);
    else if (choice < 89) this.#tiers({ choice, a, b, c }, x);
    else if (choice < 93) this.#table({ choice, a, b, c }, x);
    else if (choice < 97) this.#date({ choice, a, b, c });
    else if (choice < 99) this.#pools.numbers.push(this.#constant(pick(CONSTANTS, c)));
    else this.#shared({ choice, a, b, c }, x);
  }

  /** Steps that share out, exchange, fail or look at colleagues. */
  #shared({ choice, a, b, c }: StepSeed, x: StepIndex): void {
    if (choice < 103) this.#split({ choice, a, b, c }, x);
    else if (choice < 107)
      this.#number({
        op: 'convert',
        value: x,
        from: pick(['USD', 'USD', 'RUB'], a),
        to: CURRENCY,
        on: pick(this.#pools.dates, b),
      });
    else if (choice < WHOLE_SCHEME && b % 4 === 0)
      this.#number({ op: 'fail', code: 'value/no-matching-row', input: null });
    else if (choice < WHOLE_SCHEME) this.#pools.numbers.push(this.#constant(pick(CONSTANTS, c)));
    else if (choice < 116)
      this.#number({ op: 'team', aggregate: pick(TEAM_AGGREGATES, a), scope: pick(TEAM_SCOPES, b), value: x });
    else this.#pool({ choice, a, b, c });
  }

  /** Every part of one amount, so that a difference in any of them shows. */
  #split({ a, b, c }: StepSeed, value: StepIndex): void {
    const weights = Array.from({ length: 1 + (a % 4) }, (_, place) => {
      const weight = pick(this.#pools.numbers, b + place * 7);
      return place % 2 === 0
        ? this.#number({ op: 'absolute', value: weight })
        : this.#constant(pick(CONSTANTS, c + place));
    });
    const digits = pick([2, 2, 0], c);
    for (const index of weights.keys()) this.#number({ op: 'split', value, weights, index, digits });
  }

  /** Most often one amount for the whole group, shared out by weights that are not negative. */
  #pool({ a, b, c }: StepSeed): void {
    const amount =
      a % 5 === 0
        ? pick(this.#pools.numbers, a)
        : this.#number({ op: 'team', aggregate: 'sum', scope: 'participants', value: pick(this.#pools.numbers, a) });
    const weight = this.#number({ op: 'absolute', value: pick(this.#pools.numbers, b) });
    const scope = pick(['participants', 'department'] as const, c);
    this.#number({ op: 'pool', amount, weight, scope, digits: 2 });
  }

  #orLimit(step: StepIndex, seed: number): StepIndex {
    return seed % 2 === 0 ? step : this.#constant(pick(LIMITS, seed));
  }

  #round({ b, c }: StepSeed, value: StepIndex): void {
    this.#number({ op: 'round', value, digits: (b % 6) - 1, mode: pick(ROUNDING_MODES, c) });
  }

  #logic({ a, b, c }: StepSeed): void {
    const { truths } = this.#pools;
    if (c % 3 === 0) this.#truth({ op: 'not', value: pick(truths, a) });
    else this.#truth({ op: c % 3 === 1 ? 'and' : 'or', operands: [pick(truths, a), pick(truths, b)] });
  }

  #recover({ b, c }: StepSeed, value: StepIndex): void {
    const only = pick(['missing', 'zero-divisor', 'any'] as const, c);
    this.#number({ op: 'recover', value, fallback: pick(this.#pools.numbers, b), only });
  }

  #tiers({ a, b, c }: StepSeed, value: StepIndex): void {
    const mode = pick(['marginal', 'whole', 'interpolated'] as const, c);
    const position = a % 3 === 0 ? this.#number({ op: 'absolute', value: pick(this.#pools.numbers, a) }) : null;
    this.#number({
      op: 'tiers',
      mode,
      output: pick(['amount', 'amount', 'rate', 'band'] as const, b),
      value,
      position,
      base: b % 4 === 0 ? pick(this.#pools.numbers, b) : null,
      bands: randomBands({ mode, seed: a + b }),
    });
  }

  #table({ a, b, c }: StepSeed, value: StepIndex): void {
    const grade = pick(this.#pools.texts, a);
    if (c % 3 === 0) {
      this.#number({ op: 'lookup', table: 'grades', key: grade, column: 'value' });
      return;
    }
    const keys = GRADES.slice(0, 2 + (b % 2)).map((text): Value => ({ kind: 'text', text }));
    const from = LIMITS.slice(b % 2, 4).map(decimal);
    const cells = Array.from({ length: keys.length * from.length }, (_, cell) =>
      numberValue(decimal(pick(CONSTANTS, cell + a))),
    );
    this.#number({
      op: 'matrix',
      keys: [grade, value],
      axes: [
        { kind: 'values', keys },
        { kind: 'bands', from },
      ],
      cells,
    });
  }

  #date({ a, b, c }: StepSeed): void {
    const from = pick(this.#pools.dates, a);
    const to = pick(this.#pools.dates, b);
    switch (c % 5) {
      case 0:
      case 1:
        this.#number({ op: 'dateDifference', from, to, unit: pick(['days', 'months', 'workingDays'] as const, b) });
        return;
      case 2:
        this.#number({ op: 'datePart', value: from, part: pick(['year', 'month', 'day'] as const, b) });
        return;
      case 3:
        this.#truth({ op: 'compare', comparison: pick(COMPARISONS, b), left: from, right: to });
        return;
      default: {
        const months = this.#emit({ op: 'constant', value: integerValue((b % 41) - 20), type: NUMBER });
        const moved: OperationOf = {
          op: 'dateShift',
          value: from,
          months,
          to: pick(['same-day', 'month-end'] as const, a),
        };
        this.#pools.dates.push(this.#emit({ ...moved, type: plain('date') }));
      }
    }
  }

  #frame({ steps, filter }: PlanSeed['frames'][number]): void {
    const inner = new RandomPlan(new PlanBuilder(this.#builder));
    inner.#fields(this.#pools);
    for (const step of steps) if (isForFrames(step)) inner.#step(step);
    const result = pick([...inner.#pools.numbers].reverse(), filter);
    const frame: FactsFrame = {
      nodeId: `frame${this.#builder.size}`,
      filter: { factType: pick(['deal', 'task'], filter), where: conditions(filter) },
      block: inner.#builder.build(),
      result,
    };
    for (const aggregate of [pick(AGGREGATES, filter), pick(AGGREGATES, filter + 1)])
      this.#number({ op: 'facts', aggregate, frame });
  }

  #fields(outer: Pools): void {
    const field = (operation: OperationOf, type: ValueType) => this.#emit({ ...operation, type });
    this.#pools.numbers.push(
      this.#builder.outer(pick(outer.numbers, 2)),
      this.#builder.outer(pick(outer.numbers, 4)),
      field({ op: 'field', field: { kind: 'runningBefore', of: null } }, money(CURRENCY)),
      field({ op: 'field', field: { kind: 'runningBefore', of: null } }, money(CURRENCY)),
      field({ op: 'field', field: { kind: 'runningBefore', of: 'margin' } }, plain('percent')),
      field({ op: 'field', field: { kind: 'index' } }, plain('count')),
      field({ op: 'field', field: { kind: 'attribute', attribute: 'margin' } }, plain('percent')),
      field({ op: 'field', field: { kind: 'amount' } }, money(CURRENCY)),
    );
    this.#pools.truths.push(this.#builder.outer(pick(outer.truths, 0)));
    this.#pools.texts.push(this.#builder.outer(pick(outer.texts, 0)));
    this.#pools.dates.push(field({ op: 'field', field: { kind: 'date' } }, plain('date')));
  }

  #finish(): Plan {
    const { numbers, truths } = this.#pools;
    const payable = [...numbers].reverse().slice(0, 3);
    const paid = payable.map((value) =>
      this.#emit({ op: 'round', value, digits: 2, mode: 'half-up', type: money(CURRENCY) }),
    );
    const body = this.#builder.build();
    const parameter = {
      key: 'rate',
      type: plain('percent'),
      value: numberValue(decimal('0.05')),
      dated: [{ from: '2026-07-01', value: numberValue(decimal('0.055')) }],
    };
    return {
      schemeKey: 'random',
      schemeHash: 'random',
      period: 'month',
      currency: CURRENCY,
      body,
      requirements: requirementsOf(body, [parameter]),
      results: [
        ...paid.map((step, index) => ({
          kind: 'payout' as const,
          nodeId: `pay${index}`,
          code: `line${index}`,
          category: 'bonus' as const,
          step,
          visible: true,
          order: index,
          title: {},
        })),
        { kind: 'indicator', nodeId: 'flag', code: 'flag', step: pick([...truths].reverse(), 0), order: 3, title: {} },
        { kind: 'balance', nodeId: 'balance', balance: 'drawBalance', step: pick(numbers, 11) },
        { kind: 'indicator', nodeId: 'figure', code: 'figure', step: pick(numbers, 7), order: 4, title: {} },
      ],
    };
  }
}

/** Tables and dates are tried in the scheme itself; colleagues are out of a fact's sight. */
function isForFrames({ choice }: StepSeed): boolean {
  return choice < 89 || (choice >= 97 && choice < WHOLE_SCHEME);
}

type OperationOf = DistributiveOmit<Parameters<PlanBuilder['emit']>[1], 'type'>;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

function randomBands({ mode, seed }: { mode: 'marginal' | 'whole' | 'interpolated'; seed: number }): readonly Band[] {
  const from = LIMITS.slice(0, 2 + (seed % 3)).map(decimal);
  const amounts = mode === 'interpolated' && seed % 2 === 0;
  return from.map((start, index): Band => {
    const next: Rational | undefined = from[index + 1];
    const open = next === undefined && seed % 5 !== 0;
    return {
      from: start,
      to: next ?? (open ? null : decimal('2000.25')),
      rate: amounts ? null : decimal(pick(['0.03', '0.05', '0.075', '0'], index + seed)),
      amount:
        amounts || (mode !== 'interpolated' && (seed + index) % 3 === 0)
          ? decimal(pick(['10', '25.5', '100'], index))
          : null,
    };
  });
}

function conditions(seed: number): readonly FactCondition[] {
  switch (seed % 5) {
    case 0:
      return [{ field: 'amount', comparison: pick(COMPARISONS, seed), values: [numberValue(decimal('500.5'))] }];
    case 1:
      return [
        {
          field: 'region',
          comparison: 'in',
          values: [
            { kind: 'text', text: 'north' },
            { kind: 'text', text: 'south' },
          ],
        },
      ];
    case 2:
      return [{ field: 'region', comparison: 'notIn', values: [{ kind: 'text', text: 'north' }] }];
    case 3:
      return [{ field: 'on', comparison: 'greaterOrEqual', values: [{ kind: 'date', date: '2026-10-10' }] }];
    default:
      return [];
  }
}
