import { useTranslate } from '@premia/ui';
import { useCallback } from 'react';
import { criteriaMessages } from './criteria.messages.ts';

const HOURS_A_DAY = 24;

/** "a day's data by 10:00 the next day": the promise is kept as hours after the day's end. */
export function usePromiseWords(): (hours: number) => string {
  const t = useTranslate();
  return useCallback(
    (hours) => {
      const hour = hours % HOURS_A_DAY;
      const days = Math.floor(hours / HOURS_A_DAY);
      return hour === 0
        ? t(criteriaMessages.promiseEnd, { days })
        : t(criteriaMessages.promiseHour, { hour: String(hour), days });
    },
    [t],
  );
}
