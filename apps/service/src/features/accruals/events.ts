import type { PayloadOf } from '@premia/analytics';
import { endOf, type Organization, period, previousDay } from '@premia/compensation';
import type { Names, NewAccrual, OutboxEvent, Written } from '@premia/database';

/** An accrual with what its row does not hold. */
export interface Described {
  readonly accrual: NewAccrual;
  readonly schemeKey: string;
  /** The day that decides the place in the tree; null: the period's last. */
  readonly placedOn: string | null;
}

export interface Naming {
  readonly names: Names;
  readonly organization: Organization;
}

export function accrualEvents(
  described: readonly Described[],
  naming: Naming,
  { asOf, revision, isRemoved }: Written & { readonly isRemoved: boolean },
): readonly OutboxEvent[] {
  return described.map(({ accrual, schemeKey, placedOn }) => {
    const day = placedOn ?? previousDay(endOf(period(accrual.period)));
    const payload: PayloadOf<'accrual.changed'> = {
      period: accrual.period,
      employeeId: accrual.employeeId,
      employeeName: naming.names.employees.get(accrual.employeeId) ?? {},
      departmentId: accrual.departmentId,
      departmentPath: departmentPath(accrual.departmentId, day, naming),
      schemeId: accrual.schemeId,
      schemeKey,
      currency: accrual.currency,
      total: accrual.total,
      lines: accrual.lines.map(({ code, category, amount }) => ({ code, category, amount })),
      revision,
      asOf,
      isRemoved,
    };
    return { topic: 'accrual.changed', payload };
  });
}

/** From the root of the tree down to the department, as of a day; a department that was in no tree then is its own. */
export function departmentPath(
  departmentId: string,
  day: string,
  { names, organization }: Naming,
): PayloadOf<'accrual.changed'>['departmentPath'] {
  const ids = organization.pathOn(departmentId, day).map((term) => term.departmentId);
  const path = ids.length === 0 ? [departmentId] : ids.reverse();
  return path.map((id) => ({ id, name: names.departments.get(id) ?? {} }));
}
