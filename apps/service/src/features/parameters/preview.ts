import { evaluateMany, type ParameterValue, parameterValues } from '@premia/compensation';
import { readEmployeeNames, readParameterValues, type Tx } from '@premia/database';
import { add, compare, decimal, isZero, type Rational, subtract, toFixedText, ZERO } from '@premia/decimal';
import { type EmployeeResult, minorDigits, type Period } from '@premia/scheme';
import type { ParameterPreview, ParameterScope } from '../../contract.ts';
import { type Calculation, loadCalculations } from '../accruals/calculation.ts';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { peopleBelow } from './repository.ts';
import type { ProposedValue } from './use-cases.ts';

const ROWS_SHOWN = 50;

export interface PreviewQuery extends ProposedValue {
  readonly period: Period;
  readonly currency: string;
}

interface Moved {
  readonly id: string;
  readonly before: Rational;
  readonly after: Rational;
}

/** What the period as it stands would come to if the value held in it: the same people, facts and rates, one value other. */
export async function previewValue(tx: Tx, compiler: SchemeCompiler, query: PreviewQuery): Promise<ParameterPreview> {
  const { period, schemeId, scope, currency } = query;
  const scopeIds = await peopleOf(tx, scope, period);
  const { staff, calculations } = await loadCalculations(tx, compiler, {
    period: period.text,
    employeeIds: scopeIds,
    schemeId,
    facts: 'needed',
  });
  const inScope = scopeIds === null ? null : new Set(scopeIds);
  let people = 0;
  let unknown = 0;
  const moved: Moved[] = [];
  for (const calculation of calculations) {
    const after = await withValue(tx, calculation, { query, organization: staff.organization });
    const sides = [evaluateMany(calculation.plan, calculation.request), evaluateMany(calculation.plan, after)] as const;
    people += calculation.participants.filter(({ employeeId }) => inScope?.has(employeeId) ?? true).length;
    for (const [index, before] of sides[0].entries()) {
      const found = movedBy(before, sides[1][index]);
      if (found === null) unknown += 1;
      else moved.push(found);
    }
  }
  return toPreview(tx, moved, { period: period.text, currency, people, unknown });
}

function movedBy(before: EmployeeResult, after: EmployeeResult | undefined): Moved | null {
  if (before.total === null || after === undefined || after.total === null) return null;
  return { id: before.id, before: decimal(before.total), after: decimal(after.total) };
}

async function peopleOf(tx: Tx, scope: ParameterScope, period: Period): Promise<readonly string[] | null> {
  switch (scope.kind) {
    case 'company':
      return null;
    case 'employee':
      return [scope.id];
    case 'department':
      return peopleBelow(tx, scope.id, period);
  }
}

interface Valued {
  readonly query: PreviewQuery;
  readonly organization: Parameters<typeof parameterValues>[1]['organization'];
}

async function withValue(tx: Tx, calculation: Calculation, { query, organization }: Valued) {
  const { participants, plan, request, period } = calculation;
  const day = period.lastDay;
  const parameters = plan.requirements.parameters.map(({ key }) => key);
  const stored = await readParameterValues(tx, {
    schemeId: query.schemeId,
    parameters,
    employeeIds: participants.map(({ employeeId }) => employeeId),
    day,
  });
  const values = parameterValues([...stored, proposedOn(query, day)], { organization, day });
  return {
    ...request,
    employees: request.employees.map(({ parameters: _, ...employee }, index) => {
      const participant = participants[index];
      if (participant === undefined) throw new Error('inputs without their participant');
      const own = ownValues(values.inForce(participant), parameters);
      return own.length === 0 ? employee : { ...employee, parameters: Object.fromEntries(own) };
    }),
  };
}

function ownValues(inForce: ReadonlyMap<string, ParameterValue>, parameters: readonly string[]) {
  return parameters.flatMap((key) => {
    const value = inForce.get(key)?.value;
    return value === undefined || value === null ? [] : [[key, value] as const];
  });
}

/** As if it had begun in the period already: whoever sets a value for next month asks what it would do to this one. */
function proposedOn({ parameter, scope, value }: PreviewQuery, day: string): ParameterValue {
  const scopeId = scope.kind === 'company' ? 'company' : scope.id;
  return { id: '', parameter, scopeKind: scope.kind, scopeId, validFrom: day, value };
}

interface Totals {
  readonly period: string;
  readonly currency: string;
  readonly people: number;
  readonly unknown: number;
}

async function toPreview(tx: Tx, all: readonly Moved[], totals: Totals): Promise<ParameterPreview> {
  const written = (amount: Rational): string => toFixedText(amount, minorDigits(totals.currency));
  const moved = all.filter(({ before, after }) => !isZero(subtract(after, before)));
  const size = ({ before, after }: Moved): Rational =>
    compare(after, before) < 0 ? subtract(before, after) : subtract(after, before);
  const shown = [...moved].sort((left, right) => compare(size(right), size(left))).slice(0, ROWS_SHOWN);
  const names = await readEmployeeNames(
    tx,
    shown.map(({ id }) => id),
  );
  return {
    ...totals,
    changed: moved.length,
    before: written(all.map(({ before }) => before).reduce(add, ZERO)),
    after: written(all.map(({ after }) => after).reduce(add, ZERO)),
    rows: shown.map(({ id, before, after }) => ({
      employeeId: id,
      name: names.get(id) ?? { en: id },
      before: written(before),
      after: written(after),
    })),
  };
}
