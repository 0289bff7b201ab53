import { describe, expect, it } from 'vitest';
import { demoCompany } from './demo-company.ts';

const UNTIL = '2026-11-23';
const company = demoCompany({ until: UNTIL });

describe('the demo company', () => {
  it('is the same company each time it is made', () => {
    expect(demoCompany({ until: UNTIL })).toEqual(company);
  });

  it('keeps its past when a day passes', () => {
    const dayBefore = demoCompany({ until: '2026-11-22' });
    const past = company.facts.filter((fact) => fact.occurredOn <= '2026-11-22');
    expect(dayBefore.facts).toEqual(past);
  });

  it('has about 120 people, each in a department that exists and with a name in both languages', () => {
    const departments = new Set(company.departments.map(({ id }) => id));
    expect(company.employees.length).toBeGreaterThanOrEqual(110);
    expect(company.employees.length).toBeLessThanOrEqual(130);
    for (const employee of company.employees) {
      expect(employee.name.ru).toMatch(/^[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+$/);
      expect(employee.name.en).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
      for (const stay of employee.employments) expect(departments.has(stay.departmentId)).toBe(true);
    }
  });

  it('covers every fact type of the story for two years, each fact once and within its employee’s stay', () => {
    const types = new Set(company.facts.map(({ type }) => type));
    expect([...types].sort()).toEqual([
      'call.made',
      'complaint.received',
      'deal.won',
      'payment.received',
      'proposal.implemented',
      'task.done',
    ]);
    expect(new Set(company.facts.map(({ source, id }) => `${source}/${id}`)).size).toBe(company.facts.length);
    const hired = new Map(company.employees.map(({ id, hiredOn }) => [id, hiredOn]));
    for (const fact of company.facts) expect(fact.occurredOn >= (hired.get(fact.employeeId) ?? '9999')).toBe(true);
    expect(company.months).toHaveLength(25);
  });

  it('has payments that add up to their deals once all have arrived', () => {
    const later = demoCompany({ until: '2027-03-31' });
    const deal = later.facts.find(({ type, occurredOn }) => type === 'deal.won' && occurredOn.startsWith('2026-09'));
    const parts = later.facts.filter(
      ({ type, attributes }) => type === 'payment.received' && attributes.deal === deal?.id,
    );
    expect(parts.reduce((sum, { amount }) => sum + BigInt(amount ?? 'none'), 0n)).toBe(BigInt(deal?.amount ?? 'none'));
  });
});
