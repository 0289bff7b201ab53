import type { Translate } from '@premia/locale';
import type { PortalChange } from '@premia/service';
import { portalMessages } from './portal.messages.ts';

/** Why the amount moved. */
export function causeWords(change: PortalChange, t: Translate): string {
  // The first figure of a period has no single cause: everything known by then went into it.
  if (change.totalBefore === null) return t(portalMessages.causeFirst);
  if (change.cause === null) return t(portalMessages.causeUnknown);
  const { kind, title, id } = change.cause;
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
  }
}
