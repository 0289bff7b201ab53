import { type Actor, type Scope, scopeFor } from '@premia/access';
import { waitingFor } from '@premia/compensation';
import {
  listClosedSubmissions,
  listWaitingSubmissions,
  type SubmissionRecord,
  type Tx,
  withSnapshot,
} from '@premia/database';
import { diffSchemes } from '@premia/scheme';
import type { ApprovalCard, ApprovalsCount, ApprovalsInbox, DraftEffect, SubmissionForecast } from '../../contract.ts';
import { companyToday } from '../company/repository.ts';
import { readStoredDocument } from '../schemes/compiled-schemes.ts';
import { documentsByHash } from '../schemes/repository.ts';
import type { ApprovalDependencies } from './approval-dependencies.ts';
import { audienceOf, isTurnOf, obstacleFor } from './decide-submission.ts';
import { forecastFor } from './forecast.ts';
import { onRoute } from './on-route.ts';
import { peoplePaidBy } from './people-paid.ts';
import { type TargetNames, targetNames, toSummary } from './summary.ts';

const DECIDED_MAX = 20;

/** What waits, the caller's own turns first, and what was decided last. */
export function readInbox({ pool, now }: ApprovalDependencies, actor: Actor): Promise<ApprovalsInbox> {
  const scope = scopeFor(actor, 'submission.list') ?? 'own';
  return withSnapshot(pool, actor, async (tx): Promise<ApprovalsInbox> => {
    const waiting = await listWaitingSubmissions(tx);
    const closed = await listClosedSubmissions(tx, DECIDED_MAX);
    const names = await targetNames(tx, [...waiting, ...closed]);
    const context = { tx, actor, scope, names, today: await companyToday(tx, now()) };
    const cards: ApprovalCard[] = [];
    for (const submission of waiting) cards.push(await cardOf(context, submission));
    return {
      waiting: cards.sort((one, other) => Number(other.isYours) - Number(one.isYours)),
      decided: closed.map((one) => ({ ...toSummary(one, actor, names), schemeTitle: documentOf(one).title })),
    };
  });
}

/** How many wait for the caller's word. */
export function countWaiting({ pool }: ApprovalDependencies, actor: Actor): Promise<ApprovalsCount> {
  return withSnapshot(pool, actor, async (tx) => {
    const mine = (await listWaitingSubmissions(tx)).filter((one) => isYours(actor, one));
    return { waiting: mine.length };
  });
}

interface CardContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly names: TargetNames;
  readonly today: string;
}

async function cardOf(
  { tx, actor, scope, names, today }: CardContext,
  submission: SubmissionRecord,
): Promise<ApprovalCard> {
  const document = documentOf(submission);
  const mine = isYours(actor, submission);
  const { period } = document;
  const question = { schemeId: submission.schemeId, period, assignTo: audienceOf(submission), today };
  const paid = mine ? await peoplePaidBy(tx, question) : new Set<string>();
  const [base] = submission.baseHash === null ? [] : await documentsByHash(tx, [submission.baseHash]);
  return {
    ...toSummary(submission, actor, names),
    schemeTitle: document.title,
    currency: document.currency,
    checks: submission.checks,
    forecast: shownForecast(scope, submission),
    changes: base === undefined ? null : diffSchemes(readStoredDocument(base.document), document),
    isYours: mine,
    obstacle: mine ? obstacleFor(actor, { submission, paid, action: 'scheme.approve' }) : null,
  };
}

function isYours(actor: Actor, submission: SubmissionRecord): boolean {
  const step = waitingFor(onRoute(submission));
  return step !== null && scopeFor(actor, 'scheme.approve') !== null && isTurnOf(actor, step);
}

const documentOf = ({ document }: SubmissionRecord) => readStoredDocument(document);

/** Only `submit` writes forecasts, and it takes them from the simulation. */
function shownForecast(scope: Scope, { forecast }: SubmissionRecord): SubmissionForecast {
  return forecastFor(scope, forecast as unknown as DraftEffect);
}
