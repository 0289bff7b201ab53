import type { Actor } from '@premia/access';
import type { FactOutcome } from '@premia/compensation';
import {
  type CalendarRow,
  type Cause,
  type Change,
  markEverybody,
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
import { badValue, inOrder, type Loader, type Read, sound, text } from './loader.ts';
import { peopleLoader } from './people-loader.ts';
import { tableLoader } from './table-loader.ts';

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
  const { mapping } = dependencies;
  const load = loaderOf(mapping);
  return load === null ? factWriter(dependencies) : writer(dependencies, load);
}

/** Answers what each row would come to, in a transaction that is rolled back; null for facts, which go through a door. */
export function createRowPreview(tx: Tx, mapping: RowWriterDependencies['mapping']): RowWriter | null {
  const load = loaderOf(mapping);
  return load === null ? null : { write: async (rows) => (await load(tx, rows)).outcomes };
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

function loaderOf(mapping: RowWriterDependencies['mapping']): Loader | null {
  switch (mapping.kind) {
    case 'people':
      return peopleLoader(mapping);
    case 'tables':
      return tableLoader(mapping);
    case 'rates':
      return refusing(rateRow, putRates);
    case 'calendar':
      return refusing(calendarRow, putCalendar);
    case 'facts':
      return null;
  }
}

/** What closed periods refuse by themselves. */
function refusing<Row>(
  read: (row: MappedRow) => Read<Row>,
  put: (tx: Tx, rows: readonly Row[]) => Promise<readonly RowOutcome[]>,
): Loader {
  return async (tx, rows) => {
    const reads = rows.map(read);
    return { outcomes: inOrder(reads, await put(tx, sound(reads))), markLate: null, audit: [] };
  };
}

function writer({ pool, actor, mapping }: RowWriterDependencies, load: Loader): RowWriter {
  return {
    write: (rows) =>
      withChange(pool, actor, async (tx): Promise<Change<readonly RowOutcome[]> | Unchanged<readonly RowOutcome[]>> => {
        const { outcomes, markLate, audit } = await load(tx, rows);
        const written = outcomes.filter(({ status }) => status === 'created' || status === 'changed').length;
        if (written === 0) return { unchanged: outcomes };
        const target = { kind: `import-${mapping.kind}`, id: mapping.table ?? mapping.kind };
        const cause: Cause = { kind: CAUSES[mapping.kind], source: 'import', id: target.id, title: '' };
        // Locks of periods come before marks.
        await markLate?.(cause);
        // Who works where, a plan or a definition can move anybody's number in any open period.
        await markEverybody(tx, null, cause);
        const entry = { action: AUDIT_ACTIONS[mapping.kind], target, details: { rows: String(written) } };
        return { result: outcomes, audit: [entry, ...audit], outbox: [] };
      }),
  };
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
