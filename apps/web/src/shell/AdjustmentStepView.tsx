import type { AdjustmentKind, AdjustmentStep } from '@premia/service';
import { DeltaText, MoneyText, useFormat, useName, useTranslate } from '@premia/ui';
import classes from './AdjustmentStepView.module.css';
import { adjustmentMessages } from './adjustment.messages.ts';
import { adjustmentCauseWords, ORIGIN_WORDS } from './adjustment-words.ts';

interface AdjustmentStepViewProps {
  readonly step: AdjustmentStep;
  readonly origin: {
    readonly kind: AdjustmentKind;
    readonly originPeriod: string;
    readonly currency: string;
    readonly isReversed?: boolean;
  };
}

/** One explained part of a correction: which period, which record, what came to what. */
export function AdjustmentStepView({ step, origin }: AdjustmentStepViewProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { currency } = origin;
  const period = format.period(origin.originPeriod);
  return (
    <div className={classes['step']}>
      <div className={classes['head']}>
        <span className={classes['cause']}>
          {adjustmentCauseWords(step, { t, format })}
          <span className={classes['origin']}>
            {t(ORIGIN_WORDS[origin.kind], { period })}
            {origin.isReversed === true && ` · ${t(adjustmentMessages.reversed)}`}
          </span>
        </span>
        <DeltaText amount={step.delta} currency={currency} />
      </div>
      <ul className={classes['lines']}>
        {step.lines.map((line) => (
          <li key={line.code} className={classes['line']}>
            <span>{nameOf(line.title)}</span>
            <span className={classes['amounts']}>
              <MoneyText amount={line.before} currency={currency} minorUnits="always" />
              {' → '}
              <MoneyText amount={line.after} currency={currency} minorUnits="always" />
            </span>
          </li>
        ))}
        {step.balances.map(({ name, before, after }) => (
          <li key={name} className={classes['line']}>
            <span>{t(adjustmentMessages.balanceMoved, { name })}</span>
            <span className={classes['amounts']}>
              <MoneyText amount={before} currency={currency} minorUnits="always" />
              {' → '}
              <MoneyText amount={after} currency={currency} minorUnits="always" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
