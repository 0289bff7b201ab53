import { shareOfWidth } from '../numbers/exact.ts';
import { labelledMarks } from './labelled-marks.ts';
import classes from './meters.module.css';

export interface BandMark {
  /** Where the mark stands, on the scale of `value` and `scaleEnd`. */
  readonly at: string;
  readonly label: string;
  readonly reached: boolean;
}

export interface BandMeterProps {
  readonly value: string;
  readonly scaleEnd: string;
  readonly marks: readonly BandMark[];
  /** The whole statement in words; the drawing adds nothing to it. */
  readonly label: string;
}

/** Marks closer to an edge than this would have their label cut. */
const EDGE_SHARE = 0.08;

function edgeOf(share: number): 'start' | 'end' | undefined {
  if (share < EDGE_SHARE) return 'start';
  return share > 1 - EDGE_SHARE ? 'end' : undefined;
}

/** How far along, with the boundaries of the bands as marks; a reached mark turns gold. */
export function BandMeter(props: BandMeterProps) {
  const shares = props.marks.map((mark) => shareOfWidth(mark.at, props.scaleEnd));
  const next = props.marks.findIndex((mark) => !mark.reached);
  const labelled = labelledMarks(shares, next === -1 ? null : next);
  return (
    <div
      className={classes['meter']}
      data-marked={props.marks.length > 0 || undefined}
      role="img"
      aria-label={props.label}
    >
      <div className={classes['track']}>
        <div className={classes['fill']} style={{ width: `${shareOfWidth(props.value, props.scaleEnd) * 100}%` }} />
      </div>
      {props.marks.map((mark, index) => {
        const share = shares[index] ?? 0;
        return (
          <span
            key={mark.at}
            className={classes['mark']}
            data-reached={mark.reached || undefined}
            data-edge={edgeOf(share)}
            style={{ left: `${share * 100}%` }}
          >
            {labelled.has(index) && <span className={classes['markLabel']}>{mark.label}</span>}
          </span>
        );
      })}
    </div>
  );
}
