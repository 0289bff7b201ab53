import { createHash } from 'node:crypto';
import { type Actor, actorName, decide } from '@premia/access';
import { type PayrollLanguage, type PayrollRow, payrollFile, sumAmounts } from '@premia/compensation';
import {
  type Change,
  type ExportRecord,
  holdRun,
  insertExport,
  insertHold,
  listExports,
  listHolds,
  listPayable,
  type RunRecord,
  readExport,
  readExportRows,
  readNames,
  readRun,
  reconcileRun,
  releaseHold,
  type Tx,
  type Unchanged,
  withChange,
  withSnapshot,
} from '@premia/database';
import { decimal, equals, toFixedText } from '@premia/decimal';
import { minorDigits } from '@premia/scheme';
import type { BilingualText, Done, PayrollExport, PayrollFile, Reconciliation, RunHold } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import type { Books } from '../books.ts';
import { seesWholeRuns } from './visible-runs.ts';

/** Makes the next payroll file of a sealed run; answers its id. What is held stays out, what was released comes in. */
export async function exportPayroll(tx: Tx, run: RunRecord, language: PayrollLanguage): Promise<string> {
  const documents = await listPayable(tx, run.id);
  const inWords = ({ ru, en }: BilingualText): string => (language === 'ru' ? (ru ?? en) : (en ?? ru)) ?? '';
  const rows: readonly PayrollRow[] = documents.map(({ name, departmentName, amount, ...document }) => ({
    ...document,
    // A correction of −800 stands among statements of 2,000.00: every amount of a file has the currency's digits.
    amount: toFixedText(decimal(amount), minorDigits(document.currency)),
    employeeName: inWords(name),
    departmentName: inWords(departmentName),
  }));
  const id = newId('exp');
  const made = {
    id,
    runId: run.id,
    period: run.period,
    currency: run.currency,
    language,
    rows: rows.length,
    controlSum: sumAmounts(rows.map(({ amount }) => amount)),
    sha256: sha256(payrollFile(rows, language)),
    createdBy: actorName(tx.actor),
  };
  await insertExport(tx, made, rows);
  return id;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export async function listRunExports({ pool }: Books, actor: Actor, runId: string): Promise<readonly PayrollExport[]> {
  if (!decide(actor, 'run.export').allowed) return [];
  return withSnapshot(pool, actor, async (tx) => {
    const exports = await listExports(tx, runId);
    const names = await readNames(tx, [...new Set(exports.map(({ createdBy }) => createdBy))]);
    return exports.map(({ runId: _, createdBy, ...made }) => ({
      ...made,
      createdBy: names.employees.get(createdBy) ?? {},
    }));
  });
}

/** The file again, byte for byte; a file that would differ from the one that was handed over is a defect. */
export async function readPayrollFile({ pool }: Books, actor: Actor, exportId: string): Promise<Result<PayrollFile>> {
  if (!decide(actor, 'run.export').allowed) return ABSENT;
  return withSnapshot(pool, actor, async (tx): Promise<Result<PayrollFile>> => {
    const made = await readExport(tx, exportId);
    if (made === null) return ABSENT;
    const content = payrollFile(await readExportRows(tx, exportId), made.language);
    if (sha256(content) !== made.sha256) throw new Error(`payroll file ${exportId} is not the one that was made`);
    return success({ name: fileName(made), content, sha256: made.sha256 });
  });
}

function fileName({ period, number }: ExportRecord): string {
  return `payroll-${period}-${number}.csv`;
}

export async function listRunHolds({ pool }: Books, actor: Actor, runId: string): Promise<readonly RunHold[]> {
  if (!decide(actor, 'run.hold').allowed) return [];
  return withSnapshot(pool, actor, (tx) => listHolds(tx, runId));
}

export interface HoldInput {
  readonly runId: string;
  readonly employeeId: string;
  readonly reason: string;
}

/** Keeps a person's pay of a run out of exports until it is released. */
export function holdPay(books: Books, actor: Actor, input: HoldInput): Promise<Result<Done>> {
  return changeHold(books, { actor, input }, async (tx) =>
    (await insertHold(tx, { ...input, id: newId('hld'), heldBy: actorName(tx.actor) })) ? null : 'run/not-holdable',
  );
}

/** Lets a held person's pay go with the next export. */
export function releasePay(books: Books, actor: Actor, input: HoldInput): Promise<Result<Done>> {
  return changeHold(books, { actor, input }, async (tx) =>
    (await releaseHold(tx, { ...input, releasedBy: actorName(tx.actor) })) ? null : 'run/not-held',
  );
}

async function changeHold(
  { pool }: Books,
  { actor, input }: { readonly actor: Actor; readonly input: HoldInput },
  work: (tx: Tx) => Promise<string | null>,
): Promise<Result<Done>> {
  const decision = decide(actor, 'run.hold', { paidEmployeeIds: new Set([input.employeeId]) });
  if (!decision.allowed) return decision.code === 'access/own-pay' ? failure('conflict', decision.code) : ABSENT;
  return withChange(pool, actor, async (tx): Promise<Change<Result<Done>> | Unchanged<Result<Done>>> => {
    // An export of the same run waits, so that nobody is held and handed over at once.
    const run = await holdRun(tx, input.runId);
    if (run === null) return { unchanged: ABSENT };
    const refusal = run.kind === 'final' && HOLDABLE.has(run.state) ? await work(tx) : 'run/wrong-state';
    if (refusal !== null) return { unchanged: failure('conflict', refusal, { state: run.state }) };
    const details = { employee: input.employeeId, reason: input.reason };
    return {
      result: success({ done: true }),
      audit: [{ action: 'run.hold', target: { kind: 'run', id: run.id }, details }],
      outbox: [],
    };
  });
}

const HOLDABLE: ReadonlySet<RunRecord['state']> = new Set(['review', 'approved', 'sealed', 'exported']);

/** Calculated, booked, exported and paid of a run, with every document in which two of them differ. */
export async function reconcile({ pool }: Books, actor: Actor, runId: string): Promise<Result<Reconciliation>> {
  if (!seesWholeRuns(actor)) return ABSENT;
  return withSnapshot(pool, actor, async (tx): Promise<Result<Reconciliation>> => {
    const run = await readRun(tx, runId);
    if (run === null) return ABSENT;
    const documents = await reconcileRun(tx, runId);
    const total = (key: 'calculated' | 'booked' | 'exported' | 'paid') =>
      sumAmounts(documents.flatMap((document) => document[key] ?? []));
    const differences = documents.filter(
      ({ calculated, booked, exported, paid }) =>
        !same(calculated, booked) || !same(booked, exported) || !same(exported, paid),
    );
    return success({
      currency: run.currency,
      documents: documents.length,
      calculated: total('calculated'),
      approved: total('booked'),
      exported: total('exported'),
      paid: total('paid'),
      differences: differences.map(({ booked, ...document }) => ({ ...document, approved: booked })),
    });
  });
}

/** Nothing owed, nothing booked, nothing handed over: a zero and an absence are the same here. */
function same(left: string | null, right: string | null): boolean {
  return equals(decimal(left ?? '0'), decimal(right ?? '0'));
}
