import type { Actor } from '@premia/access';
import type { FactOutcome } from '@premia/compensation';
import {
  type CalendarRow,
  type Cause,
  type Change,
  loadPeople,
  loadReferenceRows,
  markEverybody,
  type PersonRow,
  type Pool,
  type RateRow,
  type Tx,
  type Unchanged,
  withChange,
} from '@premia/database';
import { parseDate } from '@premia/scheme';
import type { RowOutcome, RowWriter } from '../../ingest/file/import-file.ts';
import type { MappedRow } from '../../ingest/file/map-row.ts';
import type { ImportKind, Mapping } from '../../ingest/file/mapping.ts';
import type { FactService } from '../facts/service.ts';
import { putCalendar } from '../references/put-calendar.ts';
import { putRates } from '../references/put-rates.ts';

/** Kinds written row by row; criteria and targets are proposed as sets of changes. */
export type RowKind = Exclude<ImportKind, 'criteria' | 'targets'>;

export interface RowWriterDependencies {
  readonly pool: Pool;
  readonly facts: FactService;
  readonly actor: Actor;
  readonly mapping: Mapping & { readonly kind: RowKind };
  /** The company's currency, for facts whose mapping states none. */
  readonly currency: string;
}

/** The writer of each kind; every batch is one transaction with its audit row. */
export function createRowWriter(dependencies: RowWriterDependencies): RowWriter {
  switch (dependencies.mapping.kind) {
    case 'people':
      return writer(dependencies, (row) => personRow(row), loadPeople);
    case 'tables':
      return tableWriter(dependencies);
    case 'rates':
      return writer(dependencies, rateRow, putRates);
    case 'calendar':
      return writer(dependencies, calendarRow, putCalendar);
    case 'facts':
      return factWriter(dependencies);
  }
}

const AUDIT_ACTIONS: Readonly<Record<RowKind, string>> = {
  people: 'person.edit',
  facts: 'fact.ingest',
  tables: 'table.edit',
  rates: 'rate.edit',
  calendar: 'calendar.edit',
};

const CAUSES: Readonly<Record<RowKind, Cause['kind']>> = {
  people: 'person',
  facts: 'fact',
  tables: 'criterion',
  rates: 'rate',
  calendar: 'calendar',
};

type Read<Row> = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly outcome: RowOutcome };

/** Reads each mapped row into a row of the kind, loads the sound ones together, and answers for all in order. */
function writer<Row>(
  { pool, actor, mapping }: RowWriterDependencies,
  read: (row: MappedRow) => Read<Row>,
  load: (tx: Tx, rows: readonly Row[]) => Promise<readonly RowOutcome[]>,
): RowWriter {
  return {
    write: (rows) =>
      withChange(pool, actor, async (tx): Promise<Change<readonly RowOutcome[]> | Unchanged<readonly RowOutcome[]>> => {
        const reads = rows.map(read);
        const loaded = await load(
          tx,
          reads.flatMap((result) => (result.ok ? [result.row] : [])),
        );
        const outcomes = inOrder(reads, loaded);
        const written = outcomes.filter(({ status }) => status === 'created' || status === 'changed').length;
        if (written === 0) return { unchanged: outcomes };
        const target = { kind: `import-${mapping.kind}`, id: mapping.table ?? mapping.kind };
        const audit = { action: AUDIT_ACTIONS[mapping.kind], target, details: { rows: String(written) } };
        // Who works where, a plan or a definition can move anybody's number in any open period.
        await markEverybody(tx, null, { kind: CAUSES[mapping.kind], source: 'import', id: target.id, title: '' });
        return { result: outcomes, audit: [audit], outbox: [] };
      }),
  };
}

function inOrder<Row>(reads: readonly Read<Row>[], loaded: readonly RowOutcome[]): RowOutcome[] {
  const answers = loaded[Symbol.iterator]();
  return reads.map((read) => {
    if (!read.ok) return read.outcome;
    const next = answers.next();
    if (next.done === true) throw new Error('createRowWriter: fewer answers than rows');
    return next.value;
  });
}

function personRow(row: MappedRow): Read<PersonRow> {
  const { fields, attributes, department } = row;
  const name = text(fields['name']);
  if (department.length === 0) return badValue('department', '', 'empty');
  const position = text(fields['position']);
  return {
    ok: true,
    row: {
      id: text(fields['id']),
      name: { ru: name, en: fields['nameEn'] ?? name },
      hiredOn: text(fields['hiredOn']),
      leftOn: fields['leftOn'] ?? null,
      from: fields['from'] ?? null,
      departmentPath: department.map((part, depth) => ({
        id: department.slice(0, depth + 1).join('/'),
        name: { ru: part, en: part },
      })),
      position: { key: position, title: { ru: position, en: position } },
      managerId: fields['manager'] ?? null,
      isHead: fields['head'] === 'true',
      attributes,
    },
  };
}

function tableWriter(dependencies: RowWriterDependencies): RowWriter {
  const { mapping } = dependencies;
  const key = text(mapping.table);
  const table = { key, title: { ru: key, en: key }, columns: Object.keys(mapping.attributes ?? {}) };
  return writer(
    dependencies,
    ({ fields, attributes }) => ({
      ok: true as const,
      row: { key: text(fields['key']), from: fields['from'] ?? null, cells: attributes },
    }),
    (tx, rows) => loadReferenceRows(tx, table, rows),
  );
}

const CURRENCY_PATTERN = /^[A-Z]{3}$/;

function rateRow({ fields }: MappedRow): Read<RateRow> {
  const [from, to] = [text(fields['from']), text(fields['to'])];
  const wrong = [from, to].find((currency) => !CURRENCY_PATTERN.test(currency));
  if (wrong !== undefined) return badValue('currency', wrong, 'ISO 4217');
  const on = text(fields['on']);
  if (parseDate(on) === null) return badValue('on', on, 'YYYY-MM-DD');
  return { ok: true, row: { from, to, on, rate: text(fields['rate']), source: text(fields['source']) } };
}

function calendarRow({ fields }: MappedRow): Read<CalendarRow> {
  const [on, working, title] = [text(fields['on']), text(fields['working']), text(fields['title'])];
  if (parseDate(on) === null) return badValue('on', on, 'YYYY-MM-DD');
  if (working !== 'true' && working !== 'false') return badValue('working', working, 'true | false');
  return { ok: true, row: { on, isWorking: working === 'true', title: { ru: title, en: fields['titleEn'] ?? title } } };
}

function factWriter({ facts, actor, mapping, currency }: RowWriterDependencies): RowWriter {
  return {
    async write(rows) {
      const result = await facts.ingest(
        actor,
        rows.map((row) => factSubmission(row, mapping, currency)),
      );
      if (!result.ok) {
        const { code, details } = result.failure;
        return rows.map(() => ({ status: 'problem', code, details }));
      }
      return result.value.map(rowOutcome);
    },
  };
}

function rowOutcome(outcome: FactOutcome): RowOutcome {
  switch (outcome.status) {
    case 'accepted':
    case 'accepted_late':
      return { status: 'created' };
    case 'duplicate':
    case 'superseded':
      return { status: 'unchanged' };
    case 'conflict':
    case 'rejected':
      return { status: 'problem', code: outcome.code, details: outcome.details };
  }
}

function factSubmission({ fields, attributes }: MappedRow, mapping: Mapping, currency: string): object {
  const amount = fields['amount'];
  return {
    source: mapping.source,
    id: fields['id'],
    type: fields['type'],
    on: fields['on'],
    employee: fields['employee'],
    attributes,
    ...(amount === undefined ? {} : { amount, currency: mapping.currency ?? currency }),
    ...(fields['title'] === undefined ? {} : { title: fields['title'] }),
    ...(fields['version'] === undefined ? {} : { version: Number.parseInt(fields['version'], 10) }),
  };
}

function badValue(field: string, value: string, reason: string): { readonly ok: false; readonly outcome: RowOutcome } {
  return { ok: false, outcome: { status: 'problem', code: 'row/bad-value', details: { field, value, reason } } };
}

function text(value: string | undefined): string {
  return value ?? '';
}
