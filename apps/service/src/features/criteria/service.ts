import { withSnapshot } from '@premia/database';
import type { SchemeSources } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { companyToday } from '../company/repository.ts';
import { createCriterion, describeCriterion } from './edit-criterion.ts';
import { KNOWN_ATTRIBUTES, KNOWN_FACT_ATTRIBUTES, KNOWN_FACT_TYPES } from './known-sources.ts';
import { listCriteria, qualityOfCriteria, readCriterion } from './read-criteria.ts';
import {
  employeeAttributes,
  type FactTypeRow,
  recentFactTypes,
  referenceTables,
  type SampledKey,
  sourceCriteriaOn,
} from './repository.ts';
import type { CriteriaUseCases } from './use-cases.ts';
import { commonType } from './value-shape.ts';
import { tryDefinition, valuesOf } from './values.ts';

export function createCriteriaService({ pool, now }: Dependencies): CriteriaUseCases {
  return {
    list: (actor) => listCriteria({ pool, now }, actor),
    quality: (actor) => qualityOfCriteria({ pool, now }, actor),
    get: (actor, { key }) => readCriterion({ pool, now }, actor, key),
    values: (actor, input) => valuesOf({ pool }, actor, input),
    tryDefinition: (actor, input) => tryDefinition({ pool }, actor, input),
    create: (actor, input) => createCriterion({ pool }, actor, input),
    describe: (actor, input) => describeCriterion({ pool }, actor, input),

    sources: (actor) =>
      withSnapshot(
        pool,
        actor,
        async (tx): Promise<SchemeSources> => ({
          criteria: await sourceCriteriaOn(tx, await companyToday(tx, now())),
          attributes: toAttributes(await employeeAttributes(tx)),
          factTypes: (await recentFactTypes(tx)).map(toFactType),
          tables: await referenceTables(tx),
        }),
      ),
  };
}

/** The attributes every installation understands, then whatever imports brought besides. */
function toAttributes(found: readonly SampledKey[]): SchemeSources['attributes'] {
  const known = Object.entries(KNOWN_ATTRIBUTES).map(([key, source]) => ({ key, ...source }));
  const others = found.filter(({ key }) => !Object.hasOwn(KNOWN_ATTRIBUTES, key));
  return [...known, ...others.map(({ key, samples }) => ({ key, type: commonType(samples), title: { en: key } }))];
}

function toFactType({ type, attributes }: FactTypeRow): SchemeSources['factTypes'][number] {
  return {
    type,
    title: titleOf(KNOWN_FACT_TYPES, type),
    attributes: attributes.map(({ key, samples }) => ({
      key,
      type: commonType(samples),
      title: titleOf(KNOWN_FACT_ATTRIBUTES, key),
    })),
  };
}

function titleOf(
  known: Readonly<Record<string, { readonly ru?: string | undefined; readonly en?: string | undefined }>>,
  key: string,
) {
  return Object.hasOwn(known, key) ? (known[key] ?? { en: key }) : { en: key };
}
