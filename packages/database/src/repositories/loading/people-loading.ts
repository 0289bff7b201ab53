import { advanceCareer, type Career, type CareerEffect, type Stay } from '@premia/compensation';
import type { Tx } from '../../connection/with-tx.ts';
import type { Bilingual } from '../../schema/column-types.ts';
import type { Reach } from '../late-reach.ts';
import {
  type DepartmentPath,
  type MovedDepartment,
  type NamedHead,
  nameHead,
  placeDepartments,
  readTree,
  writeDepartments,
  writeTerms,
} from './departments-loading.ts';
import type { DatedOutcome, LoadEffect, LoadProblem } from './outcome.ts';
import { type KnownPeople, type PersonInHand, type Place, readPeople, writePeople } from './people-rows.ts';
import type { TreeDraft } from './tree-draft.ts';

/** A person as a file or the demo states them, in the department at the end of `departmentPath`. */
export interface PersonRow {
  readonly id: string;
  readonly name: Bilingual;
  readonly hiredOn: string;
  /** First day the person no longer works here; null: none is known; undefined: the file does not say. */
  readonly leftOn: string | null | undefined;
  /**
   * The day from which department, position, manager, attributes and being head hold; null: from the first day, and for
   * somebody known nothing changes.
   */
  readonly from: string | null;
  readonly departmentPath: DepartmentPath;
  readonly position: { readonly key: string; readonly title: Bilingual };
  readonly managerId: string | null;
  readonly isHead: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface LoadedPeople {
  /** In the order of the rows. */
  readonly outcomes: readonly DatedOutcome[];
  /** Whom and what the changes concern, for periods that are closed (`markLateReach`). */
  readonly reach: Reach;
}

/**
 * Loads people, where they work since when and until when, their departments and who heads those. What changed does so on
 * a day, the past is never rewritten. Rows are taken one after another: a later one knows what an earlier one said.
 */
export async function loadPeople(tx: Tx, rows: readonly PersonRow[]): Promise<LoadedPeople> {
  const known = await readPeople(tx, rows);
  const tree = await readTree(
    tx,
    rows.map(({ departmentPath }) => departmentPath),
  );
  const lines = rows.map((row) => takeRow({ known, tree }, row));
  await writeDepartments(tx, tree);
  await writePeople(tx, known);
  await writeTerms(tx, tree);
  return { outcomes: lines.map(({ outcome }) => outcome), reach: reachOf(lines) };
}

interface InHand {
  readonly known: KnownPeople;
  readonly tree: TreeDraft;
}

interface Line {
  readonly outcome: DatedOutcome;
  readonly person?: {
    readonly before: PersonInHand | null;
    readonly after: PersonInHand;
    readonly since: string | null;
  };
  readonly moved?: readonly MovedDepartment[];
  readonly head?: NamedHead | null;
}

function takeRow({ known, tree }: InHand, row: PersonRow): Line {
  if (row.managerId !== null && !known.isKnown(row.managerId)) {
    return refuse({ code: 'row/unknown-employee', field: 'manager', details: { employee: row.managerId } });
  }
  const attempt = tree.attempt();
  const moved = placeDepartments(attempt, row.departmentPath, row.from);
  if ('status' in moved) return { outcome: moved };
  const before = known.people.get(row.id) ?? null;
  const advanced = advance(before, row);
  if ('code' in advanced) {
    const { code, field, details } = advanced;
    return refuse({ code, field, details: { employee: row.id, ...details } });
  }
  const head = row.isHead ? headOf(attempt, row, advanced) : null;
  if (head !== null && 'status' in head) return { outcome: head };
  attempt.keep();
  const after = personAfter(before, row, advanced.career);
  known.people.set(row.id, after);
  const effects = effectsOf({ before, after, effects: advanced.effects, moved, head });
  return {
    outcome: outcomeOf(before, { effects, advanced, moved, head }),
    moved,
    head,
    person: { before, after, since: advanced.since },
  };
}

function refuse(problem: Omit<LoadProblem, 'status'>): Line {
  return { outcome: { status: 'problem', ...problem } };
}

type Advanced = Extract<ReturnType<typeof advanceCareer<Place>>, { readonly career: Career<Place> }>;

function advance(before: PersonInHand | null, row: PersonRow): ReturnType<typeof advanceCareer<Place>> {
  const said = { hiredOn: row.hiredOn, leftOn: row.leftOn, from: row.from, place: placeOf(row) };
  const advanced = advanceCareer(before?.career ?? null, said, samePlace);
  // A file may name somebody new several times (a manager once for each agent): the last word counts.
  const isLastWord = before?.isStored === false && 'code' in advanced && advanced.code === 'row/move-without-date';
  if (!isLastWord) return advanced;
  const anew = advanceCareer(null, said, samePlace);
  return 'code' in anew ? anew : { ...anew, effects: [], since: null };
}

function placeOf(row: PersonRow): Place {
  const department = row.departmentPath.at(-1);
  if (department === undefined) throw new Error(`loadPeople: ${row.id} has no department`);
  const { managerId, position, attributes } = row;
  return { departmentId: department.id, managerId, position: position.key, positionTitle: position.title, attributes };
}

/** A title is what a position is called and no reason for a stay of its own. */
function samePlace(left: Place, right: Place): boolean {
  const attributes = Object.entries(left.attributes);
  return (
    left.departmentId === right.departmentId &&
    left.managerId === right.managerId &&
    left.position === right.position &&
    attributes.length === Object.keys(right.attributes).length &&
    attributes.every(([key, value]) => right.attributes[key] === value)
  );
}

function headOf(tree: TreeDraft, row: PersonRow, { career, effects }: Advanced): ReturnType<typeof nameHead> {
  const { departmentId } = placeOf(row);
  const placedSince = career.stays.at(-1)?.validFrom ?? row.hiredOn;
  const begins = effects.some((effect) => BEGINNINGS.has(effect));
  return nameHead(tree, { departmentId, headId: row.id, from: row.from ?? (begins ? placedSince : null), placedSince });
}

const BEGINNINGS: ReadonlySet<CareerEffect> = new Set(['hired', 'rehired', 'moved']);

function personAfter(before: PersonInHand | null, { id, name }: PersonRow, career: Career<Place>): PersonInHand {
  const isSame =
    before !== null && before.career === career && before.name.ru === name.ru && before.name.en === name.en;
  return isSame ? before : { id, name, career, isStored: before?.isStored ?? false };
}

interface Effects {
  readonly before: PersonInHand | null;
  readonly after: PersonInHand;
  readonly effects: readonly CareerEffect[];
  readonly moved: readonly MovedDepartment[];
  readonly head: NamedHead | null;
}

function effectsOf({ before, after, effects, moved, head }: Effects): readonly LoadEffect[] {
  const isRenamed = before !== null && (before.name.ru !== after.name.ru || before.name.en !== after.name.en);
  return [
    ...effects.map((effect): LoadEffect => `person/${effect}`),
    ...(isRenamed ? (['person/renamed'] as const) : []),
    ...(moved.length > 0 ? (['department/moved'] as const) : []),
    ...(head === null ? [] : (['department/head'] as const)),
  ];
}

interface Told {
  readonly effects: readonly LoadEffect[];
  readonly advanced: Advanced;
  readonly moved: readonly MovedDepartment[];
  readonly head: NamedHead | null;
}

function outcomeOf(before: PersonInHand | null, { effects, advanced, moved, head }: Told): DatedOutcome {
  if (effects.length === 0) return { status: 'unchanged', effects, since: null };
  const days = [advanced.since, head?.from ?? null, ...moved.map(({ from }) => from)].filter((day) => day !== null);
  return {
    status: before === null ? 'created' : 'changed',
    effects,
    // Who is new here was never paid before.
    since: before === null && moved.length === 0 ? null : ([...days].sort()[0] ?? null),
  };
}

function reachOf(lines: readonly Line[]): Reach {
  const people: { employeeId: string; from: string }[] = [];
  const under: { departmentId: string; from: string }[] = [];
  const below: { departmentId: string; from: string }[] = [];
  for (const { person, moved = [], head = null } of lines) {
    for (const { departmentId, parents, from } of moved) {
      below.push({ departmentId, from });
      for (const parent of parents) under.push({ departmentId: parent, from });
    }
    if (head !== null) for (const employeeId of head.heads) people.push({ employeeId, from: head.from });
    if (person === undefined || person.since === null || person.before === null) continue;
    const { before, after, since } = person;
    people.push({ employeeId: after.id, from: since });
    for (const { place, validFrom } of [...staysFrom(before, since), ...staysFrom(after, since)]) {
      under.push({ departmentId: place.departmentId, from: laterOf(validFrom, since) });
    }
  }
  return { people, under, below };
}

const laterOf = (left: string, right: string): string => (left > right ? left : right);

function staysFrom({ career }: PersonInHand, day: string): readonly Stay<Place>[] {
  return career.stays.filter(({ validTo }) => validTo === null || validTo > day);
}
