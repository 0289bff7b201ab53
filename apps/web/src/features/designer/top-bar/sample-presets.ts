import { compare, decimal } from '@premia/decimal';
import type { PersonSummary, SamplePerson } from '@premia/service';

export type PresetKey = 'typical' | 'newcomer' | 'capped' | 'highest' | 'idle';

export interface Preset {
  readonly key: PresetKey;
  readonly people: readonly PersonSummary[];
}

/** How many people a preset offers. */
const PRESET_SIZE = 3;

/**
 * Picks that show a scheme from its edges: paid as most are, just come, held by a cap or else paid the most, and with
 * nothing to be paid for. Who was not worked out is no pick but of the newcomers.
 */
export function presetsOf(people: readonly PersonSummary[], worked: readonly SamplePerson[]): readonly Preset[] {
  const known = new Map(people.map((person) => [person.id, person]));
  const paid = worked
    .flatMap(({ employeeId, total, ...rest }) => {
      const person = known.get(employeeId);
      return person === undefined || total === null ? [] : [{ ...rest, person, total: decimal(total) }];
    })
    .sort((a, b) => compare(a.total, b.total));
  // Whoever had nothing to be paid for says nothing about what is usual.
  const active = paid.filter(({ isIdle }) => !isIdle);
  const middle = Math.floor((active.length - 1) / 2);
  const typical = active.length === 0 ? [] : active.slice(Math.max(middle - 1, 0), middle + 2);
  const capped = active.filter(({ isCapped }) => isCapped).reverse();
  const found: readonly Preset[] = [
    { key: 'typical', people: middleFirst(typical, active[middle]).map(({ person }) => person) },
    { key: 'newcomer', people: newest(people) },
    capped.length > 0
      ? { key: 'capped', people: capped.map(({ person }) => person) }
      : { key: 'highest', people: active.toReversed().map(({ person }) => person) },
    { key: 'idle', people: paid.filter(({ isIdle }) => isIdle).map(({ person }) => person) },
  ];
  return found
    .map(({ key, people: all }) => ({ key, people: all.slice(0, PRESET_SIZE) }))
    .filter(({ people: shown }) => shown.length > 0);
}

function middleFirst<T>(around: readonly T[], middle: T | undefined): readonly T[] {
  return middle === undefined ? around : [middle, ...around.filter((one) => one !== middle)];
}

function newest(people: readonly PersonSummary[]): readonly PersonSummary[] {
  return [...people].sort((a, b) => b.hiredOn.localeCompare(a.hiredOn));
}
