import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartSpec } from './chart-spec.ts';
import { type ChartPalette, toEchartsOption } from './echarts-option.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const SERIES_COLOURS = ['--chart-1', '--chart-2', '--chart-3', '--chart-4', '--chart-5'] as const;

function readPalette(): ChartPalette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    series: SERIES_COLOURS.map(token),
    text: token('--text-dim'),
    grid: token('--chart-grid'),
    surface: token('--surface-raised'),
    font: token('--font'),
  };
}

export interface EchartsDrawingProps {
  readonly spec: ChartSpec;
  readonly height: number;
  /** Redraws when the theme changes. */
  readonly colorScheme: string;
}

/** The only module that knows ECharts; loaded when the first chart is about to be seen. */
export function EchartsDrawing({ spec, height, colorScheme }: EchartsDrawingProps) {
  const host = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is read from the page, which changes with the colour scheme.
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const chart = init(element, undefined, { renderer: 'svg' });
    chart.setOption(toEchartsOption(spec, readPalette()));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [spec, colorScheme]);
  return <div ref={host} style={{ height, width: '100%' }} aria-hidden="true" />;
}
