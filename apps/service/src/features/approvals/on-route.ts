import type { OnRoute } from '@premia/compensation';
import type { SubmissionRecord } from '@premia/database';

/** A stored submission as the transition table knows it. */
export function onRoute({ state, route, decisions }: SubmissionRecord): OnRoute {
  const approved = decisions.flatMap(({ step, decision }) => (decision === 'approve' ? [step] : []));
  return { state, route, approved };
}
