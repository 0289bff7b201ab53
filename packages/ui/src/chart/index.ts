export { Chart, type ChartProps } from './Chart.tsx';
export type { ChartCategory, ChartSeries, ChartSpec } from './chart-spec.ts';
