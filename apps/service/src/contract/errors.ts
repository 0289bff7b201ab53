/**
 * `error.data` of every tRPC error: `failure` is the stable code to show in words
 * (`request/absent`, `session/required`, `analytics/unavailable`, …), `requestId` the one to quote to support.
 */
export interface ErrorData {
  readonly failure: string;
  readonly details: Readonly<Record<string, string>>;
  readonly requestId: string;
}
