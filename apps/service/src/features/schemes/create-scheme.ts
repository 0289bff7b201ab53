import { type Actor, actorName } from '@premia/access';
import { type Change, type Unchanged, withChange, withSnapshot } from '@premia/database';
import { SCHEME_FORMAT, type SchemeDocument, schemeHash, withFormulaTrees } from '@premia/scheme';
import type { BilingualText, SchemeCreated } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { companyToday } from '../company/repository.ts';
import { readStoredDocument } from './compiled-schemes.ts';
import { withComponents } from './components.ts';
import { readDocument } from './read-document.ts';
import * as repository from './repository.ts';
import type { SchemeDependencies } from './scheme-dependencies.ts';
import { keyFromTitle, numberedKey } from './scheme-key.ts';
import type { NewScheme } from './use-cases.ts';

const KEY_ATTEMPTS_MAX = 100;

type Outcome = Change<Result<SchemeCreated>> | Unchanged<Result<SchemeCreated>>;

/** A scheme with a draft of its own, under the first key of its name that is free. */
export async function createScheme(
  { pool }: SchemeDependencies,
  actor: Actor,
  scheme: NewScheme,
): Promise<Result<SchemeCreated>> {
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const read = newDocument(scheme);
    if (!read.ok) {
      return { unchanged: read };
    }
    const { title, period, currency } = scheme;
    const id = newId('sch');
    for (let attempt = 0; attempt < KEY_ATTEMPTS_MAX; attempt += 1) {
      const key = numberedKey(read.value.key, attempt);
      if (await repository.insertScheme(tx, { id, key, title, period, currency, ownerId: actorName(actor) })) {
        const document = await withComponents(tx, { ...read.value, key });
        const hash = schemeHash(document);
        await repository.insertDraft(tx, { schemeId: id, document, hash, changedBy: actorName(actor) });
        const audit = { action: 'scheme.create', target: { kind: 'scheme', id }, details: { key } };
        return { result: success({ schemeId: id }), audit: [audit], outbox: [] };
      }
    }
    return { unchanged: failure('conflict', 'scheme/key-taken', { key: read.value.key }) };
  });
}

export async function duplicateScheme(
  dependencies: SchemeDependencies,
  actor: Actor,
  { schemeId, title }: { readonly schemeId: string; readonly title: BilingualText },
): Promise<Result<SchemeCreated>> {
  const { pool, now } = dependencies;
  const source = await withSnapshot(pool, actor, async (tx) =>
    repository.readScheme(tx, schemeId, await companyToday(tx, now())),
  );
  if (source === null) {
    return ABSENT;
  }
  const document = { ...readStoredDocument(source.draft), key: keyFromTitle(title) };
  const { period, currency } = document;
  return createScheme(dependencies, actor, { title, period, currency, document });
}

/** What was asked for, on top of the given document or of an empty one. */
function newDocument({ title, period, currency, document }: NewScheme): Result<SchemeDocument> {
  if (document === undefined) {
    const key = keyFromTitle(title);
    return success({ format: SCHEME_FORMAT, key, title, period, currency, nodes: [], links: [] });
  }
  const read = readDocument(document);
  return read.ok ? success({ ...withFormulaTrees(read.value), title, period, currency }) : read;
}
