import { describe, expect, test } from 'vitest';
import { prepareRequest } from './prepare-request.ts';

const request = (employee: object, around: object = {}) => ({
  period: '2026-10',
  ...around,
  employees: [{ id: 'e1', ...employee }],
});

describe('a request from outside', () => {
  test('keeps text as it came and takes what JSON says exactly for text', () => {
    const prepared = prepareRequest(request({ attributes: { a: '1.50', b: 20, c: 0.1, d: true, e: null, f: '12,5' } }));
    expect(prepared).toMatchObject({
      ok: true,
      request: { employees: [{ attributes: { a: '1.50', b: '20', c: '0.1', d: 'true', f: '12,5' } }] },
    });
    expect(prepared.ok && Object.keys(prepared.request.employees[0]?.attributes ?? {})).not.toContain('e');
  });

  test('facts may leave the amount open', () => {
    const fact = { source: 'crm', id: '1', type: 'call', on: '2026-10-01', amount: null, currency: null };
    expect(prepareRequest(request({ facts: [fact] }))).toMatchObject({
      ok: true,
      request: { employees: [{ facts: [{ id: '1' }] }] },
    });
  });

  test('gives each employee the overrides in force: own first, then the nearest department upwards', () => {
    const override = (value: string, scope: object, from?: string) => ({
      parameter: 'rate',
      value,
      ...scope,
      ...(from === undefined ? {} : { from }),
    });
    const prepared = prepareRequest({
      period: '2026-10',
      departments: [{ id: 'north', parent: 'sales' }],
      overrides: [
        override('0.2', { department: 'sales' }, '2026-07-01'),
        override('0.1', { department: 'sales' }),
        override('0.9', { department: 'sales' }, '2026-11-01'),
        override('0.3', { department: 'north' }, '2026-10-31'),
        override('0.4', { employee: 'anna' }),
      ],
      employees: [
        { id: 'head', department: 'sales' },
        { id: 'bob', department: 'north' },
        { id: 'anna', department: 'north' },
        { id: 'eve', department: 'north', parameters: { rate: '0.5', other: '1' } },
        { id: 'out' },
      ],
    });
    expect(prepared.ok && prepared.request.employees.map(({ parameters }) => parameters)).toEqual([
      { rate: '0.2' },
      { rate: '0.3' },
      { rate: '0.4' },
      { rate: '0.5', other: '1' },
      undefined,
    ]);
  });

  test.each<[string, unknown, string, string]>([
    [
      'an override for nobody',
      request({}, { overrides: [{ parameter: 'rate', value: '1' }] }),
      'request/override-for-whom',
      'overrides.0',
    ],
    [
      'an override from no day',
      request({}, { overrides: [{ parameter: 'rate', value: '1', employee: 'e1', from: '2026-02-30' }] }),
      'document/bad-date',
      'overrides.0.from',
    ],
    ['no object', null, 'request/bad-shape', ''],
    ['a period that is none', request({}, { period: '2026-13' }), 'request/bad-period', 'period'],
    ['a misspelt entry', request({ critera: {} }), 'request/bad-shape', 'employees.0'],
    ['a list for values', request({ attributes: ['1'] }), 'request/bad-shape', 'employees.0.attributes'],
    [
      'a number with more digits than JSON keeps',
      request({ attributes: { a: 1234567890123456.5 } }),
      'request/bad-shape',
      'employees.0.attributes.a',
    ],
    [
      'an employee twice',
      { period: '2026-10', employees: [{ id: 'e1' }, { id: 'e1' }] },
      'request/duplicate-employee',
      'employees',
    ],
    [
      'a fact without source',
      request({ facts: [{ id: '1', type: 'x', on: '2026-10-01' }] }),
      'request/bad-shape',
      'employees.0.facts.0.source',
    ],
  ])('is refused for %s, with the place', (_name, input, code, path) => {
    const prepared = prepareRequest(input);
    expect(prepared.ok ? [] : prepared.diagnostics[0]).toMatchObject({ code, severity: 'error', place: { path } });
  });

  test('hostile names stay names', () => {
    const hostile = JSON.parse(
      '{"period":"2026-10","employees":[{"id":"e1","attributes":{"__proto__":"1","constructor":"2"}}]}',
    );
    const prepared = prepareRequest(hostile);
    expect(prepared.ok && Object.entries(prepared.request.employees[0]?.attributes ?? {})).toEqual([
      ['constructor', '2'],
    ]);
  });
});
