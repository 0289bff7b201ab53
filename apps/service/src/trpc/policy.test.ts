import { ROLES, type Role } from '@premia/access';
import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { success } from '../failure.ts';
import { appRouter } from '../router.ts';
import type { UseCases } from '../use-cases.ts';
import type { RequestContext } from './context.ts';
import { createCallerFactory } from './procedure.ts';

const EVERYONE = ROLES;
const SCHEME_READERS: readonly Role[] = ['hr', 'finance', 'head', 'executive'];
/** Of heads the use cases let through what is about their own people. */
const RUN_READERS: readonly Role[] = ['hr', 'finance', 'head'];
const CORRECTORS: readonly Role[] = ['hr', 'finance'];
const CHANGE_READERS: readonly Role[] = ['hr', 'finance', 'head'];
const SIMULATORS: readonly Role[] = ['hr', 'finance', 'head'];

const document = { format: 'premia.scheme/1' };
const initiative = { id: 'ini_1', revision: 1 };
const measured = { amount: '100', months: 12, from: '2026-10-01', evidence: 'Report' };
const change = { runId: 'run_1', revision: 1 };

const changeInput = {
  title: 'Plans',
  note: '',
  fileName: null,
  changes: { kind: 'targets', rows: [], decimalSign: '.' },
};
const described = {
  title: { en: 'Revenue' },
  description: {},
  ownerId: null,
  deputyId: null,
  freshnessHours: 10,
  visibleTo: 'everyone',
};
const changeSet = { changeSetId: 'chg_1' };
const submission = { submissionId: 'sub_1', revision: 1 };

/** Who may knock at which door, written down apart from the policy it is held against. */
const DOORS: Readonly<Record<string, { readonly roles: readonly Role[]; readonly input?: unknown }>> = {
  'people.departments': { roles: EVERYONE },
  'people.list': { roles: EVERYONE },
  'criteria.list': { roles: EVERYONE },
  'criteria.sources': { roles: EVERYONE },
  'criteria.quality': { roles: EVERYONE },
  'criteria.get': { roles: EVERYONE, input: { key: 'revenue' } },
  'criteria.values': { roles: ['hr', 'finance', 'head', 'employee'], input: { key: 'revenue', period: '2026-10' } },
  'criteria.tryDefinition': { roles: ['hr'], input: { key: null, definition: { kind: 'entered' }, period: '2026-10' } },
  'criteria.create': {
    roles: ['hr'],
    input: { ...described, key: 'revenue', type: 'money', definition: { kind: 'entered' } },
  },
  'criteria.describe': { roles: ['hr'], input: { ...described, key: 'revenue', revision: 1 } },
  'changes.list': { roles: CHANGE_READERS },
  'changes.get': { roles: CHANGE_READERS, input: changeSet },
  'changes.given': { roles: ['hr', 'head'], input: changeSet },
  'changes.preview': { roles: CHANGE_READERS, input: changeSet },
  'changes.tryOut': { roles: ['hr', 'head'], input: changeInput.changes },
  'changes.create': { roles: ['hr', 'head'], input: changeInput },
  'changes.edit': { roles: ['hr', 'head'], input: { ...changeInput, ...changeSet, revision: 1 } },
  'changes.submit': { roles: ['hr', 'head'], input: { ...changeSet, revision: 1 } },
  'changes.withdraw': { roles: ['hr', 'head'], input: { ...changeSet, revision: 1 } },
  'changes.discard': { roles: ['hr', 'head'], input: { ...changeSet, revision: 1 } },
  'changes.approve': { roles: ['finance'], input: { ...changeSet, revision: 1 } },
  'changes.reject': { roles: ['finance'], input: { ...changeSet, revision: 1, reason: 'Too low' } },
  'changes.undo': { roles: ['hr', 'finance'], input: { ...changeSet, revision: 1, reason: 'A slip' } },
  'changes.readTable': { roles: ['hr', 'head'], input: { base64: 'YQ==', encoding: null, delimiter: null } },
  'changes.announcements': { roles: EVERYONE },
  'changes.seen': { roles: EVERYONE, input: changeSet },
  'schemes.list': { roles: SCHEME_READERS },
  'schemes.open': { roles: SCHEME_READERS, input: { schemeId: 's' } },
  'schemes.create': { roles: ['hr'], input: { title: { en: 'Plan' }, period: 'month', currency: 'RUB' } },
  'schemes.duplicate': { roles: ['hr'], input: { schemeId: 's', title: { en: 'Copy' } } },
  'schemes.saveDraft': { roles: ['hr'], input: { schemeId: 's', document, revision: 1 } },
  'approvals.inbox': { roles: ['hr', 'finance', 'executive'] },
  'approvals.count': { roles: ['hr', 'finance', 'executive'] },
  'approvals.submit': { roles: ['hr'], input: { schemeId: 's', revision: 1, message: '' } },
  'approvals.withdraw': { roles: ['hr'], input: submission },
  'approvals.approve': { roles: ['finance', 'executive'], input: submission },
  'approvals.return': { roles: ['finance', 'executive'], input: { ...submission, comment: 'The cap' } },
  'schemes.archive': { roles: ['hr'], input: { schemeId: 's' } },
  'schemes.sampleInputs': { roles: SIMULATORS, input: { document, period: '2026-10', employeeIds: ['e'] } },
  'schemes.components': { roles: SCHEME_READERS },
  'schemes.component': { roles: SCHEME_READERS, input: { hash: 'a'.repeat(64) } },
  'comments.list': { roles: SCHEME_READERS, input: { schemeId: 's' } },
  'comments.people': { roles: SCHEME_READERS },
  'comments.add': {
    roles: SCHEME_READERS,
    input: { schemeId: 's', threadId: null, anchor: { nodeId: 'n' }, text: 'Why?', mentions: [] },
  },
  'comments.settle': { roles: SCHEME_READERS, input: { schemeId: 's', threadId: 'c', isResolved: true } },
  'initiatives.list': { roles: EVERYONE },
  'initiatives.colleagues': { roles: EVERYONE, input: { search: 'an' } },
  'initiatives.summary': { roles: ['hr', 'finance', 'executive'] },
  'initiatives.record': {
    roles: EVERYONE,
    input: {
      kind: 'proposal',
      title: 'One stock',
      description: '',
      happenedOn: '2026-10-01',
      authors: [{ employeeId: 'e1', share: '1' }],
    },
  },
  'initiatives.assign': {
    roles: ['hr', 'head'],
    input: { ...initiative, assign: { assessorId: 'e2', deadline: '2026-10-12' } },
  },
  'initiatives.measure': { roles: ['hr', 'head'], input: { ...initiative, measured } },
  'initiatives.returnBack': { roles: ['hr', 'head'], input: { ...initiative, reason: 'Which stock?' } },
  'initiatives.correct': { roles: ['hr', 'head'], input: { ...initiative, reason: 'Counted anew', measured } },
  'initiatives.decline': { roles: EVERYONE, input: { ...initiative, reason: 'No effect' } },
  'initiatives.implement': { roles: EVERYONE, input: { ...initiative, implementedOn: '2026-10-05' } },
  'initiatives.approve': { roles: ['finance'], input: initiative },
  'initiatives.revoke': { roles: ['finance'], input: { ...initiative, reason: 'Undone' } },
  'initiatives.resubmit': { roles: EVERYONE, input: { ...initiative, description: 'Both stocks' } },
  'initiatives.withdraw': { roles: EVERYONE, input: initiative },
  'notifications.list': { roles: EVERYONE },
  'notifications.unread': { roles: EVERYONE },
  'notifications.markRead': { roles: EVERYONE, input: { throughId: '7' } },
  'simulation.compare': { roles: SIMULATORS, input: { schemeId: 's', candidate: 'draft', periods: ['2026-10'] } },
  'simulation.effect': { roles: SIMULATORS, input: { schemeId: 's' } },
  'simulation.samples': { roles: SIMULATORS, input: { schemeId: 's' } },
  'simulation.ways': { roles: SIMULATORS, input: { schemeId: 's' } },
  'simulation.person': {
    roles: SIMULATORS,
    input: { schemeId: 's', candidate: 'draft', period: '2026-10', employeeId: 'e' },
  },
  'periods.list': { roles: EVERYONE },
  'runs.list': { roles: RUN_READERS },
  'runs.get': { roles: RUN_READERS, input: { runId: 'run_1' } },
  'runs.launch': { roles: RUN_READERS, input: { period: '2026-10', kind: 'preview' } },
  'runs.approve': { roles: ['finance'], input: change },
  'runs.seal': { roles: ['finance'], input: change },
  'runs.export': { roles: ['finance'], input: change },
  'runs.markPaid': { roles: ['finance'], input: change },
  'runs.exports': { roles: ['finance'], input: { runId: 'run_1' } },
  'runs.exportFile': { roles: ['finance'], input: { exportId: 'exp_1' } },
  'runs.holds': { roles: ['finance'], input: { runId: 'run_1' } },
  'runs.hold': { roles: ['finance'], input: { runId: 'run_1', employeeId: 'e2', reason: 'Left' } },
  'runs.release': { roles: ['finance'], input: { runId: 'run_1', employeeId: 'e2', reason: 'Back' } },
  'runs.exceptions': { roles: RUN_READERS, input: { runId: 'run_1' } },
  'runs.reconcile': { roles: RUN_READERS, input: { runId: 'run_1' } },
  'runs.cancel': { roles: ['finance'], input: change },
  'runs.statements': { roles: ['hr', 'finance', 'head', 'employee'], input: { runId: 'run_1' } },
  'adjustments.list': { roles: CORRECTORS },
  'adjustments.ofPeriod': { roles: ['hr', 'finance', 'head', 'employee'], input: { period: '2026-10' } },
  'adjustments.propose': {
    roles: CORRECTORS,
    input: {
      employeeId: 'e2',
      period: '2026-10',
      amount: '100',
      category: 'bonus',
      title: { en: 'Thanks' },
      reason: 'As agreed',
    },
  },
  'adjustments.reverse': { roles: CORRECTORS, input: { kind: 'statement', id: 's', reason: 'Wrong person' } },
  'adjustments.approve': { roles: ['finance'], input: { proposalId: 'p', revision: 1 } },
  'adjustments.reject': { roles: ['finance'], input: { proposalId: 'p', revision: 1, reason: 'Not so' } },
  'adjustments.approveSeveral': { roles: ['finance'], input: { proposals: [{ proposalId: 'p', revision: 1 }] } },
  'adjustments.rejectSeveral': {
    roles: ['finance'],
    input: { proposals: [{ proposalId: 'p', revision: 1 }], reason: 'Not so' },
  },
  'adjustments.withdraw': { roles: CORRECTORS, input: { proposalId: 'p', revision: 1 } },
  'statements.asOf': {
    roles: ['hr', 'finance', 'head', 'employee'],
    input: { employeeId: 'e1', period: '2026-10', on: '2026-11-01' },
  },
  'statements.replay': { roles: ['hr', 'finance', 'head', 'employee'], input: { employeeId: 'e1', period: '2026-10' } },
  'parameters.list': { roles: ['hr', 'finance', 'head'], input: { schemeId: 's' } },
  'parameters.preview': {
    roles: ['hr'],
    input: { schemeId: 's', parameter: 'rate', scope: { kind: 'company' }, from: '2026-10-01', value: '0.06' },
  },
  'parameters.set': {
    roles: ['hr'],
    input: {
      schemeId: 's',
      parameter: 'rate',
      scope: { kind: 'department', id: 'd' },
      from: '2026-10-01',
      value: null,
      reason: 'As agreed',
      seen: null,
    },
  },
  'parameters.undo': { roles: ['hr'], input: { id: 'par_1', revision: 1 } },
  'references.rates': { roles: ['hr', 'finance'] },
  'references.setRate': {
    roles: ['hr', 'finance'],
    input: { from: 'USD', to: 'RUB', on: '2026-10-01', rate: '81.5', source: '', revision: 0 },
  },
  'references.removeRate': {
    roles: ['hr', 'finance'],
    input: { from: 'USD', to: 'RUB', on: '2026-10-01', revision: 1 },
  },
  'references.calendar': { roles: EVERYONE, input: { year: 2026 } },
  'references.setDay': {
    roles: ['hr'],
    input: { on: '2026-11-04', isWorking: false, title: { en: 'Unity Day' }, revision: 0 },
  },
  'references.removeDay': { roles: ['hr'], input: { on: '2026-11-04', revision: 1 } },
  'portal.overview': { roles: EVERYONE },
  'portal.breakdown': { roles: EVERYONE, input: { period: '2026-10', schemeId: 's', code: 'c' } },
  'portal.whyChanged': { roles: EVERYONE, input: { period: '2026-10', after: '0' } },
  'portal.betweenPeriods': { roles: EVERYONE, input: { from: '2026-09', to: '2026-10' } },
  'portal.sinceProvisional': { roles: EVERYONE, input: { period: '2026-10' } },
  'portal.watch': { roles: EVERYONE, input: { period: '2026-10' } },
  'dashboards.fundByMonth': { roles: SCHEME_READERS, input: { from: '2026-01', to: '2026-10' } },
  'dashboards.fundByDepartment': { roles: SCHEME_READERS, input: { period: '2026-10' } },
  'dashboards.fundAgainstRevenue': { roles: SCHEME_READERS, input: { from: '2026-01', to: '2026-10' } },
  'audit.list': { roles: ['hr', 'finance'] },
  'imports.list': { roles: ['hr'] },
  'facts.quarantine': { roles: ['hr', 'finance'], input: { state: 'waiting' } },
  'facts.compare': { roles: ['hr', 'finance'], input: { id: '1' } },
  'facts.resolveSeveral': { roles: ['hr'], input: { ids: ['1'], resolution: 'dismissed', reason: 'x' } },
  'facts.resolve': { roles: ['hr'], input: { id: '1', resolution: 'dismissed', reason: 'x' } },
  'facts.late': { roles: ['hr', 'finance'], input: {} },
  'facts.controlTotals': { roles: ['hr', 'finance'], input: { period: '2026-03' } },
  'facts.overrideControlTotal': {
    roles: ['finance'],
    input: {
      period: '2026-03',
      source: 'crm',
      day: '2026-03-01',
      factType: 'deal.won',
      currency: 'RUB',
      difference: '2/- 1/0',
      reason: 'x',
    },
  },
  'tokens.rotate': { roles: ['admin'], input: { tokenId: 't' } },
  'tokens.list': { roles: ['admin'] },
  'tokens.create': { roles: ['admin'], input: { title: 'CRM' } },
  'tokens.revoke': { roles: ['admin'], input: { tokenId: 't' } },
};

const VISITOR_DOORS = ['session.demoPeople', 'session.me', 'session.signIn', 'session.signOut'];

describe('every procedure', () => {
  it('is in this table', () => {
    const procedures = Object.keys(appRouter._def.procedures).sort();
    expect(procedures).toEqual([...Object.keys(DOORS), ...VISITOR_DOORS].sort());
  });

  const cases = Object.entries(DOORS).flatMap(([path, { roles, input }]) =>
    ROLES.map((role) => ({ path, role, input, expected: roles.includes(role) ? 'reached' : 'request/absent' })),
  );
  it.each(cases)('$path as $role: $expected', async ({ path, role, input, expected }) => {
    expect(await knock(path, input, [role])).toBe(expected);
  });

  it.each(Object.entries(DOORS))('%s asks a visitor for a session', async (path, { input }) => {
    expect(await knock(path, input, null)).toBe('session/required');
  });
});

/** What became of a call: it reached a use case, or the code it was refused with. */
async function knock(path: string, input: unknown, roles: readonly Role[] | null): Promise<string> {
  let reached = false;
  const useCases = recordingUseCases(() => {
    reached = true;
  });
  const context: RequestContext = {
    caller: roles === null ? null : { kind: 'person', employeeId: 'e1', roles },
    useCases,
    session: { token: null, set: () => undefined, clear: () => undefined },
    requestId: 'request',
    observe: () => () => undefined,
  };
  try {
    const answer = await procedureAt(createCallerFactory(appRouter)(context), path)(input);
    await drain(answer);
  } catch (error) {
    if (!(error instanceof TRPCError)) {
      throw error;
    }
    return error.message;
  }
  return reached ? 'reached' : 'nothing happened';
}

function procedureAt(caller: object, path: string): (input: unknown) => Promise<unknown> {
  const [feature = '', name = ''] = path.split('.');
  const procedure: unknown = Reflect.get(Object(Reflect.get(caller, feature)), name);
  if (typeof procedure !== 'function') {
    throw new Error(`no such procedure: ${path}`);
  }
  return async (input) => Reflect.apply(procedure, undefined, input === undefined ? [] : [input]);
}

/** A subscription does its work when it is read. */
async function drain(answer: unknown): Promise<void> {
  if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
    for await (const _event of answer as AsyncIterable<unknown>) {
      break;
    }
  }
}

/** Use cases that only report that they were reached. */
function recordingUseCases(onReached: () => void): UseCases {
  const feature = (name: string) =>
    new Proxy(
      {},
      {
        get: (_target, useCase) => {
          if (name === 'portal' && useCase === 'watch') {
            return async function* () {
              onReached();
              yield {};
            };
          }
          return async () => {
            onReached();
            return success({});
          };
        },
      },
    );
  return new Proxy({} as UseCases, { get: (_target, name) => feature(String(name)) });
}
