import type { Random } from '../../random.ts';

/** Days of a history: January to March. */
export const DAYS = 90;
export const HISTORY_START_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
const DEPARTMENTS = 5;
const PEOPLE = 6;

/** What held on each day, day by day: nothing is derived, so that nothing can be derived wrongly. */
export interface History {
  readonly name: string;
  /** Parent of a department by day: another one, or null for the place under sales, or undefined while it does not exist. */
  readonly parents: readonly (readonly (number | null | undefined)[])[];
  /** Head of a department by day: a person, or null. */
  readonly heads: readonly (readonly (number | null)[])[];
  /** Department of a person by day, null while away. */
  readonly places: readonly (readonly (number | null)[])[];
}

export const dayText = (day: number): string => new Date(HISTORY_START_MS + day * DAY_MS).toISOString().slice(0, 10);
export const departmentId = ({ name }: History, department: number): string => `${name}-d${department}`;
export const personId = ({ name }: History, person: number): string => `${name}-p${person}`;

/** Transfers, heads that change, departments that move or are merged into another, people who leave and are hired again. */
export function makeHistory(name: string, random: Random): History {
  const parents = Array.from({ length: DEPARTMENTS }, (_, department) =>
    Array.from(
      { length: DAYS },
      () => (department === 0 ? null : random.below(1) + Math.floor((department - 1) / 2)) as number | null | undefined,
    ),
  );
  const heads = Array.from({ length: DEPARTMENTS }, () =>
    steady<number | null>(random, () => (random.below(5) === 0 ? null : random.below(PEOPLE))),
  );
  const places = Array.from({ length: PEOPLE }, () =>
    steady<number | null>(random, () => (random.below(6) === 0 ? null : random.below(DEPARTMENTS))),
  );
  // One department moves below another that is not below it: towards the root, so that no circle comes about.
  const moved = 3 + random.below(2);
  const movedOn = random.below(DAYS);
  for (let day = movedOn; day < DAYS; day += 1) parents[moved]?.splice(day, 1, random.below(1));
  // One is merged away: whoever was there is in the other from that day, and so are its children.
  const merged = 1 + random.below(2);
  const into = merged === 1 ? 2 : 1;
  const mergedOn = 10 + random.below(DAYS - 10);
  for (let day = mergedOn; day < DAYS; day += 1) {
    parents[merged]?.splice(day, 1, undefined);
    for (const list of parents) if (list[day] === merged) list.splice(day, 1, into);
    for (const list of places) if (list[day] === merged) list.splice(day, 1, into);
  }
  return { name, parents, heads, places };
}

/** A value that holds for a while, then another. */
function steady<Value>(random: Random, draw: () => Value): Value[] {
  const values: Value[] = [];
  while (values.length < DAYS) {
    const value = draw();
    for (let days = 5 + random.below(50); days > 0 && values.length < DAYS; days -= 1) values.push(value);
  }
  return values;
}

export interface Span<Value> {
  readonly value: Value;
  readonly from: number;
  /** The first day after; null at the end of the history. */
  readonly to: number | null;
}

/** Days put together into spans, as they are entered. */
export function spansOf<Value>(
  days: readonly Value[],
  same: (left: Value, right: Value) => boolean,
): readonly Span<Value>[] {
  const spans: Span<Value>[] = [];
  let from = 0;
  for (let day = 1; day <= days.length; day += 1) {
    const value = days[from];
    const next = days[day];
    if (value === undefined) from = day;
    else if (day === days.length || next === undefined || !same(value, next)) {
      spans.push({ value, from, to: day === days.length ? null : day });
      from = day;
    }
  }
  return spans;
}

/** Who is above a person on a day: climbed step by step through what held that day. */
export function headsOn({ parents, heads, places }: History, person: number, day: number): ReadonlySet<number> {
  const found = new Set<number>();
  let department = places[person]?.[day] ?? null;
  while (department !== null) {
    const head = heads[department]?.[day];
    if (head !== null && head !== undefined) found.add(head);
    department = parents[department]?.[day] ?? null;
  }
  return found;
}
