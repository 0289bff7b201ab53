import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriterionDefinition, FactCriterionCondition } from '../criteria/definition.ts';
import type { EvaluationData } from '../evaluation/evaluation-data.ts';
import { organization } from '../organization/organization.ts';
import { dataAsIfChanged } from './as-if-changed.ts';
import { type ChangeSubject, type ChangeValue, reverseChanges, subjectKey } from './change.ts';

const PERIODS = ['2026-10', '2026-11'];
const DAYS = ['1900-01-01', '2026-10-01', '2026-11-01'];
const keys = fc.constantFrom('revenue', 'calls', 'share');
const people = fc.constantFrom('ann', 'bob', 'cid');
const values = fc.option(fc.integer({ min: -5, max: 5 }).map(String));
const definitions: fc.Arbitrary<CriterionDefinition | null> = fc.option(
  fc.oneof(
    fc.constantFrom('hand' as const, 'import' as const).map((by) => ({ kind: 'entered' as const, by })),
    fc.record({
      kind: fc.constant('facts' as const),
      factType: fc.constantFrom('deal.won', 'call.made'),
      where: fc.constant<FactCriterionCondition[]>([]),
      aggregate: fc.constantFrom('sum' as const, 'count' as const),
      of: fc.constant('amount'),
      scope: fc.constant('own' as const),
    }),
  ),
);

interface Change {
  readonly subject: ChangeSubject;
  readonly after: ChangeValue;
}

const changes: fc.Arbitrary<Change[]> = fc.uniqueArray(
  fc.oneof(
    fc.record({
      subject: fc.record({
        kind: fc.constant('target' as const),
        criterion: keys,
        scopeKind: fc.constantFrom('employee' as const, 'department' as const),
        scopeId: people,
        period: fc.constantFrom(...PERIODS),
      }),
      after: values,
    }),
    fc.record({
      subject: fc.record({
        kind: fc.constant('actual' as const),
        criterion: keys,
        employeeId: people,
        period: fc.constantFrom(...PERIODS),
      }),
      after: values,
    }),
    fc.record({
      subject: fc.record({
        kind: fc.constant('definition' as const),
        criterion: keys,
        validFrom: fc.constantFrom(...DAYS),
      }),
      after: definitions,
    }),
  ),
  { selector: ({ subject }) => subjectKey(subject), maxLength: 12 },
);

const EMPTY: EvaluationData = {
  organization: organization([], []),
  hiredOn: new Map(),
  criteria: [],
  facts: new Map(),
  targets: [],
  entered: [],
  tables: {},
  balances: new Map(),
  parameters: [],
  rates: [],
  calendar: [],
};

/** What is stored, as a set: the order rows come in from a table means nothing. */
function stored({ criteria, targets, entered }: EvaluationData) {
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  return {
    criteria: sorted(criteria).concat(criteria.map(({ definition }) => JSON.stringify(definition)).sort()),
    targets: sorted(targets),
    entered: sorted(entered),
  };
}

/** The value of a subject in the data, as a row of a change set keeps it. */
function valueIn(data: EvaluationData, subject: ChangeSubject): ChangeValue {
  switch (subject.kind) {
    case 'target':
      return data.targets.find((row) => subjectKey({ kind: 'target', ...row }) === subjectKey(subject))?.value ?? null;
    case 'actual':
      return data.entered.find((row) => subjectKey({ kind: 'actual', ...row }) === subjectKey(subject))?.value ?? null;
    case 'definition':
      return (
        data.criteria.find((row) => row.criterion === subject.criterion && row.validFrom === subject.validFrom)
          ?.definition ?? null
      );
  }
}

describe('data as if changed', () => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(changes, changes, fc.integer({ min: 0, max: 11 }), (before, rows, turn) => {
        const data = dataAsIfChanged(EMPTY, before);
        const turned = [...rows.slice(turn), ...rows.slice(0, turn)].reverse();
        expect(stored(dataAsIfChanged(data, turned))).toEqual(stored(dataAsIfChanged(data, rows)));
      }),
    );
  });

  it('are what they were once the reversed rows are applied too', () => {
    fc.assert(
      fc.property(changes, changes, (before, rows) => {
        const data = dataAsIfChanged(EMPTY, before);
        const recorded = rows.map((row) => ({ ...row, before: valueIn(data, row.subject) }));
        const undone = dataAsIfChanged(dataAsIfChanged(data, recorded), reverseChanges(recorded));
        expect(stored(undone)).toEqual(stored(data));
      }),
    );
  });

  it('hold what each row says, and nothing else of the subject', () => {
    fc.assert(
      fc.property(changes, changes, (before, rows) => {
        const data = dataAsIfChanged(dataAsIfChanged(EMPTY, before), rows);
        for (const { subject, after } of rows) expect(valueIn(data, subject)).toEqual(after);
      }),
    );
  });

  it('have versions that follow one another without a gap', () => {
    fc.assert(
      fc.property(changes, (rows) => {
        const { criteria } = dataAsIfChanged(EMPTY, rows);
        for (const [, own] of Map.groupBy(criteria, ({ criterion }) => criterion)) {
          expect(own.map(({ validTo }) => validTo)).toEqual([...own.slice(1).map(({ validFrom }) => validFrom), null]);
        }
      }),
    );
  });
});
