import { add, decimal, subtract, toFixedText, ZERO } from '@premia/decimal';
import { minorDigits, type Plan, type SchemeDocument, type Snapshot, whyChanged } from '@premia/scheme';
import type { BilingualText, SchemeChange } from '../../contract.ts';

/** One side of a comparison: what a scheme was calculated from, and the document behind it. */
export interface Side {
  readonly document: SchemeDocument;
  readonly snapshot: Snapshot;
}

/** What one scheme came to on either side, as the person is shown it; null sides were not kept. */
export interface ComparedScheme {
  readonly schemeId: string;
  readonly title: BilingualText;
  readonly employeeId: string;
  readonly before: { readonly total: string | null; readonly side: Side | null } | null;
  readonly after: { readonly total: string | null; readonly side: Side | null } | null;
  readonly causes: SchemeChange['causes'];
}

/** Null: neither side has anything of the scheme. */
export function schemeChange(compared: ComparedScheme): SchemeChange {
  const { schemeId, title, before, after, causes } = compared;
  const common = {
    schemeId,
    schemeTitle: title,
    before: before?.total ?? null,
    after: after?.total ?? null,
    causes,
    parameters: parametersOf(before?.side ?? null, after?.side ?? null),
  };
  if (before === null || after === null) return { ...common, how: before === null ? 'began' : 'ended', parts: [] };
  if (before.total === null || after.total === null) return { ...common, how: 'unknown', parts: [] };
  if (before.side === null || after.side === null) return { ...common, how: 'not-kept', parts: [] };
  const why = whyChanged(shownOnly(before.side.snapshot), shownOnly(after.side.snapshot), compared.employeeId);
  if (why === null) return { ...common, how: 'unknown', parts: [] };
  // Both totals were written down when they were calculated: that they come out otherwise now is no explanation.
  if (!same(why.before, before.total) || !same(why.after, after.total)) {
    throw new Error(`the kept sides of ${schemeId} come to ${why.before} and ${why.after}`);
  }
  return { ...common, how: 'explained', parts: why.parts };
}

function same(left: string, right: string): boolean {
  return subtract(decimal(left), decimal(right)).numerator === 0n;
}

/** A payout hidden from its people is no part of what they are told. */
function shownOnly({ plan, request }: Snapshot): Snapshot {
  return { plan: { ...plan, results: plan.results.filter(isShown) }, request };
}

const isShown = (result: Plan['results'][number]): boolean => result.kind !== 'payout' || result.visible;

function parametersOf(before: Side | null, after: Side | null): SchemeChange['parameters'] {
  const found = new Map<string, SchemeChange['parameters'][number]>();
  for (const side of [before, after]) {
    if (side === null) continue;
    const titles = new Map((side.document.parameters ?? []).map(({ key, title }) => [key, title]));
    for (const { key, type } of side.snapshot.plan.requirements.parameters) {
      found.set(key, { key, title: titles.get(key) ?? { en: key }, type });
    }
  }
  return [...found.values()];
}

/** Texts added up, with the currency's digits; null when one of them is not known. */
export function sumOf(amounts: readonly (string | null)[], currency: string): string | null {
  if (amounts.includes(null)) return null;
  const sum = amounts.reduce((total, amount) => add(total, decimal(amount ?? '0')), ZERO);
  return toFixedText(sum, minorDigits(currency));
}
