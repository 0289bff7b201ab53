import type { BilingualText } from './bilingual-text.ts';

/** POST /api/facts with a bearer token: { items: FactSubmission[] } (1–1,000) → { results: FactAnswer[] } in the same order. */
export interface FactSubmission {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly on: string;
  readonly version?: number;
  readonly amount?: string;
  readonly currency?: string;
  readonly title?: string;
  readonly employee: string | readonly { readonly employee: string; readonly share: string }[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly deleted?: boolean;
}
export type FactAnswer =
  | { readonly status: 'accepted' | 'accepted_late' | 'duplicate' | 'superseded' }
  | { readonly status: 'conflict' | 'rejected'; readonly code: string; readonly message: BilingualText };
