import type { CreditedFact } from '@premia/compensation';
import { readCreditedFacts, type Tx } from '@premia/database';
import type { Period } from '@premia/scheme';
import type { FactDetail } from '../../contract.ts';

/** Every fact credited to a person in a period, whatever for, each once. */
export async function readFactDetails(tx: Tx, employeeId: string, period: Period): Promise<readonly FactDetail[]> {
  const facts = await readCreditedFacts(tx, {
    employeeIds: [employeeId],
    first: period.firstDay,
    last: period.lastDay,
    types: null,
    rollUpTypes: null,
  });
  const details = (facts.get(employeeId) ?? []).map(toFactDetail);
  return [...new Map(details.map((detail) => [JSON.stringify([detail.source, detail.id]), detail])).values()];
}

export function toFactDetail(fact: CreditedFact): FactDetail {
  return {
    source: fact.source,
    id: fact.id,
    type: fact.type,
    occurredOn: fact.on,
    amount: fact.amount,
    currency: fact.currency,
    title: fact.title,
    attributes: fact.attributes,
  };
}
