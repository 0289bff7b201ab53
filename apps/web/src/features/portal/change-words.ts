import type { Translate } from '@premia/locale';
import type { PortalChange } from '@premia/service';
import { portalMessages } from './portal.messages.ts';

/** Why the amount moved. */
export function causeWords(change: PortalChange, t: Translate): string {
  // The first figure of a period has no single cause: everything known by then went into it.
  if (change.totalBefore === null) return t(portalMessages.causeFirst);
  return change.cause === null ? t(portalMessages.causeUnknown) : causeTitle(change.cause, t);
}

/** What was recorded. */
export function causeTitle({ kind, title, id }: NonNullable<PortalChange['cause']>, t: Translate): string {
  const values = { title: title === '' ? id : title };
  switch (kind) {
    case 'fact':
      return t(portalMessages.causeFact, values);
    case 'scheme':
      return t(portalMessages.causeScheme, values);
    case 'target':
      return t(portalMessages.causeTarget, values);
    case 'adjustment':
      return t(portalMessages.causeAdjustment, values);
    case 'parameter':
      return t(portalMessages.causeParameter, values);
    case 'rate':
      return t(portalMessages.causeRate, values);
    case 'calendar':
      return t(portalMessages.causeCalendar, values);
  }
}
