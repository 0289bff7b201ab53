import { type Month, monthNumber, monthOf, workingDays } from '../calendar.ts';
import type { DemoEmployee, DemoFact, DemoTarget } from '../company.ts';
import type { Random } from '../random.ts';
import { proposalFacts } from './proposals.ts';
import { salesFacts } from './sales.ts';
import { serviceFacts } from './service.ts';
import type { FactGenerator, WorkMonth } from './work-month.ts';

/** Demand by month of the year, January first, in percent of the average. */
const SEASON_PERCENT = [72, 85, 101, 104, 93, 98, 88, 84, 102, 109, 114, 138] as const;
const GROWTH_PERCENT_PER_MONTH = 1;

const GENERATORS: readonly FactGenerator[] = [salesFacts, serviceFacts, proposalFacts];

/** Average revenue of a seller in a plain month, in thousands of RUB: what targets are set from. */
const REVENUE_TARGET_THOUSANDS: Readonly<Record<string, number>> = {
  'sales-manager': 2150,
  'key-account-manager': 2750,
  'inside-sales': 1050,
};
const TASK_TARGET: Readonly<Record<string, number>> = {
  'support-engineer': 21,
  'field-engineer': 11,
  'service-head': 10,
};

export function demandPercent(months: readonly Month[], month: Month): number {
  const season = SEASON_PERCENT[monthNumber(month) - 1] ?? 100;
  return Math.floor((season * (100 + GROWTH_PERCENT_PER_MONTH * months.indexOf(month))) / 100);
}

/** Everything that happened up to and including `until`, ordered by date, then id. */
export function history(options: {
  readonly random: Random;
  readonly employees: readonly DemoEmployee[];
  readonly months: readonly Month[];
  readonly until: string;
}): DemoFact[] {
  const facts: DemoFact[] = [];
  for (const employee of options.employees) {
    const skillPercent = options.random.fork(`skill/${employee.id}`).between(62, 138);
    for (const month of options.months) {
      const work = workMonth({ ...options, employee, month, skillPercent });
      if (work !== null) for (const generate of GENERATORS) facts.push(...generate(work));
    }
  }
  return facts
    .filter((fact) => fact.occurredOn <= options.until && isEmployed(options.employees, fact))
    .sort((a, b) => (a.occurredOn + a.id < b.occurredOn + b.id ? -1 : 1));
}

function isEmployed(employees: readonly DemoEmployee[], fact: DemoFact): boolean {
  const employee = employees.find((candidate) => candidate.id === fact.employeeId);
  return employee !== undefined && (employee.leftOn === null || fact.occurredOn < employee.leftOn);
}

function workMonth(options: {
  readonly random: Random;
  readonly employee: DemoEmployee;
  readonly months: readonly Month[];
  readonly month: Month;
  readonly skillPercent: number;
}): WorkMonth | null {
  const { employee, month } = options;
  const days = workingDays(month).filter(
    (day) => day >= employee.hiredOn && (employee.leftOn === null || day < employee.leftOn),
  );
  const last = days.at(-1);
  const stay = employee.employments.find(
    ({ from, to }) => last !== undefined && from <= last && (to === null || last < to),
  );
  if (stay === undefined) return null;
  return {
    employee,
    positionKey: stay.positionKey,
    month,
    days,
    skillPercent: options.skillPercent,
    demandPercent: demandPercent(options.months, month),
    random: options.random.fork(`work/${employee.id}/${month}`),
  };
}

/** Monthly targets for everyone whose position has one; newcomers get theirs from the month after they came. */
export function targets(employees: readonly DemoEmployee[], months: readonly Month[]): DemoTarget[] {
  return employees.flatMap((employee) =>
    months.flatMap((month) => {
      const positionKey = employee.employments[0]?.positionKey ?? '';
      if (monthOf(employee.hiredOn) >= month || (employee.leftOn !== null && employee.leftOn <= `${month}-01`))
        return [];
      return positionTargets(positionKey, demandPercent(months, month)).map(({ criterion, value }) => ({
        criterion,
        employeeId: employee.id,
        period: month,
        value,
      }));
    }),
  );
}

function positionTargets(positionKey: string, demand: number): { criterion: string; value: string }[] {
  const revenueThousands = REVENUE_TARGET_THOUSANDS[positionKey];
  if (revenueThousands !== undefined) {
    return [{ criterion: 'revenue', value: `${Math.floor((revenueThousands * demand) / 1000) * 10}000` }];
  }
  const tasks = TASK_TARGET[positionKey];
  return tasks === undefined ? [] : [{ criterion: 'tasks', value: String(tasks) }];
}
