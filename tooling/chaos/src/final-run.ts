import { PEOPLE } from '@premia/service/testing';
import type { OpenCompany } from './scenario.ts';

/** Launches the final run of a period and answers its id. */
export async function launchFinal({ company }: Pick<OpenCompany, 'company'>, period: string): Promise<string> {
  const launched = await company.runs.launch(PEOPLE.fiona, { period, kind: 'final' });
  if (!launched.ok) throw new Error(launched.failure.code);
  return launched.value.id;
}

/** The hash of the period's final run when nobody dies; it is cancelled, so that the real one can follow. */
export async function hashOfUndisturbedRun(place: OpenCompany, period: string): Promise<string> {
  const { company, owner } = place;
  const runId = await launchFinal(place, period);
  await company.compute();
  await company.command(PEOPLE.fiona, runId, 'cancel');
  const { rows } = await owner.query<{ hash: string }>('select run_hash as hash from runs where id = $1', [runId]);
  return rows[0]?.hash ?? '';
}
