import { type Actor, actorName, scopeFilter } from '@premia/access';
import { type ChangeValue, criterionDefinitionSchema, subjectKey } from '@premia/compensation';
import { type ChangeSetRow, loadTerms, readStandings, type Standing, type Tx } from '@premia/database';
import { isVisible, visiblePeople } from '../people/visible-people.ts';
import { type Directory, loadDirectory } from './directory.ts';
import { type GivenRow, type ResolvedRow, type Resolving, resolveRows } from './resolve-rows.ts';
import type { GivenChanges } from './use-cases.ts';

/** A row that is understood or not, with what holds now. */
export type PreparedRow = Omit<ChangeSetRow, 'appliedRevision'>;

/** Understands what was given, within the caller's reach, and notes what each row would replace. */
export async function prepareRows(
  tx: Tx,
  actor: Actor,
  { changes, today }: { readonly changes: GivenChanges; readonly today: string },
): Promise<readonly PreparedRow[]> {
  const resolved =
    changes.kind === 'definition'
      ? changes.definitions.map(definitionRow)
      : await givenRows(tx, actor, { changes, today });
  const standings = await readStandings(
    tx,
    resolved.flatMap((row) => ('subject' in row ? [row.subject] : [])),
    { lock: false },
  );
  return resolved.map((row) => prepared(row, standings));
}

type DefinitionChange = Extract<GivenChanges, { kind: 'definition' }>['definitions'][number];

function definitionRow({ criterion, validFrom, definition }: DefinitionChange, index: number): ResolvedRow {
  return {
    line: index + 1,
    given: { criterion },
    subject: { kind: 'definition', criterion, validFrom },
    after: criterionDefinitionSchema.parse(definition),
  };
}

async function givenRows(
  tx: Tx,
  actor: Actor,
  given: { readonly changes: Exclude<GivenChanges, { kind: 'definition' }>; readonly today: string },
): Promise<readonly ResolvedRow[]> {
  const { kind, rows, decimalSign } = given.changes;
  const texts = rows.flatMap(({ who, employee, department }) => [who, employee, department].filter(isText));
  const directory: Directory = await loadDirectory(tx, texts);
  const numbered = rows.map((row, index): GivenRow => ({ line: index + 1, given: row }));
  const reaches = await reachOf(tx, actor, given.today);
  return resolveRows(numbered, { kind, directory, separator: decimalSign, reaches });
}

const isText = (text: string | undefined): text is string => text !== undefined && text !== '';

/** Whom the caller may propose for today: everybody, or the people and departments of the own subtree but not oneself. */
async function reachOf(tx: Tx, actor: Actor, today: string): Promise<Resolving['reaches']> {
  const filter = scopeFilter(actor, 'change.propose');
  if (filter.kind === 'all') return () => true;
  if (filter.kind !== 'subtree') return () => false;
  const people = await visiblePeople(tx, filter, today);
  const departments = departmentsUnder(await loadTerms(tx), filter.headId, today);
  return ({ scopeKind, scopeId }) => {
    switch (scopeKind) {
      case 'employee':
        return scopeId !== actorName(actor) && isVisible(people, scopeId);
      case 'department':
        return departments.has(scopeId);
      case 'company':
        return false;
    }
  };
}

type Terms = Awaited<ReturnType<typeof loadTerms>>;

/** Departments below the ones somebody leads: a target of one's own department would be one's own target. */
function departmentsUnder(terms: Terms, headId: string, day: string): ReadonlySet<string> {
  const current = terms.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));
  const led = new Set(current.filter((term) => term.headId === headId).map(({ departmentId }) => departmentId));
  const under = new Set<string>();
  for (let grew = true; grew; ) {
    const next = current.filter(
      ({ departmentId, parentId }) =>
        parentId !== null && !under.has(departmentId) && (led.has(parentId) || under.has(parentId)),
    );
    for (const { departmentId } of next) under.add(departmentId);
    grew = next.length > 0;
  }
  return under;
}

function prepared(row: ResolvedRow, standings: ReadonlyMap<string, Standing>): PreparedRow {
  const { line } = row;
  const given = Object.fromEntries(
    Object.entries(row.given).flatMap(([key, text]) => (isText(text) ? [[key, text]] : [])),
  );
  if (!('subject' in row)) {
    return {
      line,
      given,
      subject: null,
      subjectKey: `line ${String(line)}`,
      problems: row.problems,
      before: null,
      beforeRevision: 0,
      after: null,
    };
  }
  const key = subjectKey(row.subject);
  const standing = standings.get(key);
  return {
    line,
    given,
    subject: row.subject,
    subjectKey: key,
    problems: [],
    before: standing?.value ?? null,
    beforeRevision: standing?.revision ?? 0,
    after: row.after,
  };
}

/** Whether something else holds of the row's subject than when it was noted. */
export function isOutdated(
  row: Pick<ChangeSetRow, 'subject' | 'subjectKey' | 'before' | 'beforeRevision'>,
  standings: ReadonlyMap<string, Standing>,
): boolean {
  if (row.subject === null) return false;
  const standing = standings.get(row.subjectKey);
  return (standing?.revision ?? 0) !== row.beforeRevision || !sameValue(standing?.value ?? null, row.before);
}

/** Definitions come from different places with their keys in different orders. */
export function sameValue(left: ChangeValue, right: ChangeValue): boolean {
  return textOf(left) === textOf(right);
}

function textOf(value: ChangeValue): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value);
  return JSON.stringify(criterionDefinitionSchema.parse(value));
}
