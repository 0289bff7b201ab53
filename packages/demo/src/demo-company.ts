import { type Month, monthOf, monthsBetween, shiftMonth } from './calendar.ts';
import type { DemoDepartment, DemoEmployee, DemoFact, DemoPosition, DemoProduct, DemoTarget } from './company.ts';
import { history, targets } from './facts/history.ts';
import { POSITIONS, PRODUCTS } from './organization.ts';
import { staff } from './people.ts';
import { createRandom } from './random.ts';

export const DEMO_SEED = 'meridian';
/** Full months of history before the month of `until`. */
export const HISTORY_MONTHS = 24;

export interface DemoCompany {
  readonly months: readonly Month[];
  readonly departments: readonly DemoDepartment[];
  readonly positions: readonly DemoPosition[];
  readonly employees: readonly DemoEmployee[];
  readonly products: readonly DemoProduct[];
  readonly facts: readonly DemoFact[];
  readonly targets: readonly DemoTarget[];
}

/** A believable company from a seed; `until` is the last day that has happened. Pure: same arguments, same company. */
export function demoCompany(options: { readonly seed?: string; readonly until: string }): DemoCompany {
  const random = createRandom(options.seed ?? DEMO_SEED);
  const lastMonth = monthOf(options.until);
  const months = monthsBetween(shiftMonth(lastMonth, -HISTORY_MONTHS), lastMonth);
  const { departments, employees } = staff(random, months);
  return {
    months,
    departments,
    positions: POSITIONS,
    employees,
    products: PRODUCTS,
    facts: history({ random, employees, months, until: options.until }),
    targets: targets(employees, months),
  };
}
