import type { PersonSummary, SamplePerson } from '@premia/service';
import { expect, test } from 'vitest';
import { presetsOf } from './sample-presets.ts';

const person = (id: string, hiredOn = '2020-01-01'): PersonSummary => ({
  id,
  name: { en: id },
  position: {},
  departmentId: 'd',
  departmentName: {},
  hiredOn,
  leftOn: null,
});
const paid = (employeeId: string, total: string | null, rest: Partial<SamplePerson> = {}): SamplePerson => ({
  employeeId,
  total,
  isCapped: false,
  isIdle: false,
  ...rest,
});
const picks = (people: readonly PersonSummary[], worked: readonly SamplePerson[]) =>
  Object.fromEntries(presetsOf(people, worked).map(({ key, people: shown }) => [key, shown.map(({ id }) => id)]));

const PEOPLE = ['a', 'b', 'c', 'd', 'e'].map((id) => person(id)).concat(person('new', '2026-09-01'));

test('typical is the middle payout of those who had something to be paid for', () => {
  const worked = [
    paid('a', '900'),
    paid('b', '100'),
    paid('c', '500'),
    paid('d', '0', { isIdle: true }),
    paid('e', null),
  ];
  expect(picks(PEOPLE, worked)).toEqual({
    typical: ['c', 'b', 'a'],
    newcomer: ['new', 'a', 'b'],
    highest: ['a', 'c', 'b'],
    idle: ['d'],
  });
});

test('where a cap held somebody, they are picked, the highest first', () => {
  const worked = [paid('a', '900', { isCapped: true }), paid('b', '1000', { isCapped: true }), paid('c', '2000')];
  const found = picks(PEOPLE, worked);
  expect(found['capped']).toEqual(['b', 'a']);
  expect(found).not.toHaveProperty('highest');
});

test('before anything is worked out there are newcomers only; people who left the list are no picks', () => {
  expect(picks(PEOPLE, [])).toEqual({ newcomer: ['new', 'a', 'b'] });
  expect(picks([person('a')], [paid('gone', '5')])).toEqual({ newcomer: ['a'] });
});
