import type { CriterionDefinition } from '../criteria/definition.ts';
import type { CriterionVersion, EnteredValue, EvaluationData, TargetValue } from '../evaluation/evaluation-data.ts';
import { type ChangeSubject, type ProposedChange, subjectKey } from './change.ts';

/**
 * Loaded data as they would be once the changes are applied, for calculating what those would do before anybody decides.
 * The rows may come in any order. Equal to loading after applying, for what was loaded.
 */
export function dataAsIfChanged(data: EvaluationData, changes: readonly ProposedChange[]): EvaluationData {
  return {
    ...data,
    criteria: versionsAsIfChanged(data.criteria, changes),
    targets: replaced(data.targets, changes, {
      subjectOf: (row): ChangeSubject => ({ kind: 'target', ...row }),
      rowOf: (subject, value): TargetValue | null =>
        subject.kind === 'target' ? { ...fieldsOf(subject), value } : null,
    }),
    entered: replaced(data.entered, changes, {
      subjectOf: (row): ChangeSubject => ({ kind: 'actual', ...row }),
      rowOf: (subject, value): EnteredValue | null =>
        subject.kind === 'actual' ? { ...fieldsOf(subject), value } : null,
    }),
  };
}

function fieldsOf<Subject extends ChangeSubject>({ kind: _kind, ...fields }: Subject): Omit<Subject, 'kind'> {
  return fields;
}

interface Rows<Row> {
  readonly subjectOf: (row: Row) => ChangeSubject;
  readonly rowOf: (subject: ChangeSubject, value: string) => Row | null;
}

function replaced<Row>(
  rows: readonly Row[],
  changes: readonly ProposedChange[],
  { subjectOf, rowOf }: Rows<Row>,
): readonly Row[] {
  const changed = new Set(changes.map(({ subject }) => subjectKey(subject)));
  const added = changes.flatMap(({ subject, after }) => {
    const row = typeof after === 'string' ? rowOf(subject, after) : null;
    return row === null ? [] : [row];
  });
  return [...rows.filter((row) => !changed.has(subjectKey(subjectOf(row)))), ...added];
}

/**
 * The versions of every criterion with some replaced, added or removed by their first day. A version holds until the
 * next one of its criterion.
 */
export function versionsAsIfChanged(
  versions: readonly CriterionVersion[],
  changes: readonly ProposedChange[],
): readonly CriterionVersion[] {
  const definitions = changes.filter(({ subject }) => subject.kind === 'definition');
  if (definitions.length === 0) return versions;
  const touched = new Set(definitions.map(({ subject }) => subject.criterion));
  const byCriterion = new Map<string, Map<string, CriterionDefinition>>();
  const timelineOf = (criterion: string): Map<string, CriterionDefinition> => {
    const timeline = byCriterion.get(criterion) ?? new Map<string, CriterionDefinition>();
    byCriterion.set(criterion, timeline);
    return timeline;
  };
  for (const { criterion, validFrom, definition } of versions) {
    if (touched.has(criterion)) timelineOf(criterion).set(validFrom, definition);
  }
  for (const { subject, after } of definitions) {
    if (subject.kind !== 'definition') continue;
    if (after === null || typeof after === 'string') timelineOf(subject.criterion).delete(subject.validFrom);
    else timelineOf(subject.criterion).set(subject.validFrom, after);
  }
  const untouched = versions.filter(({ criterion }) => !touched.has(criterion));
  return [...untouched, ...[...byCriterion].flatMap(([criterion, timeline]) => versionsOf(criterion, timeline))];
}

function versionsOf(criterion: string, timeline: ReadonlyMap<string, CriterionDefinition>): CriterionVersion[] {
  const dated = [...timeline].sort(([left], [right]) => (left < right ? -1 : 1));
  return dated.map(([validFrom, definition], index) => ({
    criterion,
    validFrom,
    validTo: dated[index + 1]?.[0] ?? null,
    definition,
  }));
}
