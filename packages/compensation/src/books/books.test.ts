import { sha256 } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { bookOwed } from '../ledger/booking.ts';
import { runHash } from '../runs/hashes.ts';
import { type StatementContent, statementHash } from '../statements/statement.ts';
import { assertBooks, BooksBrokenDefect, checkBooks } from './assert-books.ts';
import type { BookedChangeSet, BookedStatement, BookedTransaction, BooksSnapshot, PeriodSum } from './snapshot.ts';

const SEALED_AT = '2026-04-05T10:00:00.000Z';

function content(employeeId: string, total: string): StatementContent {
  return {
    period: '2026-03',
    employeeId,
    assignmentId: 'a1',
    departmentId: 'east',
    schemeHash: 'scheme',
    currency: 'RUB',
    lines: [{ code: 'commission', category: 'commission', amount: total, visible: true }],
    total,
    problems: [],
    inputsHash: 'inputs',
    resultHash: 'result',
  };
}

function statement(id: string, ordinal: number, said: StatementContent): BookedStatement {
  return { id, runId: 'run', ordinal, content: said, storedHash: statementHash(said), frozenDepartmentId: 'east' };
}

function transaction({ id, content: said }: BookedStatement): BookedTransaction {
  const { employeeId, departmentId, period, total: amount, currency } = said;
  const owed = {
    kind: 'statement',
    causeId: id,
    employeeId,
    departmentId,
    period,
    originPeriod: period,
    amount,
    currency,
  } as const;
  const entries = bookOwed(owed)?.entries ?? [];
  return {
    id: `t ${id}`,
    kind: 'statement',
    causeId: id,
    employeeId,
    period,
    createdAt: '2026-04-05T09:59:59.000Z',
    entries,
  };
}

const STATEMENTS = [statement('s1', 0, content('bob', '100.50')), statement('s2', 1, content('carl', '7.25'))];

/** What ClickHouse should hold of it. */
const PROJECTED: PeriodSum = {
  period: '2026-03',
  statements: 2,
  total: '107.75',
  hashes: {
    RUB: sha256(
      STATEMENTS.map(({ storedHash }) => storedHash)
        .sort()
        .join('\n'),
    ),
  },
};

/** Two people, one sealed run, everything as it should be. */
const SOUND: BooksSnapshot = {
  periods: [{ key: '2026-03', state: 'sealed', sealedAt: SEALED_AT }],
  runs: [
    {
      id: 'run',
      period: '2026-03',
      kind: 'final',
      state: 'sealed',
      inputHash: 'frozen',
      runHash: runHash(
        'frozen',
        STATEMENTS.map(({ storedHash }) => storedHash),
      ),
      total: '107.75',
      participants: 2,
      sealedAt: SEALED_AT,
    },
  ],
  statements: STATEMENTS,
  adjustments: [],
  transactions: STATEMENTS.map(transaction),
  facts: [{ factId: '1', currentVersion: 2, versions: [1, 2], credited: true, deleted: false, late: false }],
  audit: [
    { action: 'run.launch', targetKind: 'run', targetId: 'run' },
    { action: 'run.seal', targetKind: 'run', targetId: 'run' },
    { action: 'scheme.publish', targetKind: 'scheme', targetId: 'scheme' },
  ],
  publishedSchemeIds: ['scheme'],
  projection: [{ ...PROJECTED, total: '107.7500000000' }],
};

/** The snapshot with one of its lists replaced through its first element. */
function broken<Key extends 'statements' | 'transactions' | 'runs' | 'facts' | 'audit'>(
  key: Key,
  change: (first: BooksSnapshot[Key][number]) => BooksSnapshot[Key][number] | null,
): BooksSnapshot {
  const [first, ...rest] = SOUND[key];
  const changed = first === undefined ? null : change(first);
  return { ...SOUND, [key]: changed === null ? rest : [changed, ...rest] };
}

const tamperedEntry = (one: BookedTransaction): BookedTransaction => ({
  ...one,
  entries: one.entries.map((entry, index) => (index === 0 ? { ...entry, amount: '-100.51' } : entry)),
});

/** The sound books with an applied set of changes. */
function withChangeSet(changes: Partial<BookedChangeSet>): BooksSnapshot {
  const set: BookedChangeSet = {
    id: 'c1',
    state: 'applied',
    authorId: 'hanna',
    decidedBy: 'fiona',
    concerned: ['bob'],
    ...changes,
  };
  const approval = { action: 'change.approve', targetKind: 'change-set', targetId: 'c1' };
  return { ...SOUND, changeSets: [set], audit: [...SOUND.audit, approval] };
}

describe('assertBooks', () => {
  it('is content with sound books', () => {
    expect(checkBooks(SOUND)).toEqual([]);
    expect(checkBooks(withChangeSet({}))).toEqual([]);
    expect(checkBooks(withChangeSet({ state: 'draft', decidedBy: null }))).toEqual([]);
    expect(() => assertBooks(SOUND)).not.toThrow();
  });

  it.each<readonly [string, BooksSnapshot]>([
    ['I1', broken('transactions', tamperedEntry)],
    ['I2', broken('transactions', () => null)],
    ['I2', broken('statements', (one) => ({ ...one, content: { ...one.content, total: '100.51' } }))],
    ['I3', { ...SOUND, statements: [...STATEMENTS, statement('s3', 2, content('bob', '1.00'))] }],
    ['I4', broken('transactions', (one) => ({ ...one, employeeId: 'carl' }))],
    ['I5', broken('statements', (one) => ({ ...one, frozenDepartmentId: 'west' }))],
    ['I6', broken('transactions', (one) => ({ ...one, createdAt: '2026-04-05T10:00:00.001Z' }))],
    ['I7', broken('transactions', (one) => ({ ...one, causeId: 'nothing' }))],
    ['I8', broken('statements', (one) => ({ ...one, content: { ...one.content, resultHash: 'another' } }))],
    ['I8', broken('runs', (one) => ({ ...one, runHash: 'another' }))],
    ['I9', broken('runs', (one) => ({ ...one, replayedHash: 'another' }))],
    ['I10', broken('facts', (one) => ({ ...one, currentVersion: 1 }))],
    ['I10', broken('facts', (one) => ({ ...one, credited: false }))],
    ['I10', broken('facts', (one) => ({ ...one, deleted: true }))],
    ['I11', { ...SOUND, projection: [] }],
    ['I11', { ...SOUND, projection: [{ ...PROJECTED, total: '107.74' }] }],
    ['I11', { ...SOUND, projection: [{ ...PROJECTED, statements: 1 }] }],
    ['I11', { ...SOUND, projection: [{ ...PROJECTED, hashes: { RUB: 'another' } }] }],
    ['I11', { ...SOUND, projection: [{ ...PROJECTED, hashes: {} }] }],
    ['I12', broken('audit', () => null)],
    ['I12', withChangeSet({ decidedBy: 'hanna' })],
    ['I12', withChangeSet({ decidedBy: null })],
    ['I12', withChangeSet({ concerned: ['bob', 'fiona'] })],
    ['I12', { ...withChangeSet({}), audit: SOUND.audit }],
  ])('finds %s (%#)', (invariant, books) => {
    expect(checkBooks(books).map((breach) => breach.invariant)).toContain(invariant);
    expect(() => assertBooks(books)).toThrow(BooksBrokenDefect);
  });

  it('lets a payment be made after the seal', () => {
    const [first] = SOUND.transactions;
    if (first === undefined) throw new Error('the sound books have a transaction');
    const payment: BookedTransaction = { ...first, id: 'p', kind: 'payment', createdAt: '2026-05-01T00:00:00.000Z' };
    expect(checkBooks({ ...SOUND, transactions: [...SOUND.transactions, payment] })).toEqual([]);
  });
});
