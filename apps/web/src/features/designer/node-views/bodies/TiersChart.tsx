import { decimal, parseDecimal, type Rational, ZERO } from '@premia/decimal';
import { type ChartBand, type ChartScale, type StepChartShape, stepChart } from '../parts/step-chart.ts';
import type { BandText } from './band-edits.ts';
import classes from './bodies.module.css';
import { levelOf } from './tier-handles.ts';

export interface TiersChartProps {
  readonly bands: readonly BandText[];
  readonly isInterpolated: boolean;
  readonly sample: string | null;
  readonly height: number;
}

export const CHART_WIDTH = 272;
/** Room for the line and the sample's dot at the upper edge. */
export const CHART_MARGIN = 4;

/** The steps as a picture. */
export function TiersChart(props: TiersChartProps) {
  const { height } = props;
  return (
    <svg
      className={classes['chart']}
      style={{ height }}
      viewBox={chartView(height)}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <ChartDrawing shape={tiersShape(props)} height={height} />
    </svg>
  );
}

export function chartView(height: number): string {
  return `0 ${-CHART_MARGIN} ${CHART_WIDTH} ${height}`;
}

export function chartBox(height: number): { readonly width: number; readonly height: number } {
  return { width: CHART_WIDTH, height: height - 2 * CHART_MARGIN };
}

export function chartBands(bands: readonly BandText[]): readonly ChartBand[] {
  const level = levelOf(bands);
  return bands.map((band) => ({ from: readOrZero(band.from), height: readOrZero(band[level]) }));
}

export function readOrZero(text: string | undefined): Rational {
  return text !== undefined && parseDecimal(text).ok ? decimal(text) : ZERO;
}

export function tiersShape(
  { bands, isInterpolated, sample, height }: TiersChartProps,
  scale?: ChartScale,
): StepChartShape {
  return stepChart({
    bands: chartBands(bands),
    isInterpolated,
    sample: sample === null ? null : readOrZero(sample),
    ...chartBox(height),
    ...(scale === undefined ? {} : { scale }),
  });
}

export interface ChartDrawingProps {
  readonly shape: StepChartShape;
  readonly height: number;
}

export function ChartDrawing({ shape, height }: ChartDrawingProps) {
  return (
    <>
      <path d={shape.area} className={classes['chartArea']} />
      {shape.boundaries.map((x) => (
        <line key={x} x1={x} x2={x} y1={0} y2={chartBox(height).height} className={classes['chartBoundary']} />
      ))}
      <path d={shape.line} className={classes['chartLine']} vectorEffect="non-scaling-stroke" />
      {shape.dot !== null && <circle cx={shape.dot.x} cy={shape.dot.y} r={5} className={classes['chartDot']} />}
    </>
  );
}
