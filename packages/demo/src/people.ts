import { type Month, shiftMonth } from './calendar.ts';
import type { DemoDepartment, DemoEmployee, DemoEmployment, DemoRole } from './company.ts';
import { createNameSource } from './names.ts';
import { DEPARTMENTS, type DepartmentOutline } from './organization.ts';
import type { Random } from './random.ts';

export interface People {
  readonly departments: readonly DemoDepartment[];
  readonly employees: readonly DemoEmployee[];
}

/** Monthly base pay in thousands of RUB, lowest and highest, by position. */
const SALARY_RANGE_THOUSANDS: Readonly<Record<string, readonly [number, number]>> = {
  'general-director': [650, 650],
  'commercial-director': [420, 420],
  'service-director': [360, 360],
  'finance-director': [400, 400],
  'hr-lead': [260, 260],
  'marketing-head': [240, 240],
  'sales-head': [170, 210],
  'sales-manager': [70, 110],
  'key-account-manager': [120, 160],
  'inside-sales': [55, 75],
  'service-head': [140, 165],
  'support-engineer': [65, 95],
  'field-engineer': [80, 120],
  'marketing-specialist': [85, 130],
  'finance-controller': [140, 160],
  accountant: [90, 110],
  'hr-specialist': [95, 120],
  'system-administrator': [150, 150],
};

const GRADES = ['A', 'B', 'C'] as const;
/** Shares of a team in percent that came during the history or left it: enough to show joiners and leavers. */
const JOINER_PERCENT = 14;
const LEAVER_PERCENT = 6;

interface Hire {
  readonly outline: DepartmentOutline;
  readonly position: string;
  readonly managerId: string | null;
  readonly mayMove: boolean;
}

/** Staffs the outline: everyone's stay, pay, grade; a few joiners, leavers and one transfer. */
export function staff(random: Random, months: readonly Month[]): People {
  const nextName = createNameSource(random.fork('names'));
  const employees: DemoEmployee[] = [];
  const hire = (options: Hire): DemoEmployee => {
    const id = `e${String(employees.length + 1).padStart(3, '0')}`;
    const employee = createEmployee({ id, name: nextName(), random: random.fork(`person/${id}`), months, ...options });
    employees.push(employee);
    return employee;
  };
  const heads = new Map<string, string>();
  const departments = DEPARTMENTS.map((outline) => {
    const managerId = outline.parentId === null ? null : (heads.get(outline.parentId) ?? null);
    const head = hire({ outline, position: outline.headPosition, managerId, mayMove: false });
    heads.set(outline.id, head.id);
    return { id: outline.id, name: outline.name, parentId: outline.parentId, headId: head.id };
  });
  for (const outline of DEPARTMENTS) {
    const managerId = heads.get(outline.id) ?? null;
    for (const { position, people } of outline.team) {
      for (let seat = 0; seat < people; seat += 1) hire({ outline, position, managerId, mayMove: seat > 0 });
    }
  }
  return { departments, employees: withTransfer(employees, months, heads) };
}

function createEmployee(
  options: Hire & {
    readonly id: string;
    readonly name: DemoEmployee['name'];
    readonly random: Random;
    readonly months: readonly Month[];
  },
): DemoEmployee {
  const { random, months, outline, position } = options;
  const range = SALARY_RANGE_THOUSANDS[position] ?? [80, 80];
  const joiner = options.mayMove && random.chance(JOINER_PERCENT);
  const leaver = options.mayMove && !joiner && random.chance(LEAVER_PERCENT);
  const hiredOn = joiner
    ? `${random.pick(months.slice(3, -1))}-${random.pick(['01', '10', '16'])}`
    : `${shiftMonth(months[0] ?? '2024-01', -random.between(1, 72))}-01`;
  const leftOn = leaver ? `${random.pick(months.slice(6, -3))}-01` : null;
  const employment: DemoEmployment = {
    from: hiredOn,
    to: leftOn,
    departmentId: outline.id,
    positionKey: position,
    managerId: options.managerId,
    attributes: {
      baseSalary: `${random.between(range[0], range[1])}000`,
      grade: random.pick(GRADES),
      fte: random.chance(5) ? '0.5' : '1',
    },
  };
  return { id: options.id, name: options.name, roles: rolesOf(position), hiredOn, leftOn, employments: [employment] };
}

function rolesOf(position: string): DemoRole[] {
  if (position === 'general-director') return ['executive', 'head', 'employee'];
  if (position === 'hr-lead') return ['hr', 'head', 'employee'];
  if (position === 'hr-specialist') return ['hr', 'employee'];
  if (position === 'finance-director') return ['finance', 'head', 'employee'];
  if (position === 'finance-controller') return ['finance', 'employee'];
  if (position === 'system-administrator') return ['admin', 'employee'];
  const isHead = position.endsWith('-head') || position.endsWith('-director');
  return isHead ? ['head', 'employee'] : ['employee'];
}

/** Moves one manager from the North-West to the Centre half-way, so that "the tree as of then" has something to show. */
function withTransfer(
  employees: readonly DemoEmployee[],
  months: readonly Month[],
  heads: ReadonlyMap<string, string>,
): DemoEmployee[] {
  const on = `${months[Math.floor(months.length / 2)] ?? months[0]}-01`;
  const mover = employees.find(
    (employee) =>
      employee.employments[0]?.departmentId === 'sales-north-west' &&
      employee.employments[0].positionKey === 'sales-manager' &&
      employee.leftOn === null &&
      employee.hiredOn < on,
  );
  return employees.map((employee) => {
    const first = employee.employments[0];
    if (employee !== mover || first === undefined) return employee;
    const second = { ...first, from: on, departmentId: 'sales-centre', managerId: heads.get('sales-centre') ?? null };
    return { ...employee, employments: [{ ...first, to: on }, second] };
  });
}
