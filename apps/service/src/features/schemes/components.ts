import type { Actor } from '@premia/access';
import { type Tx, withSnapshot } from '@premia/database';
import {
  componentVersions,
  type Diagnostic,
  type SchemeComponents,
  type SchemeDocument,
  unpublishedComponents,
} from '@premia/scheme';
import type { ComponentCopies, PublishedComponent } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { readStoredDocument } from './compiled-schemes.ts';
import * as repository from './repository.ts';
import type { SchemeDependencies } from './scheme-dependencies.ts';

/** The newest version of every scheme in use: what a `component` node can be. */
export function listComponents({ pool }: SchemeDependencies, actor: Actor): Promise<readonly PublishedComponent[]> {
  return withSnapshot(pool, actor, repository.listNewestVersions);
}

/** A published version with all it uses, ready to be brought along by a document. */
export function openComponent(
  { pool }: SchemeDependencies,
  actor: Actor,
  { hash }: { readonly hash: string },
): Promise<Result<ComponentCopies>> {
  return withSnapshot(pool, actor, async (tx): Promise<Result<ComponentCopies>> => {
    const components = await gather(tx, [hash], {});
    return Object.hasOwn(components, hash) ? success({ components }) : ABSENT;
  });
}

/** The document with a copy of every published version it pins, at whatever depth, and of nothing else. */
export async function withComponents(tx: Tx, document: SchemeDocument): Promise<SchemeDocument> {
  const { components: brought = {}, ...rest } = document;
  const components = await gather(tx, componentVersions(rest), brought);
  return Object.keys(components).length === 0 ? rest : { ...rest, components };
}

/** A pin that names no published version of this company: content nobody here answered for. */
export async function unpublishedPins(tx: Tx, document: SchemeDocument): Promise<readonly Diagnostic[]> {
  const published = await repository.publishedHashes(tx, componentVersions(document));
  return unpublishedComponents(document, published);
}

async function gather(
  tx: Tx,
  versions: readonly string[],
  brought: SchemeComponents,
): Promise<Readonly<SchemeComponents>> {
  const gathered: Record<string, SchemeComponents[string]> = {};
  let wanted = [...new Set(versions)];
  let known = brought;
  while (wanted.length > 0) {
    const missing = wanted.filter((hash) => !Object.hasOwn(known, hash));
    for (const stored of await repository.documentsByHash(tx, missing)) {
      const { components = {}, ...document } = readStoredDocument(stored.document);
      known = { ...known, ...components, [stored.hash]: document };
    }
    const found = wanted.flatMap((hash) => {
      const document = known[hash];
      return document === undefined ? [] : [[hash, document] as const];
    });
    for (const [hash, document] of found) gathered[hash] = document;
    const next = found.flatMap(([, document]) => componentVersions(document));
    wanted = [...new Set(next)].filter((hash) => !Object.hasOwn(gathered, hash));
  }
  return gathered;
}
