import type { Participant } from '@premia/compensation';
import { type EmployeeResult, minorDigits } from '@premia/scheme';
import type { SimulationPerson, SimulationResult, SimulationSide } from '../../contract.ts';
import type { PersonInWords } from './people-in-words.ts';
import { DRAFT, type Subject } from './subject.ts';
import { byChange, sumsOf } from './sums.ts';

/** How things stand, and what they might become. */
type Side = 'base' | 'candidate';

interface Entry {
  readonly place: Participant;
  readonly amounts: Readonly<Record<Side, string[]>>;
  readonly failed: Record<Side, boolean>;
  readonly problems: EmployeeResult['problems'][number][];
}

/** Adds up what each person gets on either side over all periods; a period that failed leaves them without a sum. */
export class Tally {
  baseVersion: number | null = null;
  readonly #entries = new Map<string, Entry>();

  take(side: Side, participants: readonly Participant[], results: readonly EmployeeResult[]): void {
    for (const [index, place] of participants.entries()) {
      const result = results[index];
      if (result === undefined) {
        throw new Error('a participant was not evaluated');
      }
      const entry = this.#entryOf(place);
      if (result.total === null) {
        entry.failed[side] = true;
        entry.problems.push(...result.problems);
      } else {
        entry.amounts[side].push(result.total);
      }
    }
  }

  entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  places(): readonly Participant[] {
    return this.entries().map(({ place }) => place);
  }

  #entryOf(place: Participant): Entry {
    const known = this.#entries.get(place.employeeId);
    const entry: Entry = {
      amounts: known?.amounts ?? { base: [], candidate: [] },
      failed: known?.failed ?? { base: false, candidate: false },
      problems: known?.problems ?? [],
      // Periods come in the order asked for; the last place seen is the one shown.
      place,
    };
    this.#entries.set(place.employeeId, entry);
    return entry;
  }
}

const WITHOUT_VERSION: Readonly<Record<Side, string>> = { base: 'none', candidate: DRAFT };

export interface Presentation {
  readonly periods: readonly string[];
  readonly people: ReadonlyMap<string, PersonInWords>;
  readonly calculatedAt: string;
}

/** The comparison as it is told: both sides in numbers, people by how much they change, departments. */
export function toResult(
  subject: Subject,
  tally: Tally,
  { periods, people, calculatedAt }: Presentation,
): SimulationResult {
  const sums = sumsOf(minorDigits(subject.plan.currency));
  const entries = tally.entries();
  const side = (of: Side, version: number | null): SimulationSide => ({
    label: version === null ? WITHOUT_VERSION[of] : `v${version}`,
    version,
    ...sums.statistics(entries.flatMap((entry) => amountOf(entry, of, sums.fund) ?? [])),
    failed: entries.filter(({ failed }) => failed[of]).length,
  });
  const base = side('base', tally.baseVersion);
  const candidate = side('candidate', subject.version);
  const rows = entries.map((entry): SimulationPerson => {
    const before = amountOf(entry, 'base', sums.fund);
    const after = amountOf(entry, 'candidate', sums.fund);
    const words = people.get(entry.place.employeeId);
    if (words === undefined) {
      throw new Error('a participant has no name');
    }
    return {
      ...words,
      base: before,
      candidate: after,
      delta: before === null || after === null ? null : sums.difference(after, before),
      problems: entry.problems,
    };
  });
  return {
    schemeTitle: subject.scheme.title,
    periods,
    currency: subject.plan.currency,
    base,
    candidate,
    fundDelta: sums.difference(candidate.fund, base.fund),
    people: rows.sort(byChange),
    departments: sums.departments(rows),
    calculatedAt,
  };
}

function amountOf(entry: Entry, side: Side, fund: (amounts: readonly string[]) => string): string | null {
  return entry.failed[side] || entry.amounts[side].length === 0 ? null : fund(entry.amounts[side]);
}
