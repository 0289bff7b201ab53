import { type Actor, decide, scopeFilter, systemActor } from '@premia/access';
import { withSnapshot } from '@premia/database';
import { parsePeriod } from '@premia/scheme';
import type { BookedAdjustment } from '../../contract.ts';
import type { Books } from '../books.ts';
import { idsOrNull, visiblePeople } from '../people/visible-people.ts';
import { decideProposal } from './decide-proposal.ts';
import { decideSeveral } from './decide-several.ts';
import { bookedInWords, listInWords } from './proposals-in-words.ts';
import { type ProposeReport, proposeAdjustments } from './propose.ts';
import { proposeManual, proposeReversal } from './request-proposal.ts';
import type { AdjustmentUseCases } from './use-cases.ts';

export interface AdjustmentService extends AdjustmentUseCases {
  /**
   * One round of a worker: recalculates up to `limit` people whose closed periods have changed facts and proposes what
   * differs. Call again while `claimed` is not zero; safe from any number of processes.
   */
  proposeNext(input: { readonly worker: string; readonly limit: number }): Promise<ProposeReport>;
}

export function createAdjustmentService(books: Books): AdjustmentService {
  return {
    list: async (actor, query) =>
      decide(actor, 'adjustment.list').allowed
        ? withSnapshot(books.pool, actor, (tx) => listInWords(tx, books.compiler, query))
        : { proposals: [], recalculating: 0, unclear: [] },
    ofPeriod: (actor, { period }) => ofPeriod(books, actor, period),
    propose: (actor, input) => proposeManual(books, actor, input),
    reverse: (actor, input) => proposeReversal(books, actor, input),
    decide: (actor, input) => decideProposal(books, actor, input),
    decideSeveral: (actor, input) => decideSeveral(books, actor, input),
    proposeNext: ({ worker, limit }) => proposeAdjustments(books, systemActor(worker), limit),
  };
}

async function ofPeriod(books: Books, actor: Actor, key: string): Promise<readonly BookedAdjustment[]> {
  const decision = decide(actor, 'statement.list');
  const period = parsePeriod(key);
  if (!decision.allowed || period === null) return [];
  return withSnapshot(books.pool, actor, async (tx) =>
    bookedInWords(tx, books.compiler, {
      period: key,
      employeeIds: idsOrNull(await visiblePeople(tx, scopeFilter(actor, 'statement.list'), period.lastDay)),
      showsHidden: decision.scope === 'all',
    }),
  );
}
