import { defineConfig } from 'drizzle-kit';

// `drizzle-kit generate --name=<what-changes>` writes the next migration for review; `push` is never used.
export default defineConfig({ dialect: 'postgresql', schema: './src/schema/tables.ts', out: './migrations' });
