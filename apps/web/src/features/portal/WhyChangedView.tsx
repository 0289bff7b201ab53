import type { PortalChange, PortalWhyChanged } from '@premia/service';
import { Bone, Skeleton, useFormat, useLanguage, useName, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { causeTitle } from './change-words.ts';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';
import { UnbrokenAmounts } from './UnbrokenAmounts.tsx';
import { schemeChangeWords, tellingChanges } from './why-changed-lines.ts';

const REASONS_SHOWN_MAX = 5;

export interface ChangesBetween {
  readonly period: string;
  /** The change that was seen last. */
  readonly after: string;
  /** To now when absent. */
  readonly upTo?: string;
}

/** What moved the amount after one change, up to another. */
export function WhyChangedBetween({ period, after, upTo }: ChangesBetween) {
  const trpc = useTRPC();
  const asked = useQuery(
    trpc.portal.whyChanged.queryOptions({ period, after, ...(upTo === undefined ? {} : { upTo }) }),
  );
  return (
    <Loaded query={asked} skeleton={<WhyBones />}>
      {(why) => <WhyChanged why={why} />}
    </Loaded>
  );
}

/** One closed period against another. */
export function PeriodsCompared({ from, to }: { readonly from: string; readonly to: string }) {
  const trpc = useTRPC();
  const asked = useQuery(trpc.portal.betweenPeriods.queryOptions({ from, to }));
  return (
    <Loaded query={asked} skeleton={<WhyBones />}>
      {(why) => <WhyChanged why={why} />}
    </Loaded>
  );
}

/** What finance showed against what has accrued by now. */
export function SinceProvisional({ period }: { readonly period: string }) {
  const trpc = useTRPC();
  const asked = useQuery(trpc.portal.sinceProvisional.queryOptions({ period }));
  return (
    <Loaded query={asked} skeleton={<WhyBones />}>
      {(why) => <WhyChanged why={why} />}
    </Loaded>
  );
}

function WhyBones() {
  return (
    <Skeleton>
      <Bone height="2.5rem" />
    </Skeleton>
  );
}

function WhyChanged({ why }: { readonly why: PortalWhyChanged }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { language } = useLanguage();
  const trpc = useTRPC();
  const sources = useQuery(trpc.criteria.sources.queryOptions()).data;
  const { adjustments, currency } = why;
  const money = (amount: string) => format.money(amount, { currency });
  return (
    <div className={classes['whyChanged']}>
      {tellingChanges(why).map((change) => (
        <div key={change.schemeId}>
          <p>
            <UnbrokenAmounts sentence={schemeChangeWords(change, currency, { t, format, language, nameOf, sources })} />
          </p>
          <Reasons causes={change.causes} />
        </div>
      ))}
      {adjustments.before !== adjustments.after && (
        <p>{t(portalMessages.booked, { before: money(adjustments.before), after: money(adjustments.after) })}</p>
      )}
      {why.before !== null && why.after !== null && (
        <p className={classes['hint']}>
          {t(portalMessages.checks, { before: money(why.before), after: money(why.after) })}
        </p>
      )}
    </div>
  );
}

/** What was recorded in between, each once. */
function Reasons({ causes }: { readonly causes: readonly NonNullable<PortalChange['cause']>[] }) {
  const t = useTranslate();
  const words = [...new Set(causes.map((cause) => causeTitle(cause, t)))];
  if (words.length === 0) return null;
  const shown = words.slice(0, REASONS_SHOWN_MAX);
  const rest = words.length - shown.length;
  const list = [...shown, ...(rest > 0 ? [t(portalMessages.andMore, { count: String(rest) })] : [])].join('; ');
  return <p className={classes['hint']}>{t(portalMessages.reasons, { list })}</p>;
}
