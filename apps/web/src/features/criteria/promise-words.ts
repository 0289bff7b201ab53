import { useTranslate } from '@premia/ui';
import { useCallback } from 'react';
import { criteriaMessages } from './criteria.messages.ts';

const HOURS_A_DAY = 24;

/** "a day's data by 10:00 the next day": the promise is kept as hours after the day's end. */
export function usePromiseWords(): (hours: number) => string {
  const t = useTranslate();
  return useCallback(
    (hours) =>
      t(criteriaMessages.promiseFacts, {
        hour: String(hours % HOURS_A_DAY),
        days: Math.floor(hours / HOURS_A_DAY),
      }),
    [t],
  );
}
