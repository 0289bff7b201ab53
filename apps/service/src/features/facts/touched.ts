import type { Organization } from '@premia/compensation';
import {
  type Cause,
  loadStaff,
  markLateOrigins,
  type NewFactVersion,
  reachesClosedPeriods,
  readCreditedPeople,
  type Touched,
  type Tx,
} from '@premia/database';

export interface Moved {
  /** The newest version of each fact that became current. */
  readonly current: readonly NewFactVersion[];
  /** By fact, the version that counted before. */
  readonly replaced: ReadonlyMap<string, ReplacedVersion>;
}

export interface ReplacedVersion {
  readonly version: number;
  readonly occurredOn: string;
}

/**
 * Marks what was paid in closed periods that the facts can concern. Unlike the marks of open periods it is not left to a
 * worker: whether a period had closed is known now, under its lock.
 */
export async function markLate(tx: Tx, { current, replaced }: Moved): Promise<void> {
  const days = current.flatMap(({ factId, submission }) => {
    const before = replaced.get(factId);
    return before === undefined ? [submission.on] : [submission.on, before.occurredOn];
  });
  const first = days.reduce<string | null>((least, day) => (least === null || day < least ? day : least), null);
  if (first === null || !(await reachesClosedPeriods(tx, first))) return;
  const touched = [...(await touchedBefore(tx, { current, replaced })), ...current.flatMap(touchedNow)];
  const { organization } = await loadStaff(tx, [...new Set(touched.map(({ employeeId }) => employeeId))]);
  await markLateOrigins(tx, withHeads(touched, organization));
}

function touchedNow({ credits, submission }: NewFactVersion): readonly Touched[] {
  const { source, id, title, on } = submission;
  const cause: Cause = { kind: 'fact', source, id, title };
  return credits.map(({ employeeId }) => ({ employeeId, day: on, cause }));
}

/** Whom the versions that were replaced counted for. */
async function touchedBefore(tx: Tx, { current, replaced }: Moved): Promise<readonly Touched[]> {
  const causes = new Map(
    current.map(({ factId, submission: { source, id, title } }) => [
      factId,
      { kind: 'fact', source, id, title } satisfies Cause,
    ]),
  );
  const keys = [...replaced].map(([factId, { version }]) => ({ factId, version }));
  return (await readCreditedPeople(tx, keys)).flatMap(({ factId, employeeId, occurredOn }): Touched[] => {
    const cause = causes.get(factId);
    return cause === undefined ? [] : [{ employeeId, day: occurredOn, cause }];
  });
}

/** The heads above everyone on the days in question as well; of each person's days in a month the last. */
export function withHeads<Day extends { readonly employeeId: string; readonly day: string }>(
  touched: readonly Day[],
  organization: Pick<Organization, 'placeOn' | 'headsAbove'>,
): readonly Day[] {
  const marks = new Map<string, Day>();
  const touch = (employeeId: string, one: Day): void => {
    // The periods that depend on a day are those of its month: one mark per person and month says it all.
    const key = `${one.day.slice(0, 'YYYY-MM'.length)} ${employeeId}`;
    const known = marks.get(key);
    if (known === undefined || known.day <= one.day) marks.set(key, { ...one, employeeId });
  };
  const headsOf = headsMemo(organization);
  for (const one of touched) {
    touch(one.employeeId, one);
    for (const headId of headsOf(one.employeeId, one.day)) touch(headId, one);
  }
  return [...marks.values()];
}

type HeadsOf = (employeeId: string, day: string) => readonly string[];

/** Heads above a person on a day, each department and day looked up once. */
function headsMemo(organization: Pick<Organization, 'placeOn' | 'headsAbove'>): HeadsOf {
  const known = new Map<string, readonly string[]>();
  return (employeeId, day) => {
    const place = organization.placeOn(employeeId, day);
    if (place === null) return [];
    const key = `${place.departmentId}\0${day}`;
    const heads = known.get(key) ?? organization.headsAbove(place.departmentId, day);
    known.set(key, heads);
    return heads;
  };
}
