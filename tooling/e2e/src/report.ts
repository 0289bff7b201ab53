export interface FlowCount {
  readonly passed: number;
  readonly failed: number;
}

/** Counts Playwright's JSON report; a skipped flow is a failed one, because nothing here is optional. */
export function countFlows(text: string): FlowCount {
  const { stats } = JSON.parse(text) as { readonly stats: Readonly<Record<string, number>> };
  const count = (name: string): number => stats[name] ?? 0;
  return { passed: count('expected'), failed: count('unexpected') + count('flaky') + count('skipped') };
}
