import type { FactOutcome } from '@premia/compensation';
import { type ExampleCompany, PEOPLE } from '@premia/service/testing';
import type { Random } from './random.ts';

/** Items a call may carry. */
export const DELIVERY_SIZE = 1_000;
export const CLIENTS = 16;

/** Fisher–Yates over a copy: every order is as likely as any other. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const list = [...items];
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    const [left, right] = [list[index], list[other]];
    if (left === undefined || right === undefined) throw new RangeError('shuffled: out of the list');
    list[index] = right;
    list[other] = left;
  }
  return list;
}

/** Sends everything in deliveries of a thousand from several clients at once; answers how often each status came. */
export async function deliver(
  company: ExampleCompany,
  items: readonly object[],
  size: number = DELIVERY_SIZE,
): Promise<Readonly<Record<FactOutcome['status'], number>>> {
  const counts = { accepted: 0, accepted_late: 0, duplicate: 0, superseded: 0, conflict: 0, rejected: 0 };
  let next = 0;
  const client = async (): Promise<void> => {
    for (;;) {
      const batch = items.slice(next, next + size);
      next += size;
      if (batch.length === 0) return;
      const answer = await company.facts.ingest(PEOPLE.hanna, batch);
      if (!answer.ok) throw new Error(answer.failure.code);
      for (const { status } of answer.value) counts[status] += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return counts;
}

/** `1234.05` of 123405 hundredths. */
export function amountText(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
