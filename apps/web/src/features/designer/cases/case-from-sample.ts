import type { EmployeeResult, EvaluationRequest, SchemeCase } from '@premia/scheme';

/** What the sample employee was given and what came out, kept as a case; null when it came to nothing. */
export function caseFromSample(name: string, request: EvaluationRequest, result: EmployeeResult): SchemeCase | null {
  const employee = request.employees.find((one) => one.id === result.id);
  if (employee === undefined || result.lines.length === 0) return null;
  const { id: _person, parameters, ...person } = employee;
  const given = {
    ...person,
    parameters: { ...request.parameters, ...parameters },
    tables: request.tables,
    rates: request.rates,
    calendar: request.calendar,
  };
  const inputs = Object.fromEntries(Object.entries(given).filter(([, value]) => !isEmpty(value)));
  return structuredClone({
    name,
    period: request.period,
    inputs: inputs as SchemeCase['inputs'],
    expect: Object.fromEntries(result.lines.map(({ code, amount }) => [code, amount])),
  });
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
