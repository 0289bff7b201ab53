import { PEOPLE } from '@premia/service/testing';
import type { Scenario } from '../scenario.ts';

const ROUNDS = { full: 12, short: 1 } as const;
const LAUNCHES = 50;

export const launchedAtOnce: Scenario = {
  id: 'T16',
  title: 'the same final run launched 50 times at once: one run',
  async run({ scale, openCompany }) {
    const { company, owner } = await openCompany();
    for (let month = 1; month <= ROUNDS[scale]; month += 1) {
      const period = `2026-${String(month).padStart(2, '0')}`;
      const answers = await Promise.all(
        Array.from({ length: LAUNCHES }, (_, index) =>
          company.runs.launch(index % 2 === 0 ? PEOPLE.fiona : PEOPLE.felix, { period, kind: 'final' }),
        ),
      );
      const refused = answers.find((answer) => !answer.ok);
      if (refused !== undefined) throw new Error(JSON.stringify(refused));
    }
    await company.compute();
    const { rows } = await owner.query<{ runs: number; periods: number; statements: number }>(
      `select count(*)::int as runs, count(distinct period)::int as periods,
         (select count(*)::int from statements) as statements from runs`,
    );
    const found = rows[0] ?? { runs: 0, periods: 0, statements: 0 };
    const expected = ROUNDS[scale];
    const ok = found.runs === expected && found.periods === expected && found.statements === expected * 5;
    return { figures: { launches: LAUNCHES * expected, ...found }, ok };
  },
};
