/**
 * The shapes that cross the wire between the service and its callers (browser, terminal).
 * Amounts and rates are decimal strings; dates are `YYYY-MM-DD`; instants are ISO 8601 in UTC;
 * a period is `2026-10`, `2026-Q3` or `2026`. Types only: the browser imports nothing else from here.
 *
 * tRPC lives at `/trpc`, at most ten calls a batch. Some queries carry a whole document: call with
 * `methodOverride: 'POST'`, so that none of it has to fit into an address.
 */
export type * from './contract/adjustments.ts';
export type * from './contract/administration.ts';
export type * from './contract/approvals.ts';
export type * from './contract/bilingual-text.ts';
export type * from './contract/changes.ts';
export type * from './contract/comments.ts';
export type * from './contract/criteria.ts';
export type * from './contract/dashboards.ts';
export type * from './contract/errors.ts';
export type * from './contract/fact-answers.ts';
export type * from './contract/facts.ts';
export type * from './contract/initiatives.ts';
export type * from './contract/notifications.ts';
export type * from './contract/parameters.ts';
export type * from './contract/people.ts';
export type * from './contract/portal.ts';
export type * from './contract/references.ts';
export type * from './contract/runs.ts';
export type * from './contract/schemes.ts';
export type * from './contract/session.ts';
export type * from './contract/simulation.ts';
