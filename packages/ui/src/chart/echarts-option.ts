import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { plotValue } from '../numbers/exact.ts';
import type { ChartSeries, ChartSpec } from './chart-spec.ts';

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** Colours and type of the page, read from its tokens, so that a chart follows the theme. */
export interface ChartPalette {
  readonly series: readonly string[];
  readonly text: string;
  readonly grid: string;
  readonly surface: string;
  readonly font: string;
}

const HATCH = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 };
const BAR_WIDTH_MAX_PX = 36;

export function toEchartsOption(spec: ChartSpec, palette: ChartPalette): ChartOption {
  const labels = spec.categories.map((category) => category.axisLabel ?? category.label);
  const textStyle = { color: palette.text, fontFamily: palette.font, fontSize: 12 };
  const categoryAxis = {
    type: 'category' as const,
    data: labels,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.grid } },
    axisLabel: { ...textStyle, hideOverlap: true },
    inverse: spec.horizontal === true,
  };
  const sides = spec.series.some((series) => series.axis === 'right')
    ? (['left', 'right'] as const)
    : ['left' as const];
  const valueAxes = sides.map((side) => valueAxis({ spec, side, palette }));
  return {
    animationDuration: 300,
    textStyle: { fontFamily: palette.font },
    grid: { left: 4, right: 12, top: spec.series.length > 1 ? 40 : 12, bottom: 4, outerBoundsMode: 'same' },
    ...(spec.series.length > 1
      ? { legend: { top: 0, left: 0, itemWidth: 22, itemHeight: 10, icon: 'inherit', textStyle } }
      : {}),
    tooltip: tooltip(spec, palette),
    xAxis: spec.horizontal === true ? valueAxes : categoryAxis,
    yAxis: spec.horizontal === true ? categoryAxis : valueAxes,
    series: spec.series.map((series, index) =>
      seriesOption({ spec, series, colour: colourAt(palette, index), palette }),
    ),
  };
}

function colourAt(palette: ChartPalette, index: number): string {
  return palette.series[index % palette.series.length] ?? palette.text;
}

function valueAxis(context: {
  readonly spec: ChartSpec;
  readonly side: 'left' | 'right';
  readonly palette: ChartPalette;
}) {
  const { spec, side, palette } = context;
  const series = spec.series.find((candidate) => (candidate.axis ?? 'left') === side);
  return {
    type: 'value' as const,
    position: spec.horizontal === true ? ('bottom' as const) : side,
    splitLine: { show: side === 'left', lineStyle: { color: palette.grid } },
    axisLabel: {
      color: palette.text,
      fontFamily: palette.font,
      fontSize: 12,
      hideOverlap: true,
      formatter: (value: number) => series?.axisFormat(String(value)) ?? '',
    },
    splitNumber: 4,
  };
}

function tooltip(spec: ChartSpec, palette: ChartPalette): TooltipComponentOption {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    backgroundColor: palette.surface,
    borderColor: palette.grid,
    textStyle: { color: palette.text, fontFamily: palette.font, fontSize: 12 },
    axisPointer: { type: spec.series.some((series) => series.kind === 'bar') ? 'shadow' : 'line' },
    formatter: (params) => {
      const index = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0;
      const lines = spec.series.map((series) => {
        const value = series.values[index] ?? null;
        return `${series.name}: ${value === null ? '—' : series.format(value)}`;
      });
      return [spec.categories[index]?.label ?? '', ...lines].join('\n');
    },
  };
}

interface SeriesContext {
  readonly spec: ChartSpec;
  readonly series: ChartSeries;
  readonly colour: string;
  readonly palette: ChartPalette;
}

function seriesOption(context: SeriesContext): BarSeriesOption | LineSeriesOption {
  const { spec, series, colour, palette } = context;
  const axis = series.axis === 'right' ? 1 : 0;
  const axisIndex = spec.horizontal === true ? { xAxisIndex: axis } : { yAxisIndex: axis };
  const data = series.values.map((value, index) => ({
    value: value === null ? null : plotValue(value),
    ...(spec.categories[index]?.inProgress === true && series.kind === 'bar'
      ? { itemStyle: { color: colour, opacity: 0.55, decal: { ...HATCH, color: palette.surface } } }
      : {}),
  }));
  if (series.kind === 'line') {
    return {
      type: 'line',
      name: series.name,
      ...axisIndex,
      data,
      symbol: 'circle',
      symbolSize: 6,
      connectNulls: false,
      lineStyle: { color: colour, width: 2, type: series.stroke === 'dashed' ? 'dashed' : 'solid' },
      itemStyle: { color: colour },
    };
  }
  const outline = series.stroke === 'outline';
  return {
    type: 'bar',
    name: series.name,
    ...axisIndex,
    data,
    barMaxWidth: BAR_WIDTH_MAX_PX,
    barGap: '10%',
    itemStyle: outline
      ? { color: 'transparent', borderColor: colour, borderWidth: 1.5, borderType: 'dashed', borderRadius: 2 }
      : { color: colour, borderRadius: spec.horizontal === true ? [0, 3, 3, 0] : [3, 3, 0, 0] },
  };
}
