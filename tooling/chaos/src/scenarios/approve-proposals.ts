import { type ExampleCompany, PEOPLE } from '@premia/service/testing';

const AT_ONCE = 8;

/** Approves what is proposed, page by page, until nothing is; answers how many that were. */
export async function approveProposals(company: ExampleCompany): Promise<number> {
  let approved = 0;
  for (;;) {
    const { proposals } = await company.adjustments.list(PEOPLE.felix, { state: 'proposed' });
    if (proposals.length === 0) return approved;
    for (let start = 0; start < proposals.length; start += AT_ONCE) {
      const decided = await Promise.all(
        proposals
          .slice(start, start + AT_ONCE)
          .map(({ id: proposalId, revision }) =>
            company.adjustments.decide(PEOPLE.felix, { proposalId, revision, decision: 'approve', reason: '' }),
          ),
      );
      const refused = decided.find((answer) => !answer.ok || !answer.value.ok);
      if (refused !== undefined) throw new Error(JSON.stringify(refused));
      approved += decided.length;
    }
  }
}
