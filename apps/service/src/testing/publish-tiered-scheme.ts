import type { ServiceUnderTest } from './service-under-test.ts';
import { TIERED_SCHEME } from './small-company.ts';

/** HR draws the tiered scheme and assigns it to the sales department from a day on. */
export async function publishTieredScheme(service: ServiceUnderTest, from: string): Promise<string> {
  const { api } = await service.signedIn('hr');
  const { title, period, currency } = TIERED_SCHEME;
  const { schemeId } = await api.schemes.create.mutate({ title, period, currency, document: { ...TIERED_SCHEME } });
  const { revision } = await api.schemes.open.query({ schemeId });
  const assignTo = { departmentId: 'sales', from };
  const published = await api.schemes.publish.mutate({ schemeId, revision, note: 'First', assignTo });
  if (!published.ok) {
    throw new Error(`publishing was refused: ${JSON.stringify(published)}`);
  }
  return schemeId;
}
