import type { BilingualText } from './bilingual-text.ts';

/** audit.list({ cursor?, subjectKind?, subjectId? }) */
export interface AuditPage {
  readonly rows: readonly AuditEntry[];
  readonly nextCursor: string | null;
}
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  /** Null for the service itself and for connectors. */
  readonly actorName: BilingualText | null;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly details: Readonly<Record<string, string>>;
}
/** imports.list() */
export interface ImportSummary {
  readonly id: string;
  readonly at: string;
  readonly actorName: BilingualText | null;
  readonly kind: string;
  readonly source: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}
/** tokens.list(), tokens.revoke({ tokenId }) */
export interface ApiTokenSummary {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly createdBy: BilingualText;
  /** To the minute. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}
/** tokens.create({ title }): the only time the secret is shown. */
export interface ApiTokenCreated {
  readonly id: string;
  readonly token: string;
}
