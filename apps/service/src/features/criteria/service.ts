import { withSnapshot } from '@premia/database';
import type { SchemeSources } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { companyToday } from '../company/repository.ts';
import { KNOWN_ATTRIBUTES, KNOWN_FACT_ATTRIBUTES, KNOWN_FACT_TYPES } from './known-sources.ts';
import {
  criteriaOn,
  employeeAttributes,
  type FactTypeRow,
  recentFactTypes,
  referenceTables,
  type SampledKey,
} from './repository.ts';
import type { CriteriaUseCases } from './use-cases.ts';
import { commonType } from './value-shape.ts';

export function createCriteriaService({ pool, now }: Dependencies): CriteriaUseCases {
  return {
    list: (actor) => withSnapshot(pool, actor, async (tx) => criteriaOn(tx, await companyToday(tx, now()))),

    sources: (actor) =>
      withSnapshot(
        pool,
        actor,
        async (tx): Promise<SchemeSources> => ({
          criteria: await criteriaOn(tx, await companyToday(tx, now())),
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
