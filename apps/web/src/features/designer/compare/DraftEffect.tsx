import { Button, Loader } from '@mantine/core';
import { formatMoney } from '@premia/locale';
import type { DraftEffect as Effect } from '@premia/service';
import { useFormat, useLanguage } from '@premia/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPCClient } from '../../../shell/api.ts';
import { failureWords } from '../../../shell/failures.ts';
import { useAnalysis, useDesigner, useDocumentPart } from '../state/designer-context.tsx';
import classes from './DraftEffect.module.css';
import { effectMessages as messages } from './effect.messages.ts';

export interface DraftEffectProps {
  /** Whom the scheme is about to be assigned to, where nobody is under it yet. */
  readonly departmentId?: string | undefined;
  /** The stored draft is what is on the screen. */
  readonly isStored: boolean;
}

/** What the draft does to the pay of real people in the last finished period: worked out by the service. */
export function DraftEffect({ departmentId, isStored }: DraftEffectProps) {
  const { schemeId } = useDesigner();
  const { translate: t } = useLanguage();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const hash = useAnalysis((analysis) => analysis.hash);
  const [stoppedAt, setStoppedAt] = useState<string | null>(null);
  const isStopped = stoppedAt !== null && stoppedAt === hash;
  // Another content of the draft is another question.
  const queryKey = ['designer', 'effect', schemeId, hash, departmentId ?? null];
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      client.simulation.effect.query({ schemeId, ...(departmentId === undefined ? {} : { departmentId }) }, { signal }),
    enabled: hash !== null && isStored && !isStopped,
    staleTime: 60_000,
  });
  if (hash === null) return <p className={classes['effect']}>{t(messages.hasErrors)}</p>;
  if (isStopped) {
    return (
      <p className={classes['effect']}>
        {t(messages.stopped)}{' '}
        <Button size="compact-xs" variant="light" onClick={() => setStoppedAt(null)}>
          {t(messages.calculate)}
        </Button>
      </p>
    );
  }
  if (query.isError) return <p className={classes['effect']}>{failureWords(query.error, t).text}</p>;
  if (query.data === undefined) {
    const stop = () => {
      setStoppedAt(hash);
      void queries.cancelQueries({ queryKey });
    };
    return <Waiting onStop={stop} />;
  }
  return <EffectWords effect={query.data} />;
}

/** Said only when it takes longer than a glance. */
const WAITING_SHOWN_AFTER_S = 1;

function Waiting({ onStop }: { readonly onStop: () => void }) {
  const { translate: t } = useLanguage();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < WAITING_SHOWN_AFTER_S) return <p className={classes['effect']} aria-busy="true" />;
  return (
    <p className={classes['effect']} aria-busy="true">
      <Loader size={14} /> {t(messages.calculating, { seconds })}{' '}
      <Button size="compact-xs" variant="default" onClick={onStop}>
        {t(messages.stop)}
      </Button>
    </p>
  );
}

function EffectWords({ effect }: { readonly effect: Effect }) {
  const { language, translate: t } = useLanguage();
  const format = useFormat();
  const currency = useDocumentPart((document) => document.currency);
  if (effect.kind === 'no-period') return <p className={classes['effect']}>{t(messages.noPeriod)}</p>;
  const period = format.period(effect.period);
  if (effect.kind === 'nobody') return <p className={classes['effect']}>{t(messages.nobody, { period })}</p>;
  const { base, fund, people, failed } = effect;
  const money = (amount: string) => formatMoney(amount, language, { currency, minorUnits: 'always' });
  return (
    <section className={classes['effect']} aria-label={t(messages.title, { period })}>
      <p className={classes['title']}>{t(messages.title, { period })}</p>
      {base === null ? (
        <p>{t(messages.withoutBase, { fund: money(fund), count: people })}</p>
      ) : (
        <>
          <p className={classes['fund']}>
            {money(base.fund)} → {money(fund)}{' '}
            <strong data-sign={signOf(base.delta)}>
              {signOf(base.delta) === 'more' ? '+' : ''}
              {money(base.delta)}
            </strong>
          </p>
          <p>
            {t(messages.up, { count: base.up })} · {t(messages.down, { count: base.down })} ·{' '}
            {t(messages.same, { count: base.same })}
          </p>
        </>
      )}
      {failed > 0 && <p className={classes['failed']}>{t(messages.failed, { count: failed })}</p>}
    </section>
  );
}

function signOf(amount: string): 'less' | 'more' | 'none' {
  if (amount.startsWith('-')) return 'less';
  return /[1-9]/.test(amount) ? 'more' : 'none';
}
