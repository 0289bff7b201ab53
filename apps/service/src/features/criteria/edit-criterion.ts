import { type Actor, actorName, decide } from '@premia/access';
import type { CriterionDefinition } from '@premia/compensation';
import { type Change, type Tx, type Unchanged, withChange, writeChanges } from '@premia/database';
import type { CriterionProperties, CriterionSaved, CriterionType } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { judgeDefinition } from '../changes/judge-definition.ts';
import { insertCriterion, updateCriterion } from './repository.ts';

export interface NewCriterion extends CriterionProperties {
  readonly key: string;
  readonly type: CriterionType;
  readonly definition: CriterionDefinition;
}

type Outcome = Change<Result<CriterionSaved>> | Unchanged<Result<CriterionSaved>>;

/** The first day of a first definition: before anything that is counted. */
const BEGINNING_OF_TIME = '1900-01-01';

/** A new criterion is read by no scheme yet and moves nobody's number: hr adds it alone, with its first definition. */
export async function createCriterion(
  { pool }: Pick<Dependencies, 'pool'>,
  actor: Actor,
  criterion: NewCriterion,
): Promise<Result<CriterionSaved>> {
  if (!decide(actor, 'criterion.edit').allowed) return ABSENT;
  const { key, definition } = criterion;
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const refusal = (await judgeDefinition(tx, { criterion: key, definition })) ?? (await judgePeople(tx, criterion));
    if (refusal !== null) return { unchanged: refusal };
    if (!(await insertCriterion(tx, criterion)))
      return { unchanged: failure('conflict', 'criterion/key-taken', { key }) };
    const subject = { kind: 'definition' as const, criterion: key, validFrom: BEGINNING_OF_TIME };
    await writeChanges(tx, [{ subject, after: definition }], actorName(actor));
    return {
      result: success({ ok: true, key, revision: 1 }),
      audit: [{ action: 'criterion.edit', target: { kind: 'criterion', id: key }, details: { step: 'create' } }],
      outbox: [],
    };
  });
}

/** What a criterion is called, who answers for it, its promise and its audience: no number depends on them. */
export async function describeCriterion(
  { pool }: Pick<Dependencies, 'pool'>,
  actor: Actor,
  criterion: CriterionProperties & { readonly key: string; readonly revision: number },
): Promise<Result<CriterionSaved>> {
  if (!decide(actor, 'criterion.edit').allowed) return ABSENT;
  const { key, revision } = criterion;
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const known = await tx.rows('select from criteria where key = $1', [key]);
    if (known.length === 0) return { unchanged: ABSENT };
    const refusal = await judgePeople(tx, criterion);
    if (refusal !== null) return { unchanged: refusal };
    if (!(await updateCriterion(tx, criterion))) {
      return { unchanged: success({ ok: false, code: 'criterion/changed-meanwhile', details: {} }) };
    }
    return {
      result: success({ ok: true, key, revision: revision + 1 }),
      audit: [{ action: 'criterion.edit', target: { kind: 'criterion', id: key }, details: { step: 'describe' } }],
      outbox: [],
    };
  });
}

async function judgePeople(
  tx: Tx,
  { ownerId, deputyId }: Pick<CriterionProperties, 'ownerId' | 'deputyId'>,
): Promise<Result<never> | null> {
  if (ownerId !== null && ownerId === deputyId) return failure('invalid', 'criterion/deputy-is-owner');
  const asked = [ownerId, deputyId].filter((id) => id !== null);
  const rows = await tx.rows<{ id: string }>('select id from employees where id = any($1)', [asked]);
  const unknown = asked.find((id) => !rows.some((row) => row.id === id));
  return unknown === undefined ? null : failure('invalid', 'row/unknown-employee', { employee: unknown });
}
