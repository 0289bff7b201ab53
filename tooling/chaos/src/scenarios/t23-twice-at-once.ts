import { type ExampleCompany, PEOPLE } from '@premia/service/testing';
import { addSalesForce } from '../sales-force.ts';
import type { Scenario } from '../scenario.ts';

const STATEMENTS = { full: 2_500, short: 20 } as const;
const AT_ONCE = 4;
const MONTH = '2026-03';
const DELIVERY = 1_000;

export const twiceAtOnce: Scenario = {
  id: 'T23',
  title: 'the same statement adjusted, and reversed, by two people at once, 5,000 pairs: exactly one of each succeeds',
  async run({ scale, openCompany }) {
    const { company, owner } = await openCompany();
    await addSalesForce(owner, STATEMENTS[scale], MONTH);
    await company.sealPeriod(MONTH);
    const agents = Array.from(
      { length: STATEMENTS[scale] },
      (_, index) => `agent-${String(index + 1).padStart(6, '0')}`,
    );
    for (let start = 0; start < agents.length; start += DELIVERY) {
      await company.facts.ingest(
        PEOPLE.hanna,
        agents.slice(start, start + DELIVERY).map((employee) => ({
          source: 'late',
          id: employee,
          type: 'deal.won',
          on: `${MONTH}-15`,
          amount: '1000',
          employee,
        })),
      );
    }
    await company.propose();
    const adjusted = await adjustAll(company);
    const { rows } = await owner.query<{ id: string }>(
      `select id from statements where period = $1 and employee_id like 'agent-%' and total <> 0 order by id`,
      [MONTH],
    );
    const reversed = await inTurns(rows, ({ id }) => reverseTwice(company, id));
    const pairs = [...adjusted, ...reversed];
    const once = pairs.filter((succeeded) => succeeded === 1).length;
    return {
      figures: { pairs: pairs.length, exactlyOne: once },
      ok: once === pairs.length && pairs.length >= agents.length,
    };
  },
};

/** Page by page, as finance sees them. */
async function adjustAll(company: ExampleCompany): Promise<readonly number[]> {
  const results: number[] = [];
  for (;;) {
    const { proposals } = await company.adjustments.list(PEOPLE.felix, { state: 'proposed' });
    if (proposals.length === 0) return results;
    results.push(...(await inTurns(proposals, (proposal) => approveTwice(company, proposal))));
  }
}

async function approveTwice(
  company: ExampleCompany,
  { id: proposalId, revision }: { readonly id: string; readonly revision: number },
): Promise<number> {
  const answers = await Promise.all(
    [PEOPLE.fiona, PEOPLE.felix].map((actor) =>
      company.adjustments.decide(actor, { proposalId, revision, decision: 'approve', reason: '' }),
    ),
  );
  return answers.filter((answer) => answer.ok && answer.value.ok).length;
}

async function reverseTwice(company: ExampleCompany, id: string): Promise<number> {
  const asked = await Promise.all(
    [PEOPLE.fiona, PEOPLE.felix].map((actor) =>
      company.adjustments.reverse(actor, { kind: 'statement', id, reason: 'Paid twice' }),
    ),
  );
  const made = asked.flatMap((answer) => (answer.ok ? [answer.value.proposalId] : []));
  const [proposalId] = made;
  if (made.length !== 1 || proposalId === undefined) return made.length;
  // Whoever asked may not approve: of the two others one is faster.
  return approveTwice(company, { id: proposalId, revision: 1 });
}

/** A few pairs at a time: the race is inside the pair. */
async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<number>,
): Promise<readonly number[]> {
  const results: number[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  }
  return results;
}
