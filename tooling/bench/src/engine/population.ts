/** Inputs of the benchmark scheme by name; numbers are whole multiples of the stated unit. */
export const INPUT_UNITS = {
  revenue: 100,
  revenueTarget: 100,
  margin: 100,
  marginTarget: 100,
  calls: 1,
  callsTarget: 1,
  satisfaction: 10,
  satisfactionTarget: 10,
  baseSalary: 100,
  grade: 1,
  complaints: 1,
  daysWorked: 1,
} as const;
export type InputName = keyof typeof INPUT_UNITS;
export const INPUT_NAMES = Object.keys(INPUT_UNITS) as readonly InputName[];
export const GRADES = ['A', 'B', 'C', 'D'] as const;

export interface Population {
  readonly size: number;
  /** Whole multiples of `1 / unit`; a grade is its place in `GRADES`. */
  readonly whole: Readonly<Record<InputName, Float64Array>>;
  /** The same in major units, as doubles have them. */
  readonly doubles: Readonly<Record<InputName, Float64Array>>;
}

/** A small linear congruential generator: the same people on every machine. */
function randomSource(seed: number): (min: number, max: number) => number {
  let state = seed >>> 0;
  return (min, max) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return min + Math.floor((state / 2 ** 32) * (max - min + 1));
  };
}

export function makePopulation(size: number): Population {
  const whole = columns(size);
  const doubles = columns(size);
  const between = randomSource(20_261_031);
  for (let row = 0; row < size; row += 1) {
    const person = makePerson(between);
    for (const name of INPUT_NAMES) {
      whole[name][row] = person[name];
      doubles[name][row] = person[name] / INPUT_UNITS[name];
    }
  }
  return { size, whole, doubles };
}

function columns(size: number): Record<InputName, Float64Array> {
  return Object.fromEntries(INPUT_NAMES.map((name) => [name, new Float64Array(size)])) as Record<
    InputName,
    Float64Array
  >;
}

/** One person in twenty reaches a target or a boundary exactly, as people paid for it do. */
function makePerson(between: (min: number, max: number) => number): Record<InputName, number> {
  const revenueTarget = between(20, 300) * 1_000_000;
  const marginTarget = between(5, 60) * 1_000_000;
  const callsTarget = between(50, 400);
  const percent = between(1, 20) === 1 ? between(8, 12) * 10 : null;
  return {
    revenue:
      percent === null
        ? Math.floor((revenueTarget * between(400, 1_500)) / 1_000) + between(0, 99)
        : (revenueTarget / 100) * percent,
    revenueTarget,
    margin: Math.floor((marginTarget * between(300, 1_700)) / 1_000) + between(0, 99),
    marginTarget,
    calls: Math.floor((callsTarget * between(300, 1_500)) / 1_000),
    callsTarget,
    satisfaction: between(300, 1_000),
    satisfactionTarget: between(700, 950),
    baseSalary: between(30, 250) * 100_000,
    grade: between(0, 3),
    complaints: between(1, 10) <= 8 ? 0 : between(1, 9),
    daysWorked: between(1, 10) <= 7 ? 22 : between(5, 22),
  };
}
