import { formatPercent } from '@premia/locale';
import type { SchemeNode } from '@premia/scheme';
import { useFormat, useLanguage } from '@premia/ui';
import { waysMessages as messages } from '../../compare/ways.messages.ts';
import { useWayHits, useWays } from '../../compare/ways.tsx';
import classes from './WayCount.module.css';

interface WayProps {
  readonly node: SchemeNode;
  readonly path: string;
}

/** «12 из 40»: how many people the row applied to in the last finished period; briefly «12» where there is no room. */
export function WayCount({ node, path, isBrief }: WayProps & { readonly isBrief?: boolean }) {
  const { translate: t } = useLanguage();
  const format = useFormat();
  const found = useWayHits(node, path);
  if (found === null) return null;
  const { hits, all, unit } = found;
  const period = format.period(found.period);
  const words =
    unit === 'people'
      ? t(messages.hitsOfPeople, { hits, people: all, period })
      : t(messages.hitsOfRecords, { hits, all, period });
  return (
    <span className={classes['count']} data-none={hits === 0 || undefined} title={words}>
      <span className="visually-hidden">{words}</span>
      <span aria-hidden="true">{isBrief === true ? hits : t(messages.short, { hits, all })}</span>
    </span>
  );
}

/** «72 %» at an outlet of a condition. */
export function WayShare({ node, path }: WayProps) {
  const { language, translate: t } = useLanguage();
  const format = useFormat();
  const found = useWayHits(node, path);
  if (found === null || found.all === 0) return null;
  const percent = formatPercent(wholePercent(found.hits, found.all), language);
  const period = format.period(found.period);
  const words = t(found.unit === 'people' ? messages.sharePeople : messages.shareRecords, { percent, period });
  return (
    <span className={classes['share']} title={words}>
      {' '}
      <span className="visually-hidden">{words}</span>
      <span aria-hidden="true">{percent}</span>
    </span>
  );
}

/** To whole percent, but never nobody or everybody where that is not so. */
export function wholePercent(hits: number, all: number): string {
  const rounded = Math.round((hits * 100) / all);
  const percent = hits > 0 && hits < all ? Math.min(Math.max(rounded, 1), 99) : rounded;
  return percent === 100 ? '1' : `0.${String(percent).padStart(2, '0')}`;
}

/** Under a large editor: of when the counts are, or why there are none. */
export function WaysNote() {
  const { translate: t } = useLanguage();
  const format = useFormat();
  const ways = useWays();
  if (ways === null) return null;
  switch (ways.kind) {
    case 'waiting':
      return (
        <p className={classes['note']} aria-busy="true">
          {t(messages.waiting)}
        </p>
      );
    case 'has-errors':
      return <p className={classes['note']}>{t(messages.hasErrors)}</p>;
    case 'failed':
      return <p className={classes['note']}>{t(messages.failed)}</p>;
    case 'no-period':
      return <p className={classes['note']}>{t(messages.noPeriod)}</p>;
    case 'ways': {
      const period = format.period(ways.period);
      return (
        <p className={classes['note']}>
          {ways.people === 0 ? t(messages.nobody, { period }) : t(messages.of, { period, count: ways.people })}
        </p>
      );
    }
  }
}
