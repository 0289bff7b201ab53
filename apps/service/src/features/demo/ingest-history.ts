import type { Actor } from '@premia/access';
import type { DemoCompany, DemoFact } from '@premia/demo';
import { FACT_ITEMS_MAX, type FactService } from '../facts/service.ts';
import type { DemoOptions } from './load-demo.ts';

/** Sends the story's facts through the same door as a connector would; any refusal is a defect of the story. */
export async function ingestHistory(
  facts: FactService,
  options: {
    readonly company: DemoCompany;
    readonly actor: Actor;
    readonly currency: string;
    readonly onProgress: DemoOptions['onProgress'];
  },
): Promise<void> {
  const all = options.company.facts;
  for (let done = 0; done < all.length; done += FACT_ITEMS_MAX) {
    const batch = all.slice(done, done + FACT_ITEMS_MAX);
    const result = await facts.ingest(
      options.actor,
      batch.map((fact) => submission(fact, options.currency)),
    );
    if (!result.ok) throw new Error(`loadDemo: ${result.failure.code}`);
    const refused = result.value.findIndex(({ status }) => status !== 'accepted' && status !== 'duplicate');
    if (refused >= 0) throw new Error(`loadDemo: ${batch[refused]?.id} was ${JSON.stringify(result.value[refused])}`);
    options.onProgress({ step: 'facts', done: Math.min(done + FACT_ITEMS_MAX, all.length), of: all.length });
  }
}

function submission(fact: DemoFact, currency: string): object {
  return {
    source: fact.source,
    id: fact.id,
    type: fact.type,
    on: fact.occurredOn,
    title: fact.title,
    employee: fact.employeeId,
    attributes: fact.attributes,
    ...(fact.amount === null ? {} : { amount: fact.amount, currency }),
  };
}
