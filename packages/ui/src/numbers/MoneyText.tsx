import type { MoneyStyle, NumberStyle } from '@premia/locale';
import { signOf } from './exact.ts';
import classes from './numbers.module.css';
import { useFormat } from './use-format.ts';

export interface MoneyTextProps extends MoneyStyle {
  /** Null is "not worked out", shown as a dash: an unknown amount is never a zero. */
  readonly amount: string | null;
  readonly className?: string | undefined;
}

/** An amount in its currency, in tabular figures. */
export function MoneyText({ amount, className, ...style }: MoneyTextProps) {
  const format = useFormat();
  return (
    <span className={[classes['amount'], className].filter(Boolean).join(' ')}>
      {amount === null ? '—' : format.money(amount, style)}
    </span>
  );
}

export interface PercentTextProps extends NumberStyle {
  /** A fraction: "0.05" is five percent. */
  readonly fraction: string | null;
}

export function PercentText({ fraction, ...style }: PercentTextProps) {
  const format = useFormat();
  return <span className={classes['amount']}>{fraction === null ? '—' : format.percent(fraction, style)}</span>;
}

export interface DeltaTextProps {
  readonly amount: string | null;
  readonly currency: string;
  readonly compact?: boolean;
}

const ARROWS = { '1': '▲', '-1': '▼', '0': '' } as const;

/** A difference in money: sign, arrow and colour say the same thing, so that none is needed alone. */
export function DeltaText(props: DeltaTextProps) {
  const format = useFormat();
  if (props.amount === null) return <span className={classes['delta']}>—</span>;
  const direction = signOf(props.amount);
  return (
    <span className={classes['delta']} data-sign={direction}>
      {direction !== 0 && (
        <span className={classes['arrow']} aria-hidden="true">
          {ARROWS[direction]}
        </span>
      )}
      {format.money(props.amount, { currency: props.currency, signed: true, compact: props.compact ?? false })}
    </span>
  );
}

/** A relative change, "+12 %"; `neutral` where more is neither good nor bad, such as what a fund costs. */
export function DeltaPercent(props: { readonly fraction: string | null; readonly neutral?: boolean }) {
  const format = useFormat();
  if (props.fraction === null) return <span className={classes['delta']}>—</span>;
  const direction = signOf(props.fraction);
  return (
    <span className={classes['delta']} data-sign={direction} data-neutral={props.neutral || undefined}>
      {direction !== 0 && (
        <span className={classes['arrow']} aria-hidden="true">
          {ARROWS[direction]}
        </span>
      )}
      {format.percent(props.fraction, { signed: true, digits: 1 })}
    </span>
  );
}
