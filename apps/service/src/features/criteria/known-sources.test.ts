import { attributesOf, workingDays } from '@premia/compensation';
import { parsePeriod } from '@premia/scheme';
import { expect, test } from 'vitest';
import { KNOWN_ATTRIBUTES } from './known-sources.ts';

/** What an import brings; the rest follows from dates. */
const IMPORTED = { baseSalary: '100000', grade: 'A', fte: '1' };

test('every attribute the designer offers by name is one the books know', () => {
  const period = parsePeriod('2026-10');
  if (period === null) throw new Error('2026-10 is no period');
  const place = {
    employeeId: 'anna',
    departmentId: 'sales',
    managerId: null,
    position: 'Manager',
    attributes: IMPORTED,
    validFrom: '2024-02-01',
    validTo: null,
  };
  const participant = {
    employeeId: 'anna',
    assignmentId: 'a',
    schemeId: 's',
    versionId: 'v',
    place,
    asOf: '2026-10-31',
  };
  const known = attributesOf(participant, period, {
    hiredOn: '2024-02-01',
    employments: [place],
    calendar: workingDays([]),
  });
  expect(Object.keys(KNOWN_ATTRIBUTES).filter((key) => !Object.hasOwn(known, key))).toEqual([]);
});
