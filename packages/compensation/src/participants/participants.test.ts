import { describe, expect, it } from 'vitest';
import { period } from '../calendar/periods.ts';
import { type Employment, organization } from '../organization/organization.ts';
import { type Assignment, participantsOf } from './participants.ts';

const always = { validFrom: '1900-01-01', validTo: null, headId: null };
const TREE = [
  { ...always, departmentId: 'company', parentId: null },
  { ...always, departmentId: 'sales', parentId: 'company' },
  { ...always, departmentId: 'east', parentId: 'sales' },
];

function place(changes: Partial<Employment>): Employment {
  return {
    employeeId: 'bob',
    validFrom: '2025-01-01',
    validTo: null,
    departmentId: 'east',
    managerId: null,
    position: 'agent',
    attributes: {},
    ...changes,
  };
}

function assignment(id: string, changes: Partial<Assignment> = {}): Assignment {
  return {
    id,
    schemeId: 'scheme',
    versionId: `version of ${id}`,
    targetKind: 'department',
    targetId: 'sales',
    validFrom: '2026-01-01',
    validTo: null,
    ...changes,
  };
}

function who(employments: readonly Employment[], assignments: readonly Assignment[], key = '2026-03') {
  return participantsOf(period(key), assignments, organization(TREE, employments)).map(
    ({ employeeId, assignmentId, asOf }) => `${employeeId} ${assignmentId} ${asOf}`,
  );
}

describe('participants', () => {
  it('include the people of a department and of everything below it', () => {
    expect(who([place({})], [assignment('a')])).toEqual(['bob a 2026-03-31']);
    expect(who([place({ departmentId: 'company' })], [assignment('a')])).toEqual([]);
  });

  it('are paid by the nearest assignment of a scheme', () => {
    const wide = assignment('wide', { targetId: 'company' });
    const near = assignment('near', { targetId: 'east' });
    const position = assignment('position', { targetKind: 'position', targetId: 'agent' });
    const own = assignment('own', { targetKind: 'employee', targetId: 'bob' });
    expect(who([place({})], [wide, near])).toEqual(['bob near 2026-03-31']);
    expect(who([place({})], [wide, position, near])).toEqual(['bob position 2026-03-31']);
    expect(who([place({})], [own, wide, position, near])).toEqual(['bob own 2026-03-31']);
  });

  it('can be under several schemes at once', () => {
    expect(who([place({})], [assignment('b', { schemeId: 'y' }), assignment('a', { schemeId: 'x' })])).toEqual([
      'bob a 2026-03-31',
      'bob b 2026-03-31',
    ]);
  });

  it('count by where they were last in the period', () => {
    const moved = [place({ validTo: '2026-03-10', departmentId: 'company' }), place({ validFrom: '2026-03-10' })];
    expect(who(moved, [assignment('a')])).toEqual(['bob a 2026-03-31']);
    expect(who([place({ validTo: '2026-03-10' })], [assignment('a')])).toEqual(['bob a 2026-03-09']);
    expect(who([place({ validTo: '2026-03-01' })], [assignment('a')])).toEqual([]);
  });

  it('follow an assignment from its first day to its last', () => {
    const changed = [assignment('old', { validTo: '2026-03-15' }), assignment('new', { validFrom: '2026-03-15' })];
    expect(who([place({})], changed)).toEqual(['bob new 2026-03-31']);
    expect(who([place({})], changed, '2026-02')).toEqual(['bob old 2026-02-28']);
    expect(who([place({})], changed, '2025-12')).toEqual([]);
  });
});
