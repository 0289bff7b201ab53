import type { Translate } from '@premia/locale';
import { compareAmounts, relativeChange } from '../numbers/exact.ts';
import { chartMessages } from './chart.messages.ts';
import type { ChartSeries, ChartSpec } from './chart-spec.ts';

interface Point {
  readonly label: string;
  readonly value: string;
}

interface SummaryOptions {
  readonly translate: Translate;
  readonly percent: (fraction: string) => string;
  /** Categories follow each other in time, so the last may be compared with the one before. */
  readonly timeline: boolean;
}

/** The chart's main statement in words, for people who do not see it and for those in a hurry. */
export function chartSummary(spec: ChartSpec, options: SummaryOptions): string {
  const { translate: t } = options;
  const first = spec.series[0];
  if (first === undefined) return t(chartMessages.summaryEmpty);
  const finished = finishedPoints(spec, first);
  const head = finished[0];
  if (head === undefined) return t(chartMessages.summaryEmpty);
  const sentences = [rangeSentence(first, finished, t)];
  if (options.timeline) sentences.push(lastSentence(first, finished, options));
  const open = spec.categories.find((category) => category.inProgress === true);
  if (open !== undefined) sentences.push(t(chartMessages.summaryProgress, { at: open.label }));
  return sentences.filter(Boolean).join(' ');
}

function finishedPoints(spec: ChartSpec, series: ChartSeries): readonly Point[] {
  return spec.categories.flatMap((category, index) => {
    const value = series.values[index] ?? null;
    return value === null || category.inProgress === true ? [] : [{ label: category.label, value }];
  });
}

function rangeSentence(series: ChartSeries, points: readonly Point[], t: Translate): string {
  const sorted = [...points].sort((left, right) => compareAmounts(left.value, right.value));
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined) return '';
  if (points.length === 1) {
    return t(chartMessages.summaryOne, {
      name: series.name,
      category: lowest.label,
      value: series.format(lowest.value),
    });
  }
  return t(chartMessages.summaryMany, {
    name: series.name,
    highest: series.format(highest.value),
    highestAt: highest.label,
    lowest: series.format(lowest.value),
    lowestAt: lowest.label,
  });
}

function lastSentence(series: ChartSeries, points: readonly Point[], options: SummaryOptions): string {
  const last = points.at(-1);
  const previous = points.at(-2);
  if (last === undefined || previous === undefined) return '';
  const change = relativeChange(last.value, previous.value);
  if (change === null) return '';
  return options.translate(chartMessages.summaryLast, {
    at: last.label,
    value: series.format(last.value),
    change: options.percent(change),
  });
}
