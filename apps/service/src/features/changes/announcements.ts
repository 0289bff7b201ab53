import { type Actor, actorName } from '@premia/access';
import {
  type ChangeAnnouncement,
  markAnnouncementSeen,
  readAnnouncements,
  withSnapshot,
  withTx,
} from '@premia/database';
import { toFixedText } from '@premia/decimal';
import { minorDigits } from '@premia/scheme';
import type { ChangeAnnouncementShown } from '../../contract.ts';
import type { ChangeDependencies } from './change-dependencies.ts';
import { type CriterionName, criterionNames } from './repository.ts';
import { deltaOf } from './summary.ts';

const ANNOUNCEMENTS_READ = 60;

/** What the caller was told about changes of their own targets and criteria. */
export async function announcementsOf(
  { pool }: Pick<ChangeDependencies, 'pool'>,
  actor: Actor,
): Promise<readonly ChangeAnnouncementShown[]> {
  return withSnapshot(pool, actor, async (tx) => {
    const rows = await readAnnouncements(tx, actorName(actor), ANNOUNCEMENTS_READ);
    const keys = rows.flatMap(({ inputs, definitions }) =>
      [...inputs, ...definitions].map(({ criterion }) => criterion),
    );
    const names = await criterionNames(tx, [...new Set(keys)]);
    return [...Map.groupBy(rows, ({ changeSetId }) => changeSetId).values()].flatMap((own) => toShown(own, names));
  });
}

function toShown(
  rows: readonly ChangeAnnouncement[],
  names: ReadonlyMap<string, CriterionName>,
): readonly ChangeAnnouncementShown[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { changeSetId, title, isUndo, isUndone, announcedAt, definitions } = first;
  return [
    {
      changeSetId,
      title,
      isUndo,
      isUndone,
      announcedAt,
      isSeen: rows.every(({ seenAt }) => seenAt !== null),
      periods: rows.map((row) => toPeriod(row, names)).sort((left, right) => (left.period < right.period ? -1 : 1)),
      definitions: definitions.map(({ criterion, validFrom, before, after }) => ({
        criterionTitle: names.get(criterion)?.title ?? { en: criterion },
        validFrom,
        before,
        after,
      })),
    },
  ];
}

function toPeriod(
  { period, inputs, currency, totalBefore: before, totalAfter: after }: ChangeAnnouncement,
  names: ReadonlyMap<string, CriterionName>,
): ChangeAnnouncementShown['periods'][number] {
  const delta = deltaOf({ before, after });
  return {
    period,
    inputs: inputs.map((input) => ({
      ...input,
      criterionTitle: names.get(input.criterion)?.title ?? { en: input.criterion },
      type: names.get(input.criterion)?.type ?? 'number',
    })),
    currency,
    before,
    after,
    delta: delta === null ? null : toFixedText(delta, minorDigits(currency)),
  };
}

export async function seenBy(
  { pool }: Pick<ChangeDependencies, 'pool'>,
  actor: Actor,
  changeSetId: string,
): Promise<void> {
  await withTx(pool, actor, (tx) => markAnnouncementSeen(tx, changeSetId, actorName(actor)));
}
