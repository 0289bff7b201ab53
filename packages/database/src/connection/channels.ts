/**
 * Channels on which commits announce themselves (NOTIFY). An announcement comes with its commit or not at all, and
 * equal ones of one transaction come once. It is a doorbell: losing one loses nothing, the state is in the tables.
 */
export const CHANNELS = {
  /** Somebody's accrual moved: `{ period, employeeId }` as JSON. */
  accruals: 'accrual_changed',
  /** A scheme's draft was saved: `{ schemeId, revision }` as JSON. */
  drafts: 'premia_drafts',
  /** What is said about a scheme has changed; the payload is its id. */
  comments: 'premia_comments',
  /** Somebody is to be told something; the payload is the person's id. */
  notifications: 'premia_notifications',
  /** Marks wait for the accrual worker. */
  dirty: 'premia_dirty',
  /** Chunks of a run wait. */
  runs: 'premia_runs',
  /** Sealed periods have changed facts: adjustments may be due. */
  origins: 'premia_origins',
  /** Events wait for the projections. */
  outbox: 'premia_outbox',
} as const;
