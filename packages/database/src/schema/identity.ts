import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, instant } from './column-types.ts';
import { employees } from './people.ts';

/** Signed-in browsers; only the hash of the cookie's secret is kept. */
export const sessions = pgTable(
  'sessions',
  {
    secretHash: text('secret_hash').primaryKey(),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [index('sessions_by_person').on(table.employeeId)],
);

/** Connectors that deliver facts; only the hash of the token is kept. */
export const tokens = pgTable('tokens', {
  id: text('id').primaryKey(),
  secretHash: text('secret_hash').notNull().unique('tokens_secret'),
  title: text('title').notNull(),
  /** Actions of the policy the holder may perform. */
  actions: text('actions').array().notNull(),
  createdBy: text('created_by')
    .notNull()
    .references(() => employees.id),
  createdAt: createdAt(),
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
  /** The secret before the last rotation, taken until `previous_until`, so that a connector can change over. */
  previousHash: text('previous_hash'),
  previousUntil: instant('previous_until'),
});

/** What a person should be told; the wording is made where it is shown, from code and details. */
export const notifications = pgTable(
  'notifications',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    code: text('code').notNull(),
    details: jsonb('details').$type<Readonly<Record<string, string>>>().notNull().default({}),
    createdAt: createdAt(),
    readAt: instant('read_at'),
  },
  (table) => [index('notifications_by_person').on(table.employeeId, table.id)],
);
