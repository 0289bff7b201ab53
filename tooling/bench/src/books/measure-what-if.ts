import { openFieldCompany } from './field-company.ts';
import { startPremia } from './premia-processes.ts';

const PEOPLE = 1_000;
const PERIODS = ['2026-01', '2026-02', '2026-03', '2026-04'];
const ROUNDS = 3;
const MS = 1_000;

/** Seconds for what a draft would have paid a thousand people in four periods, over HTTP; the fastest of a few. */
export async function measureWhatIf(serverUrl: string): Promise<{ readonly seconds: number; readonly people: number }> {
  const company = await openFieldCompany(serverUrl, { people: PEOPLE, factsPerPerson: 10, month: '2026-03' });
  const premia = await startPremia({ databaseUrl: company.url, workers: 0 });
  try {
    const { api } = await premia.signIn('hanna');
    const { rows } = await company.owner.query<{ id: string }>('select id from schemes');
    const schemeId = rows[0]?.id ?? '';
    const times: number[] = [];
    let people = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      const result = await api.simulation.compare.query({ schemeId, candidate: 'draft', periods: PERIODS });
      times.push((performance.now() - start) / MS);
      people = result.people.length;
    }
    return { seconds: Math.min(...times), people };
  } finally {
    await premia.stop();
    await company.close();
  }
}
