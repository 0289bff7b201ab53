import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bilingual, createdAt, day, textMap } from './column-types.ts';

export const departments = pgTable('departments', {
  id: text('id').primaryKey(),
  name: bilingual('name').notNull(),
  createdAt: createdAt(),
});

/** Place in the tree and head of a department from a day on; the tree of any past day can be rebuilt. */
export const departmentTerms = pgTable(
  'department_terms',
  {
    departmentId: text('department_id')
      .notNull()
      .references(() => departments.id),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    parentId: text('parent_id').references(() => departments.id),
    headId: text('head_id').references(() => employees.id),
  },
  (table) => [
    primaryKey({ columns: [table.departmentId, table.validFrom] }),
    index('department_terms_by_parent').on(table.parentId),
    index('department_terms_by_head').on(table.headId),
    check('department_terms_range', sql`${table.validTo} is null or ${table.validTo} > ${table.validFrom}`),
  ],
);

export const employees = pgTable('employees', {
  id: text('id').primaryKey(),
  name: bilingual('name').notNull(),
  email: text('email'),
  hiredOn: day('hired_on').notNull(),
  /** The first day the person no longer worked here. */
  leftOn: day('left_on'),
  createdAt: createdAt(),
});

/** Department, position, manager and attributes of a person from a day on. */
export const employments = pgTable(
  'employments',
  {
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    departmentId: text('department_id')
      .notNull()
      .references(() => departments.id),
    managerId: text('manager_id').references(() => employees.id),
    position: text('position').notNull(),
    positionTitle: bilingual('position_title').notNull(),
    attributes: textMap('attributes').notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.employeeId, table.validFrom] }),
    index('employments_by_department').on(table.departmentId),
    check('employments_range', sql`${table.validTo} is null or ${table.validTo} > ${table.validFrom}`),
  ],
);

export const roleGrants = pgTable(
  'role_grants',
  {
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    role: text('role').notNull(),
    grantedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.employeeId, table.role] }),
    check('role_grants_role', sql`${table.role} in ('admin', 'hr', 'finance', 'head', 'employee', 'executive')`),
  ],
);
