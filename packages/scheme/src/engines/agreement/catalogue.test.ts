import { expect, test } from 'vitest';
import { catalogueCases } from '../../testing/catalogue-case.ts';
import { runBatch } from '../batch/run-batch.ts';
import { evaluatePlan } from '../explain/index.ts';

test.each(catalogueCases())(
  'the batch engine has a form for every step of the example of $kind',
  ({ plan, request }) => {
    const batch = runBatch(plan, request);
    expect(batch).toMatchObject({ ok: true, byReference: [] });
    expect(batch.ok && batch.answer).toEqual(evaluatePlan(plan, request));
  },
);
