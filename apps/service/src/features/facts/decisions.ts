import { type Actor, decide } from '@premia/access';
import { FACT_PROBLEM_CODES, type FactProblemCode } from '@premia/compensation';
import {
  countQuarantine,
  type LateFact,
  listControlTotalHoles,
  listLateFacts,
  listQuarantine,
  overrideControlTotal,
  type QuarantineRow,
  readCurrentFact,
  readQuarantined,
  reportControlTotals,
  withChange,
  withSnapshot,
} from '@premia/database';
import type { LateFactSummary, QuarantinedFact } from '../../contract/facts.ts';
import { ABSENT, failure, success } from '../../failure.ts';
import { factMessage } from '../../ingest/fact-messages.ts';
import type { Books } from '../books.ts';
import { compareFact, readRaw } from './compare-fact.ts';
import { decideQuarantined } from './resolve-quarantined.ts';
import { resolveSeveral } from './resolve-several.ts';
import type { FactUseCases } from './use-cases.ts';

const PAGE_SIZE = 100;

/** What people do about facts that could not be taken as they came; procedures have asked the policy for the lists. */
export function createFactDecisions({ pool }: Pick<Books, 'pool'>): FactUseCases {
  return {
    quarantine: (actor, { state, kind, source, before }) =>
      withSnapshot(pool, actor, async (tx) => {
        const filter = { state, kind: kind ?? null, source: source ?? null, before: before ?? null, limit: PAGE_SIZE };
        const rows = await listQuarantine(tx, filter);
        const next = rows.length < PAGE_SIZE ? null : (rows.at(-1)?.id ?? null);
        return { items: rows.map(toQuarantined), next, waiting: await countQuarantine(tx) };
      }),

    compare: (actor, { id }) =>
      withSnapshot(pool, actor, async (tx) => {
        const row = await readQuarantined(tx, id, 'look');
        if (row === null) return ABSENT;
        const stored = await readCurrentFact(tx, row.source, row.externalId);
        const raw = readRaw(row.rawText);
        return success({
          ...toQuarantined(row),
          rawText: row.rawText,
          isReadable: raw !== null,
          stored: stored && { version: stored.version, late: stored.late, receivedAt: stored.receivedAt },
          fields: compareFact(stored, raw),
        });
      }),

    resolve: async (actor, decision) => {
      if (!decide(actor, 'quarantine.resolve').allowed) return ABSENT;
      return withChange(pool, actor, (tx) => decideQuarantined(tx, decision));
    },

    resolveSeveral: (actor, decision) => resolveSeveral(pool, actor, decision),

    late: (actor, { before }) =>
      withSnapshot(pool, actor, async (tx) => {
        const rows = await listLateFacts(tx, { before: before ?? null, limit: PAGE_SIZE });
        return { items: rows.map(toLate), next: rows.length < PAGE_SIZE ? null : (rows.at(-1)?.sequence ?? null) };
      }),

    controlTotals: (actor, { period }) => withSnapshot(pool, actor, (tx) => listControlTotalHoles(tx, period)),

    overrideControlTotal: async (actor, { period, reason, ...wanted }) => {
      if (!decide(actor, 'controlTotal.override').allowed) return ABSENT;
      return withChange(pool, actor, async (tx) => {
        const find = async () =>
          (await listControlTotalHoles(tx, period)).find(
            (hole) =>
              hole.source === wanted.source &&
              hole.day === wanted.day &&
              hole.factType === wanted.factType &&
              hole.currency === wanted.currency &&
              hole.difference === wanted.difference,
          );
        if ((await find()) === undefined) return { unchanged: failure('conflict', 'control-total/changed') };
        const isNew = await overrideControlTotal(tx, wanted, reason);
        const hole = await find();
        if (hole === undefined) throw new Error('a difference went away within its transaction');
        if (!isNew) return { unchanged: success(hole) };
        const { source, day, factType, difference } = wanted;
        return {
          result: success(hole),
          audit: [
            {
              action: 'controlTotal.override',
              target: { kind: 'controlTotal', id: `${source} ${day}` },
              details: { factType, difference, reason },
            },
          ],
          outbox: [],
        };
      });
    },

    reportControlTotals: async (actor: Actor, totals) => {
      if (!decide(actor, 'fact.ingest').allowed) return ABSENT;
      return withChange(pool, actor, async (tx) => {
        const changed = await reportControlTotals(tx, totals);
        if (changed === 0) return { unchanged: success(0) };
        const sources = [...new Set(totals.map(({ source }) => source))].join(', ');
        return {
          result: success(changed),
          audit: [
            {
              action: 'controlTotal.report',
              target: { kind: 'controlTotal', id: sources },
              details: { totals: String(changed) },
            },
          ],
          outbox: [],
        };
      });
    },
  };
}

function toQuarantined({ rawText: _, details, ...row }: QuarantineRow): QuarantinedFact {
  const message = isProblem(row.code) ? factMessage(row.code, details) : {};
  return { ...row, message };
}

function isProblem(code: string): code is FactProblemCode {
  return (FACT_PROBLEM_CODES as readonly string[]).includes(code);
}

function toLate(fact: LateFact): LateFactSummary {
  const { sequence, source, externalId, version, type, title, on, receivedAt, amount, currency, deleted, shares } =
    fact;
  const employeeIds = shares.map(({ employeeId }) => employeeId);
  return {
    sequence,
    source,
    externalId,
    version,
    type,
    title,
    occurredOn: on,
    receivedAt,
    amount,
    currency,
    deleted,
    employeeIds,
  };
}
