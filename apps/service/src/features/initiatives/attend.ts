import { systemActor } from '@premia/access';
import { initiativeTransition } from '@premia/compensation';
import {
  type AuditEntry,
  type Change,
  holdInitiative,
  type InitiativeChange,
  type InitiativeRecord,
  moveInitiative,
  type OutboxEvent,
  type Pool,
  readRewardedPeriod,
  readUnfinishedInitiatives,
  type Tx,
  type Unchanged,
  withChange,
  withSnapshot,
} from '@premia/database';
import { companyToday } from '../company/repository.ts';
import { notify } from '../notifications/notify.ts';
import { daysAfter } from './give-command.ts';
import { detailsOf } from './notices.ts';
import { sendFacts } from './send-facts.ts';

const ATTENDANT = systemActor('initiatives');
/** How long before its end an assessor is reminded of a deadline. */
const REMIND_DAYS = 2;

/**
 * What time brings to initiatives: reminders of deadlines, the fact of every month of an effect that has begun, and the
 * word that a sealed statement has paid. Any number of processes may look at once, and again: each thing happens once.
 */
export async function attendInitiatives(pool: Pool, now: Date): Promise<number> {
  const ids = await withSnapshot(pool, ATTENDANT, readUnfinishedInitiatives);
  let moved = 0;
  for (const { id } of ids) {
    if (await withChange(pool, ATTENDANT, (tx) => attend(tx, id, now))) moved += 1;
  }
  return moved;
}

async function attend(tx: Tx, id: string, now: Date): Promise<Change<boolean> | Unchanged<boolean>> {
  const held = await holdInitiative(tx, id);
  if (held === null) return { unchanged: false };
  const today = await companyToday(tx, now);
  const reminded = await remind(tx, held, today);
  const facts = await sendFacts(tx, { ...held, ...held.standing }, { today, isNews: false });
  const rewarded = await reward(tx, held);
  const change: InitiativeChange = { ...reminded, ...facts.change, ...rewarded };
  const names = Object.keys(change);
  if (names.length === 0 && facts.audit.length === 0) return { unchanged: false };
  if (names.length > 0) await moveInitiative(tx, held, change);
  const details = { changed: names.join(' '), ...(facts.refused === null ? {} : { refused: facts.refused }) };
  const audit: [AuditEntry, ...AuditEntry[]] = [
    { action: 'initiative.attend', target: { kind: 'initiative', id }, details },
    ...facts.audit,
  ];
  const outbox: readonly OutboxEvent[] = facts.outbox;
  return { result: true, audit, outbox };
}

async function remind(tx: Tx, held: InitiativeRecord, today: string): Promise<InitiativeChange> {
  const { state, deadline, assessorId, reminded } = held;
  if (state !== 'assessment' || deadline === null || assessorId === null) return {};
  const side = deadline < today ? 'overdue' : deadline <= daysAfter(today, REMIND_DAYS) ? 'near' : null;
  if (side === null || side === reminded) return {};
  const code = side === 'near' ? 'initiative/deadline-near' : 'initiative/overdue';
  await notify(tx, [{ to: [assessorId], code, details: detailsOf(held, null) }]);
  return { reminded: side };
}

async function reward(tx: Tx, held: InitiativeRecord): Promise<InitiativeChange> {
  const state = initiativeTransition(held, 'reward');
  const period = state === null ? null : await readRewardedPeriod(tx, held);
  if (state === null || period === null) return {};
  const to = held.authors.map(({ employee }) => employee);
  await notify(tx, [{ to, code: 'initiative/rewarded', details: { ...detailsOf(held, null), period } }]);
  return { state };
}
