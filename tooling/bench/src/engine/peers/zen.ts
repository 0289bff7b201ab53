import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { INPUT_NAMES, type Population } from '../population.ts';

const CELLS = '[[0,0.02,0.05,0.08],[0,0.03,0.06,0.1],[0,0.04,0.08,0.12],[0.01,0.05,0.1,0.15]]';

/** The scheme as one expression node, the leanest graph ZEN has: each line reads earlier ones through `$`. */
const EXPRESSIONS: readonly (readonly [string, string])[] = [
  ['done', 'round(revenue / revenueTarget, 4)'],
  ['marginDone', 'round(margin / marginTarget, 4)'],
  ['callsDone', 'round(calls / callsTarget, 4)'],
  ['satisfied', 'round(satisfaction / satisfactionTarget, 4)'],
  [
    'commission',
    'round(revenue < 500000 ? revenue * 0.02 : revenue < 1000000 ? 10000 + (revenue - 500000) * 0.03 : revenue < 2000000 ? 25000 + (revenue - 1000000) * 0.045 : 70000 + (revenue - 2000000) * 0.06, 2)',
  ],
  ['accelerator', '$.done >= 1.2 ? round((revenue - revenueTarget * 1.2) * 0.015, 2) : 0'],
  [
    'score',
    'round(min([max([$.done, 0]), 1.5]) * 0.4 + min([max([$.marginDone, 0.5]), 1.5]) * 0.3 + min([max([$.callsDone, 0]), 1.2]) * 0.2 + min([max([$.satisfied, 0]), 1.2]) * 0.1, 4)',
  ],
  ['scoreBonus', '$.score >= 0.6 ? round(baseSalary * 0.25 * $.score, 2) : 0'],
  ['band', '$.done < 0.8 ? 0 : $.done < 1 ? 1 : $.done < 1.2 ? 2 : 3'],
  ['gradeBonus', `baseSalary * ${CELLS}[grade][$.band]`],
  ['penalty', 'min([complaints * 500, baseSalary * 0.1])'],
  [
    'bonus',
    'max([min([round(($.commission + $.accelerator + $.scoreBonus + $.gradeBonus - $.penalty) * daysWorked / 22, 2), baseSalary * 3]), 0])',
  ],
];

const GRAPH = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', content: {} },
    {
      id: 'pay',
      type: 'expressionNode',
      name: 'pay',
      content: { expressions: EXPRESSIONS.map(([key, value]) => ({ id: key, key, value })) },
    },
    { id: 'out', type: 'outputNode', name: 'out', content: {} },
  ],
  edges: [
    { id: 'a', sourceId: 'in', targetId: 'pay', type: 'edge' },
    { id: 'b', sourceId: 'pay', targetId: 'out', type: 'edge' },
  ],
};

export type ZenPerson = Readonly<Record<string, number>>;

export function zenPeople({ doubles }: Population, rows: number): readonly ZenPerson[] {
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(INPUT_NAMES.map((name) => [name, doubles[name][row] ?? 0])),
  );
}

export interface Zen {
  /** Many calls under way at once, which lets the engine use every core: its best mode. */
  readonly evaluateTogether: (people: readonly ZenPerson[]) => Promise<readonly number[]>;
  readonly evaluateTraced: (people: readonly ZenPerson[]) => Promise<number>;
}

const TOGETHER = 256;

/** Looks at every value of a trace: what went into each node and came out of it, and each line on the way. */
function valuesIn(trace: ZenTrace = {}): number {
  let read = 0;
  for (const node in trace) {
    const { input, output, traceData } = trace[node] ?? {};
    read += numbersIn(input) + numbersIn(output);
    for (const line in traceData) if (Number(traceData[line]?.result) <= Number.MAX_VALUE) read += 1;
  }
  return read;
}

function numbersIn(values: Readonly<Record<string, unknown>> | null | undefined): number {
  let read = 0;
  for (const name in values) if (Number(values[name]) <= Number.MAX_VALUE) read += 1;
  return read;
}

type ZenTrace = Readonly<
  Record<
    string,
    {
      readonly input?: Readonly<Record<string, unknown>> | null;
      readonly output?: Readonly<Record<string, unknown>> | null;
      readonly traceData?: Readonly<Record<string, { readonly result?: unknown }>> | null;
    }
  >
>;

export function prepareZen(): Zen {
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(GRAPH));
  const evaluateTogether = async (people: readonly ZenPerson[]): Promise<readonly number[]> => {
    const bonuses: number[] = [];
    for (let from = 0; from < people.length; from += TOGETHER) {
      const answers = await Promise.all(people.slice(from, from + TOGETHER).map((person) => decision.evaluate(person)));
      bonuses.push(...answers.map(({ result }) => Number(result.bonus)));
    }
    return bonuses;
  };
  const evaluateTraced = async (people: readonly ZenPerson[]): Promise<number> => {
    let read = 0;
    for (const person of people) read += valuesIn((await decision.evaluate(person, { trace: true })).trace);
    return read;
  };
  return { evaluateTogether, evaluateTraced };
}
