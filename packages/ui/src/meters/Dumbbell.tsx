import { compareAmounts, shareOfWidth } from '../numbers/exact.ts';
import classes from './meters.module.css';

/** From a hollow dot (before) to a full one (after); losses are hatched as well as red. */
export function Dumbbell(props: { readonly before: string; readonly after: string; readonly scaleEnd: string }) {
  const from = shareOfWidth(props.before, props.scaleEnd);
  const to = shareOfWidth(props.after, props.scaleEnd);
  const sign = Math.sign(compareAmounts(props.after, props.before));
  return (
    <div className={classes['dumbbell']} aria-hidden="true">
      <div className={classes['dumbbellAxis']} />
      <div
        className={classes['dumbbellBar']}
        data-sign={sign}
        style={{ left: `${Math.min(from, to) * 100}%`, width: `${Math.abs(to - from) * 100}%` }}
      />
      <div className={classes['dot']} style={{ left: `${from * 100}%` }} />
      {sign !== 0 && <div className={classes['dot']} data-end data-sign={sign} style={{ left: `${to * 100}%` }} />}
    </div>
  );
}

/** A plain bar beside a number it belongs to. */
export function InlineBar(props: { readonly value: string; readonly scaleEnd: string }) {
  return (
    <div className={classes['bar']} aria-hidden="true">
      <div className={classes['barFill']} style={{ width: `${shareOfWidth(props.value, props.scaleEnd) * 100}%` }} />
    </div>
  );
}
