import { publishOverHttp, toDepartment } from './publish-by-approval.ts';
import type { ServiceUnderTest } from './service-under-test.ts';
import { TIERED_SCHEME } from './small-company.ts';

/** HR draws the tiered scheme for the sales department from a day on; finance approves it. */
export async function publishTieredScheme(service: ServiceUnderTest, from: string): Promise<string> {
  const { api } = await service.signedIn('hr');
  const { title, period, currency } = TIERED_SCHEME;
  const { schemeId } = await api.schemes.create.mutate({ title, period, currency, document: { ...TIERED_SCHEME } });
  const { revision } = await api.schemes.open.query({ schemeId });
  const assignTo = toDepartment('sales', from);
  const published = await publishOverHttp(service, { schemeId, revision, message: 'First', assignTo });
  if (!published.ok) {
    throw new Error(`publishing was refused: ${JSON.stringify(published)}`);
  }
  return schemeId;
}
