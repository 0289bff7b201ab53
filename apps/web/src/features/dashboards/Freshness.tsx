import type { Freshness as FreshnessShape } from '@premia/service';
import { StaleBadge, useTranslate } from '@premia/ui';
import { dashboardMessages } from './dashboards.messages.ts';

/** When the numbers were true, and whether newer ones are on their way. */
export function Freshness({ freshness }: { readonly freshness: FreshnessShape }) {
  const t = useTranslate();
  if (freshness.asOf === null) return null;
  if (freshness.pending === 0) return <StaleBadge asOf={freshness.asOf} />;
  return <StaleBadge asOf={freshness.asOf} late note={t(dashboardMessages.pending, { count: freshness.pending })} />;
}
