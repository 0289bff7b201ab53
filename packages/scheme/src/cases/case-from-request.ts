import type { SchemeCase } from '../document/scheme-document.ts';
import type { EmployeeResult, EvaluationRequest } from '../evaluation/evaluation.ts';

/** What an employee was given and what came out, kept as a case; null when it came to nothing. */
export function caseFromRequest(name: string, request: EvaluationRequest, result: EmployeeResult): SchemeCase | null {
  const employee = request.employees.find((one) => one.id === result.id);
  if (employee === undefined || result.lines.length === 0) return null;
  const { id: _person, parameters, ...person } = employee;
  const given = {
    ...person,
    parameters: { ...request.parameters, ...parameters },
    tables: request.tables,
    rates: request.rates,
    calendar: request.calendar,
    departments: request.departments,
    others: request.employees
      .filter((one) => one !== employee)
      .map(({ parameters: _own, ...other }) => Object.fromEntries(Object.entries(other).filter(isGiven))),
  };
  return structuredClone({
    name,
    period: request.period,
    inputs: Object.fromEntries(Object.entries(given).filter(isGiven)) as SchemeCase['inputs'],
    expect: Object.fromEntries(result.lines.map(({ code, amount }) => [code, amount])),
  });
}

function isGiven([, value]: readonly [string, unknown]): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
