import { z } from 'zod';
import type { Answer, Querier, Question } from '../client/querier.ts';

const parameters = z.object({});
const row = z.object({ asOf: z.string().nullable() });

const question: Question<typeof parameters, typeof row> = {
  sql: `
    SELECT if(count() = 0, NULL, formatDateTime(max(last_event_at), '%Y-%m-%dT%H:%i:%S.%fZ', 'UTC')) AS asOf
    FROM projected_batches_v1`,
  parameters,
  row,
};

/** When the newest change shown here became true in the books (ISO 8601, UTC); null before the first batch. */
export async function freshness(querier: Querier): Promise<Answer<string | null>> {
  const answer = await querier.ask(question, {});
  if (!answer.ok) return answer;
  const asOf = answer.value[0]?.asOf ?? null;
  return { ok: true, value: asOf === null ? null : new Date(asOf).toISOString() };
}
