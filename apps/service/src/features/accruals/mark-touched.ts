import { loadOrganization, markTouchedByFacts, type Tx, takeTouchedFacts } from '@premia/database';
import { withHeads } from '../facts/touched.ts';

/** Sets the marks for what some deliveries changed, together: however many there were, one mark a person and period. */
export async function markTouchedFacts(tx: Tx, deliveriesMax: number): Promise<number> {
  const { deliveries, touched } = await takeTouchedFacts(tx, deliveriesMax);
  if (touched.length > 0) {
    const organization = await loadOrganization(tx, [...new Set(touched.map(({ employeeId }) => employeeId))]);
    await markTouchedByFacts(tx, withHeads(touched, organization));
  }
  return deliveries;
}
