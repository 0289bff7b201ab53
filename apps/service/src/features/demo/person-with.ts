import type { PersonActor } from '@premia/access';
import type { DemoCompany, DemoEmployee } from '@premia/demo';

/** The first person with the role after `skip` others, in the order of hiring ids: heads come first. */
export function personWith(company: DemoCompany, role: DemoEmployee['roles'][number], skip = 0): PersonActor {
  const people = company.employees.filter(({ roles, leftOn }) => roles.includes(role) && leftOn === null);
  const employee = people[skip];
  if (employee === undefined) throw new Error(`loadDemo: nobody with the role ${role}`);
  return { kind: 'person', employeeId: employee.id, roles: employee.roles };
}
