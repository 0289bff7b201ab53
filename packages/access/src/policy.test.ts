import { describe, expect, it } from 'vitest';
import { type Actor, type PersonActor, ROLES, type Role, systemActor } from './actor.ts';
import { allowedActions, decide, maySeeGroup, payWall, scopeFilter, scopeFor } from './decide.ts';
import { ACTIONS, type Action, type Scope, SMALL_GROUP_SIZE } from './policy.ts';

const as = (...roles: Role[]): PersonActor => ({ kind: 'person', employeeId: 'me', roles });

/** Who may do what, as a table: what each role may do at all, and how far. `-`: not. */
const TABLE: readonly (readonly [Action, ...(Scope | '-')[]])[] = [
  // action                 admin  hr     finance head          employee executive
  ['scheme.list', '-', 'all', 'all', 'all', '-', 'all'],
  ['scheme.saveDraft', '-', 'all', '-', '-', '-', '-'],
  ['scheme.submit', '-', 'all', '-', '-', '-', '-'],
  ['scheme.withdraw', '-', 'all', '-', '-', '-', '-'],
  ['scheme.approve', '-', '-', 'all', '-', '-', 'all'],
  ['scheme.return', '-', '-', 'all', '-', '-', 'all'],
  ['submission.list', '-', 'all', 'all', '-', '-', 'aggregates'],
  ['simulation.compare', '-', 'all', 'all', 'ownSubtree', '-', '-'],
  ['run.list', '-', 'all', 'all', 'ownSubtree', '-', '-'],
  ['run.preview', '-', 'all', 'all', 'ownSubtree', '-', '-'],
  ['run.launch', '-', '-', 'all', '-', '-', '-'],
  ['run.approve', '-', '-', 'all', '-', '-', '-'],
  ['run.seal', '-', '-', 'all', '-', '-', '-'],
  ['statement.list', '-', 'all', 'all', 'ownSubtree', 'own', '-'],
  ['accrual.list', '-', 'all', 'all', 'ownSubtree', 'own', '-'],
  ['notification.read', 'own', 'own', 'own', 'own', 'own', 'own'],
  ['initiative.record', 'own', 'all', 'own', 'ownSubtree', 'own', 'own'],
  ['initiative.list', 'own', 'all', 'all', 'ownSubtree', 'own', 'own'],
  ['initiative.assess', '-', 'all', '-', 'ownSubtree', '-', '-'],
  ['initiative.approve', '-', '-', 'all', '-', '-', '-'],
  ['initiative.summary', '-', 'all', 'all', '-', '-', 'aggregates'],
  ['portal.read', 'own', 'own', 'own', 'own', 'own', 'own'],
  ['dashboard.read', '-', 'all', 'all', 'ownSubtree', '-', 'aggregates'],
  ['adjustment.list', '-', 'all', 'all', '-', '-', '-'],
  ['adjustment.propose', '-', 'all', 'all', '-', '-', '-'],
  ['adjustment.book', '-', '-', 'all', '-', '-', '-'],
  ['adjustment.reject', '-', '-', 'all', '-', '-', '-'],
  ['run.hold', '-', '-', 'all', '-', '-', '-'],
  ['criterion.edit', '-', 'all', '-', '-', '-', '-'],
  ['change.list', '-', 'all', 'all', 'ownSubtree', '-', '-'],
  ['change.propose', '-', 'all', '-', 'ownSubtree', '-', '-'],
  ['change.approve', '-', '-', 'all', '-', '-', '-'],
  ['change.reject', '-', '-', 'all', '-', '-', '-'],
  ['change.undo', '-', 'all', 'all', '-', '-', '-'],
  ['target.list', '-', 'all', 'all', 'ownSubtree', 'own', '-'],
  ['parameter.list', '-', 'all', 'all', 'ownSubtree', '-', '-'],
  ['parameter.edit', '-', 'all', '-', '-', '-', '-'],
  ['rate.edit', '-', 'all', 'all', '-', '-', '-'],
  ['calendar.edit', '-', 'all', '-', '-', '-', '-'],
  ['fact.ingest', '-', 'all', '-', '-', '-', '-'],
  ['token.manage', 'all', '-', '-', '-', '-', '-'],
];

describe('the policy table', () => {
  it.each(TABLE.map(([action, ...scopes]) => ({ action, scopes })))('of $action', ({ action, scopes }) => {
    expect(ROLES.map((role) => scopeFor(as(role), action) ?? '-')).toEqual(scopes);
  });

  it('gives an admin no action on amounts', () => {
    const pay = ACTIONS.filter((action) =>
      /^(statement|accrual|run|dashboard|simulation|fact|target|change|submission)\./.test(action),
    );
    expect(pay.length).toBeGreaterThan(10);
    expect(pay.filter((action) => decide(as('admin'), action).allowed)).toEqual([]);
  });

  it('takes the widest scope of several roles', () => {
    expect(scopeFor(as('employee', 'head'), 'statement.list')).toBe('ownSubtree');
    expect(scopeFor(as('head', 'finance'), 'statement.list')).toBe('all');
  });

  it('gives nothing to somebody without roles', () => {
    expect(allowedActions(as())).toEqual([]);
  });
});

describe('whose statement may be read', () => {
  const relations = {
    self: { employeeId: 'me', headIds: ['boss'] },
    'own subtree': { employeeId: 'bob', headIds: ['me', 'boss'] },
    'below the own subtree': { employeeId: 'eve', headIds: ['anna', 'me', 'boss'] },
    sibling: { employeeId: 'dora', headIds: ['wendy', 'boss'] },
    'the own head': { employeeId: 'boss', headIds: ['boss'] },
  } as const;
  const expected: Readonly<Record<Role, readonly (keyof typeof relations)[]>> = {
    admin: [],
    hr: ['self', 'own subtree', 'below the own subtree', 'sibling', 'the own head'],
    finance: ['self', 'own subtree', 'below the own subtree', 'sibling', 'the own head'],
    head: ['self', 'own subtree', 'below the own subtree'],
    employee: ['self'],
    executive: [],
  };
  it.each(ROLES)('%s', (role) => {
    const seen = Object.entries(relations).filter(([, whose]) => decide(as(role), 'statement.read', whose).allowed);
    expect(seen.map(([name]) => name)).toEqual(expected[role]);
  });
});

describe('four eyes', () => {
  it('keeps the launcher of a run from approving it', () => {
    expect(decide(as('finance'), 'run.approve', { startedBy: 'me' })).toEqual({
      allowed: false,
      code: 'access/four-eyes',
    });
    expect(decide(as('finance'), 'run.approve', { startedBy: 'another' })).toEqual({ allowed: true, scope: 'all' });
  });

  it('keeps people from approving a run that pays them', () => {
    const resource = { startedBy: 'another', paidEmployeeIds: new Set(['me', 'bob']) };
    expect(decide(as('finance'), 'run.approve', resource)).toEqual({ allowed: false, code: 'access/own-pay' });
  });

  it('keeps the author of a scheme, and whom it pays, from approving it', () => {
    const about = { startedBy: 'another', paidEmployeeIds: new Set(['bob']) };
    expect(decide(as('executive'), 'scheme.approve', about)).toEqual({ allowed: true, scope: 'all' });
    expect(decide(as('hr', 'finance'), 'scheme.approve', { ...about, startedBy: 'me' })).toMatchObject({
      code: 'access/four-eyes',
    });
    expect(decide(as('finance'), 'scheme.approve', { ...about, paidEmployeeIds: new Set(['me']) })).toMatchObject({
      code: 'access/own-pay',
    });
  });

  it('says no more than "forbidden" to those who may not at all', () => {
    const resource = { startedBy: 'me', paidEmployeeIds: new Set(['me']) };
    expect(decide(as('employee'), 'run.approve', resource)).toEqual({ allowed: false, code: 'access/forbidden' });
  });
});

describe('machines and the system', () => {
  const machine: Actor = { kind: 'machine', name: 'crm', actions: ['fact.ingest'] };
  it('lets a token do what it names and nothing else', () => {
    expect(allowedActions(machine)).toEqual(['fact.ingest']);
    expect(decide(machine, 'statement.list').allowed).toBe(false);
  });

  it.each([
    [systemActor('accruals'), 'all'],
    [machine, 'ingest'],
    [as('hr'), 'all'],
    [as('finance', 'employee'), 'all'],
    [as('head', 'employee'), 'subtree'],
    [as('employee'), 'own'],
    [as('executive'), 'own'],
    [as('admin'), 'own'],
  ] as const)('sets the row wall of %o to %s', (actor, wall) => {
    expect(payWall(actor)).toBe(wall);
  });
});

describe('the filter of a list', () => {
  it.each([
    [as('finance'), { kind: 'all' }],
    [as('head'), { kind: 'subtree', headId: 'me' }],
    [as('employee'), { kind: 'own', employeeId: 'me' }],
    [as('executive'), { kind: 'none' }],
    [as('admin'), { kind: 'none' }],
  ] as const)('of %o is %o', (actor, filter) => {
    expect(scopeFilter(actor, 'statement.list')).toEqual(filter);
  });
});

describe('small groups', () => {
  it('are hidden from those who may see aggregates only', () => {
    expect(maySeeGroup('aggregates', SMALL_GROUP_SIZE - 1, SMALL_GROUP_SIZE)).toBe(false);
    expect(maySeeGroup('aggregates', SMALL_GROUP_SIZE, SMALL_GROUP_SIZE)).toBe(true);
    expect(maySeeGroup('all', 1, SMALL_GROUP_SIZE)).toBe(true);
  });
});
