import type { Actor } from '@premia/access';
import {
  type CriterionDefinition,
  type CriterionVersion,
  criterionDefinitionSchema,
  withParts,
} from '@premia/compensation';
import { readCompany, readCriterionVersions, type Tx, withSnapshot } from '@premia/database';
import type { CriterionPage, CriterionQuality, CriterionSummary } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { companyToday } from '../company/repository.ts';
import { isFor } from './audience.ts';
import { qualityOf } from './quality.ts';
import {
  type CriterionRecord,
  criteriaOn,
  endOfClosedPeriods,
  proposedDefinitions,
  type ReadingScheme,
  schemesReading,
} from './repository.ts';

type Reading = Pick<Dependencies, 'pool' | 'now'>;

export async function listCriteria({ pool, now }: Reading, actor: Actor): Promise<readonly CriterionSummary[]> {
  return withSnapshot(pool, actor, async (tx) => {
    const today = await companyToday(tx, now());
    const rows = await criteriaOn(tx, today, null);
    const usage = await usageOf(tx, today);
    return rows.filter(({ visibleTo }) => isFor(actor, visibleTo)).map((row) => toSummary(row, usage(row.key)));
  });
}

export async function qualityOfCriteria({ pool, now }: Reading, actor: Actor): Promise<readonly CriterionQuality[]> {
  return withSnapshot(pool, actor, async (tx) => {
    const today = await companyToday(tx, now());
    const rows = await criteriaOn(tx, today, null);
    const judged = rows.flatMap((row) => {
      const { definition } = toSummary(row, []);
      return definition === null ? [] : [{ key: row.key, definition, freshnessHours: row.freshnessHours }];
    });
    const shown = new Set(rows.flatMap(({ key, visibleTo }) => (isFor(actor, visibleTo) ? [key] : [])));
    return (await qualityOf(tx, judged, { today, now: now() })).filter(({ key }) => shown.has(key));
  });
}

export async function readCriterion({ pool, now }: Reading, actor: Actor, key: string): Promise<Result<CriterionPage>> {
  return withSnapshot(pool, actor, async (tx): Promise<Result<CriterionPage>> => {
    const today = await companyToday(tx, now());
    const [row] = await criteriaOn(tx, today, key);
    if (row === undefined || !isFor(actor, row.visibleTo)) return ABSENT;
    const usage = await usageOf(tx, today);
    const versions = await readCriterionVersions(tx);
    const { currency } = await readCompany(tx);
    const own = versions.filter(({ criterion }) => criterion === key);
    const parts = new Set(withParts([key], versions));
    const names = (await criteriaOn(tx, today, null)).filter((other) => parts.has(other.key));
    return success({
      ...toSummary(row, usage(key)),
      revision: row.revision,
      ownerId: row.ownerId,
      deputyId: row.deputyId,
      versions: own
        .map(({ validFrom, validTo, definition }) => ({
          validFrom,
          validTo,
          definition: withoutOwn(definition, currency),
        }))
        .reverse(),
      proposed: await proposedDefinitions(tx, key),
      parts: Object.fromEntries(names.map((other) => [other.key, other.title])),
      firstFreeDay: (await endOfClosedPeriods(tx)) ?? `${today.slice(0, 7)}-01`,
    });
  });
}

/** The company's own currency goes without saying. */
function withoutOwn(definition: CriterionDefinition, companyCurrency: string): CriterionDefinition {
  if (definition.kind !== 'facts' || definition.currency !== companyCurrency) return definition;
  const { currency: _currency, ...rest } = definition;
  return rest;
}

type Usage = CriterionSummary['usedBy'];

function toSummary(row: CriterionRecord, usedBy: Usage): CriterionSummary {
  const { key, title, type, description, ownerName, deputyName, freshnessHours, visibleTo } = row;
  const definition = row.definition === null ? null : criterionDefinitionSchema.parse(row.definition);
  return { key, title, type, description, definition, ownerName, deputyName, freshnessHours, visibleTo, usedBy };
}

/** Schemes that read a criterion, itself or as a part of a ratio. */
async function usageOf(tx: Tx, today: string): Promise<(key: string) => Usage> {
  const reading = await schemesReading(tx, today);
  const versions = await readCriterionVersions(tx);
  const read = reading.map((row) => ({ ...row, parts: new Set(withParts([row.criterion], inForce(versions, today))) }));
  return (key) => {
    const schemes = new Map<string, ReadingScheme>();
    for (const row of read) if (row.parts.has(key)) schemes.set(row.schemeId, row);
    return [...schemes.values()].map(({ schemeId, title }) => ({ schemeId, title }));
  };
}

function inForce(versions: readonly CriterionVersion[], day: string): readonly CriterionVersion[] {
  return versions.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));
}
