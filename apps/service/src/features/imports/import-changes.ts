import { basename } from 'node:path';
import type { Actor } from '@premia/access';
import { type CriterionDefinition, criterionDefinitionSchema } from '@premia/compensation';
import type { ChangePreview, ChangeRowGiven, ChangeSetState } from '../../contract.ts';
import { failure, type Result, success } from '../../failure.ts';
import { type ImportReport, importFile, type RowOutcome, type RowWriter } from '../../ingest/file/import-file.ts';
import type { MappedRow } from '../../ingest/file/map-row.ts';
import type { ChangeUseCases, GivenChanges } from '../changes/use-cases.ts';
import type { CriteriaUseCases } from '../criteria/use-cases.ts';
import type { ImportOrder } from './run-import.ts';

/** What an import of criteria or targets comes to: a set that waits for finance, and what it would mean. */
export interface ChangeReport extends ImportReport {
  /** Null in a dry run, and when nothing would change. */
  readonly changeSet: { readonly id: string; readonly state: ChangeSetState } | null;
  readonly preview: ChangePreview | null;
}

export interface ChangeImporting {
  readonly changes: ChangeUseCases;
  readonly criteria: CriteriaUseCases;
}

/**
 * Imports a file of targets or definitions as a set of changes that finance approves: the terminal goes the way of the
 * screen. Criteria nobody knows yet are added at once, because no scheme reads them.
 */
export async function importChanges(
  services: ChangeImporting,
  actor: Actor,
  order: ImportOrder,
): Promise<Result<ChangeReport>> {
  const collector =
    order.mapping.kind === 'targets'
      ? targetCollector(services, actor)
      : criterionCollector(services, { actor, order });
  // The collector writes nothing, so a dry run reads rows the same way.
  const result = await importFile({ ...order, dryRun: false }, collector);
  if (!result.ok) return failure('invalid', result.problem.code, result.problem.details);
  const report = { ...result.report, dryRun: order.dryRun };
  const changes = collector.changes();
  if (changes === null) return success({ ...report, changeSet: null, preview: null });
  if (order.dryRun) {
    const tried = await services.changes.tryOut(actor, changes);
    return tried.ok ? success({ ...report, changeSet: null, preview: tried.value.preview }) : tried;
  }
  return submit(services, actor, { report, changes, order });
}

async function submit(
  { changes: useCases }: ChangeImporting,
  actor: Actor,
  given: { readonly report: ImportReport; readonly changes: GivenChanges; readonly order: ImportOrder },
): Promise<Result<ChangeReport>> {
  const fileName = basename(given.order.path);
  const created = await useCases.create(actor, { title: fileName, note: '', fileName, changes: given.changes });
  if (!created.ok) return created;
  if (!created.value.ok) return failure('conflict', created.value.code, created.value.details);
  const { changeSetId, revision } = created.value;
  const submitted = await useCases.decide(actor, { changeSetId, revision, decision: 'submit', reason: '' });
  if (!submitted.ok) return submitted;
  if (!submitted.value.ok) return failure('conflict', submitted.value.code, submitted.value.details);
  const preview = await useCases.preview(actor, { changeSetId });
  if (!preview.ok) return preview;
  return success({
    ...given.report,
    changeSet: { id: changeSetId, state: submitted.value.state },
    preview: preview.value,
  });
}

/** Takes rows and remembers what they propose; null when that is nothing. */
interface Collector extends RowWriter {
  changes(): GivenChanges | null;
}

function targetCollector({ changes: useCases }: ChangeImporting, actor: Actor): Collector {
  const kept: ChangeRowGiven[] = [];
  return {
    async write(rows) {
      const given = rows.map(({ fields }) => targetRow(fields));
      const understood = await useCases.understand(actor, { kind: 'targets', rows: given, decimalSign: 'canonical' });
      if (!understood.ok) throw new Error(`importChanges: ${understood.failure.code}`);
      return understood.value.map(({ problems: [problem], change }, index): RowOutcome => {
        if (change === null) return { status: 'problem', code: problem?.code ?? '', details: problem?.details ?? {} };
        if (change.before === change.after) return { status: 'unchanged' };
        kept.push(given[index] ?? {});
        return { status: change.before === null ? 'created' : 'changed' };
      });
    },
    changes: () => (kept.length === 0 ? null : { kind: 'targets', rows: kept, decimalSign: 'canonical' }),
  };
}

/** A target without a person and a department is the company's. */
function targetRow({ criterion, employee, department, period, value }: MappedRow['fields']): ChangeRowGiven {
  return {
    criterion,
    period,
    value,
    ...(employee === undefined ? {} : { employee }),
    ...(department === undefined ? {} : { department }),
    ...(employee === undefined && department === undefined ? { who: 'company' } : {}),
  };
}

interface CriterionImporting {
  readonly actor: Actor;
  readonly order: ImportOrder;
}

function criterionCollector({ criteria }: ChangeImporting, { actor, order }: CriterionImporting): Collector {
  const kept: Extract<GivenChanges, { kind: 'definition' }>['definitions'][number][] = [];
  const take = async ({ fields }: MappedRow): Promise<RowOutcome> => {
    const row = readCriterionRow(fields);
    if (!('definition' in row)) return row;
    const { key, type, title, titleEn, ownerId, definition } = row;
    const known = await criteria.get(actor, { key });
    if (known.ok) {
      if (JSON.stringify(known.value.definition) === JSON.stringify(definition)) return { status: 'unchanged' };
      kept.push({ criterion: key, validFrom: known.value.firstFreeDay, definition });
      return { status: 'changed' };
    }
    if (order.dryRun) return { status: 'created' };
    const created = await criteria.create(actor, {
      key,
      type,
      definition,
      title: { ru: title, en: titleEn },
      description: {},
      ownerId,
      deputyId: null,
      freshnessHours: DEFAULT_FRESHNESS_HOURS,
      visibleTo: 'everyone',
    });
    return created.ok ? { status: 'created' } : { status: 'problem', ...created.failure };
  };
  return {
    async write(rows) {
      const outcomes: RowOutcome[] = [];
      // One after the other: a ratio names criteria of earlier rows.
      for (const row of rows) outcomes.push(await take(row));
      return outcomes;
    },
    changes: () => (kept.length === 0 ? null : { kind: 'definition', definitions: kept }),
  };
}

const DEFAULT_FRESHNESS_HOURS = 24;
const TYPES = ['money', 'number', 'percent', 'count'] as const;

interface CriterionFileRow {
  readonly key: string;
  readonly type: (typeof TYPES)[number];
  readonly title: string;
  readonly titleEn: string;
  readonly ownerId: string | null;
  readonly definition: CriterionDefinition;
}

function readCriterionRow(fields: MappedRow['fields']): CriterionFileRow | Extract<RowOutcome, { status: 'problem' }> {
  const type = TYPES.find((known) => known === fields['type']);
  if (type === undefined) return badValue('type', fields['type'], TYPES.join(' | '));
  const definition = criterionDefinitionSchema.safeParse(definitionOf(fields));
  if (!definition.success)
    return badValue('aggregate', fields['aggregate'], 'sum | count | average | minimum | maximum');
  const title = fields['title'] ?? '';
  return {
    key: fields['key'] ?? '',
    type,
    title,
    titleEn: fields['titleEn'] ?? title,
    ownerId: fields['owner'] ?? null,
    definition: definition.data,
  };
}

/** A criterion without a fact type is one whose values are imported. */
function definitionOf(fields: MappedRow['fields']): unknown {
  if (fields['factType'] === undefined) return { kind: 'entered', by: 'import' };
  const filtered = fields['filterField'] !== undefined && fields['filterValue'] !== undefined;
  return {
    kind: 'facts',
    factType: fields['factType'],
    aggregate: fields['aggregate'] ?? 'sum',
    of: fields['of'] ?? 'amount',
    where: filtered ? [{ field: fields['filterField'], comparison: 'equal', values: [fields['filterValue']] }] : [],
  };
}

function badValue(
  field: string,
  value: string | undefined,
  reason: string,
): Extract<RowOutcome, { status: 'problem' }> {
  return { status: 'problem', code: 'row/bad-value', details: { field, value: value ?? '', reason } };
}
