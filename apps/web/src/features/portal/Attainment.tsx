import type { PortalOverview } from '@premia/service';
import { BandMeter, Card, type Format, useFormat, useName, useTranslate } from '@premia/ui';
import { attainmentScale } from './attainment.ts';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';

type Criterion = PortalOverview['attainment'][number];

function formatOf(criterion: Criterion, currency: string, format: Format) {
  return (value: string, compact: boolean): string => {
    switch (criterion.type) {
      case 'money':
        return format.money(value, { currency, compact });
      case 'percent':
        return format.percent(value);
      default:
        return format.number(value, { compact });
    }
  };
}

/** Each criterion as a bar with the bands' boundaries, and how far the next one is. */
export function Attainment({ overview }: { readonly overview: PortalOverview }) {
  const t = useTranslate();
  return (
    <Card title={t(portalMessages.attainment)}>
      <div className={classes['criteria']}>
        {overview.attainment.map((criterion) => (
          <CriterionMeter key={criterion.criterion} criterion={criterion} currency={overview.currency} />
        ))}
      </div>
    </Card>
  );
}

function CriterionMeter(props: { readonly criterion: Criterion; readonly currency: string }) {
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  const { criterion } = props;
  const title = nameOf(criterion.title);
  const { actual, target } = criterion;
  if (actual === null) {
    return (
      <div>
        <p className={classes['criterionTitle']}>{title}</p>
        <p className={classes['hint']}>{t(portalMessages.noActual)}</p>
      </div>
    );
  }
  const write = formatOf(criterion, props.currency, format);
  const scale = attainmentScale({ actual, target, boundaries: criterion.boundaries });
  const progress =
    target === null || scale.ratio === null
      ? t(portalMessages.noTarget, { actual: write(actual, false) })
      : t(portalMessages.ofTarget, {
          actual: write(actual, false),
          target: write(target, false),
          percent: format.percent(scale.ratio, { digits: 0 }),
        });
  const next = nextWords(scale.toNext);
  function nextWords(toNext: string | null): string {
    if (toNext !== null) return t(portalMessages.toNextBand, { amount: write(toNext, false) });
    return scale.marks.length > 0 ? t(portalMessages.topBand) : '';
  }
  return (
    <div>
      <div className={classes['criterionHead']}>
        <p className={classes['criterionTitle']}>{title}</p>
        <p className={classes['criterionProgress']}>{progress}</p>
      </div>
      <BandMeter
        value={actual}
        scaleEnd={scale.end}
        marks={scale.marks.map((mark) => ({ ...mark, label: write(mark.at, true) }))}
        label={t(portalMessages.meter, { title, actual: progress, next })}
      />
      {next !== '' && (
        <p className={classes['next']} data-top={scale.toNext === null || undefined}>
          {next}
        </p>
      )}
    </div>
  );
}
