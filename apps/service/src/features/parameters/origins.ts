import { endOf, type ParameterValue, parameterValues, previousDay } from '@premia/compensation';
import { loadStaff, readDepartmentNames, readParameterValues, type Tx } from '@premia/database';
import type { EmployeeInputs, Period, Plan } from '@premia/scheme';
import type { BilingualText, ParameterOrigin } from '../../contract.ts';

export interface OriginsQuery {
  readonly schemeId: string;
  readonly plan: Plan;
  readonly period: Period;
  /** As the result was calculated from them: only what is among them is told of. */
  readonly inputs: EmployeeInputs;
}

/** Whose values of parameters a result rests on, since when and by whom. */
export async function parameterOrigins(tx: Tx, query: OriginsQuery): Promise<readonly ParameterOrigin[]> {
  const { schemeId, period, inputs } = query;
  const own = Object.keys(inputs.parameters ?? {});
  if (own.length === 0) return [];
  const { organization } = await loadStaff(tx, [inputs.id]);
  const place = organization.lastPlace(inputs.id, { from: period.firstDay, to: endOf(period) });
  if (place === null) return [];
  const to = endOf(period);
  const asOf = previousDay(place.validTo !== null && place.validTo < to ? place.validTo : to);
  const departmentId = inputs.department ?? place.departmentId;
  const day = period.lastDay;
  const values = await readParameterValues(tx, { schemeId, parameters: own, employeeIds: [inputs.id], day });
  const inForce = parameterValues(values, { organization, day }).inForce({
    employeeId: inputs.id,
    place: { ...place, departmentId },
    asOf,
  });
  const counting = [...inForce.values()].filter(({ parameter, value }) => value === inputs.parameters?.[parameter]);
  return describe(tx, counting);
}

interface Authored {
  readonly id: string;
  readonly reason: string;
  readonly setBy: BilingualText;
  readonly setAt: string;
}

async function describe(tx: Tx, values: readonly ParameterValue[]): Promise<readonly ParameterOrigin[]> {
  const authors = await tx.rows<Authored>(
    `select v.id, v.reason, coalesce(e.name, jsonb_build_object('en', v.set_by)) as "setBy", v.set_at as "setAt"
     from parameter_values v left join employees e on e.id = v.set_by where v.id = any($1)`,
    [values.map(({ id }) => id)],
  );
  const byId = new Map(authors.map((author) => [author.id, author]));
  const departments = await readDepartmentNames(tx);
  return values.map(({ id, parameter, scopeKind, scopeId, validFrom, value }) => {
    const author = byId.get(id);
    if (author === undefined || value === null) throw new Error(`value ${id} went away within a snapshot`);
    const { reason, setBy, setAt } = author;
    const scope = { kind: scopeKind, name: departments.get(scopeId) ?? {} };
    return { parameter, scope, value, from: validFrom, reason, setBy, setAt };
  });
}
