import { connectOwner } from '@premia/database';
import { readRunning } from '@premia/stack';
import { readEndToEndEnvironment } from './env.ts';

/**
 * Keeping a person's statement fails, as it would for a defect of ours, until the answered function repairs it. There is no
 * way to ask the product for such a fault, so it is put into the database.
 */
export async function makeUncalculable(employeeId: string): Promise<() => Promise<void>> {
  await ofOwner(`
    create function e2e_uncalculable() returns trigger language plpgsql as $$
    begin raise exception 'this statement cannot be kept'; end $$;
    create trigger e2e_uncalculable before insert on statements for each row
      when (new.employee_id = '${employeeId.replaceAll("'", "''")}') execute function e2e_uncalculable();`);
  return () => ofOwner('drop trigger e2e_uncalculable on statements; drop function e2e_uncalculable()');
}

async function ofOwner(sql: string): Promise<void> {
  const running = readRunning(readEndToEndEnvironment().dataDir);
  if (running === undefined) throw new Error('the installation does not run');
  const pool = connectOwner(running.databaseUrl, { poolSize: 1, name: 'premia-e2e' });
  try {
    await pool.query(sql);
  } finally {
    await pool.end();
  }
}
