import { type Assignment, holdsOn, participantsOf, periodOf } from '@premia/compensation';
import { loadStaff, type Tx } from '@premia/database';
import type { PeriodKind } from '@premia/scheme';
import type { Audience } from '../schemes/publish-scheme.ts';
import { assignmentRows } from '../schemes/repository.ts';

export interface PayQuestion {
  readonly schemeId: string;
  readonly period: PeriodKind;
  readonly assignTo: Audience | null;
  readonly today: string;
}

/**
 * Whose pay a submitted scheme decides: everybody under the scheme on the day it starts, by what holds then and by what the
 * submission adds. Who is paid by it today counts as well: they gain or lose by what becomes of it.
 */
export async function peoplePaidBy(tx: Tx, question: PayQuestion): Promise<ReadonlySet<string>> {
  const { schemeId, period, assignTo, today } = question;
  const standing = await assignmentRows(tx, schemeId);
  const added = (assignTo?.targets ?? []).map(
    ({ kind, id }): Assignment => ({
      id: `${kind}:${id}`,
      schemeId,
      versionId: 'submitted',
      targetKind: kind,
      targetId: id,
      validFrom: assignTo?.from ?? today,
      validTo: null,
    }),
  );
  const { organization } = await loadStaff(tx, null);
  const days = new Set([today, assignTo !== null && assignTo.from > today ? assignTo.from : today]);
  return new Set(
    [...days].flatMap((day) => {
      const when = periodOf(day, period);
      // Held over the whole period: the question is who, not from which day on.
      const holding = [...standing.filter((one) => holdsOn(one, day) || holdsOn(one, when.lastDay)), ...added].map(
        (one) => ({ ...one, validFrom: when.firstDay, validTo: null }),
      );
      return participantsOf(when, holding, organization).map(({ employeeId }) => employeeId);
    }),
  );
}
