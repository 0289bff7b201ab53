import { Button, useComputedColorScheme } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { useTranslate } from '../language/LanguageProvider.tsx';
import { useFormat } from '../numbers/use-format.ts';
import { Bone, Skeleton } from '../states/Skeleton.tsx';
import classes from './Chart.module.css';
import { chartMessages } from './chart.messages.ts';
import type { ChartSpec } from './chart-spec.ts';
import { chartSummary } from './summary.ts';

const EchartsDrawing = lazy(() =>
  import('./EchartsDrawing.tsx').then((module) => ({ default: module.EchartsDrawing })),
);

export interface ChartProps {
  readonly label: string;
  readonly spec: ChartSpec;
  /** Categories are periods in order; the summary then compares the last with the one before. */
  readonly timeline?: boolean;
  readonly height?: number;
  /** Header of the table twin's first column. */
  readonly categoryHeader: string;
}

const HEIGHT_PX = 264;

/** A drawing, the same numbers as a table, and their main statement in words; `T` switches. */
export function Chart(props: ChartProps) {
  const t = useTranslate();
  const format = useFormat();
  const colorScheme = useComputedColorScheme('light');
  const [asTable, setAsTable] = useState(false);
  const height = props.height ?? HEIGHT_PX;
  const summary = chartSummary(props.spec, {
    translate: t,
    percent: (fraction) => format.percent(fraction, { signed: true, digits: 1 }),
    timeline: props.timeline ?? false,
  });
  function onKeyDown(event: KeyboardEvent): void {
    if (event.code !== 'KeyT' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setAsTable((shown) => !shown);
  }
  const Icon = asTable ? IconChartBar : IconTable;
  return (
    <figure className={classes['chart']} style={{ margin: 0 }} aria-label={props.label}>
      <div className={classes['bar']}>
        <figcaption className={classes['summary']}>{summary}</figcaption>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className={classes['toggle'] ?? ''}
          title={t(chartMessages.toggleHint)}
          leftSection={<Icon size={14} stroke={1.75} aria-hidden="true" />}
          aria-keyshortcuts="T"
          onKeyDown={onKeyDown}
          onClick={() => setAsTable((shown) => !shown)}
        >
          {t(asTable ? chartMessages.asChart : chartMessages.asTable)}
        </Button>
      </div>
      {asTable ? (
        <TableTwin spec={props.spec} categoryHeader={props.categoryHeader} label={props.label} />
      ) : (
        <Suspense
          fallback={
            <Skeleton>
              <Bone height={`${height}px`} />
            </Skeleton>
          }
        >
          <EchartsDrawing spec={props.spec} height={height} colorScheme={colorScheme} />
        </Suspense>
      )}
    </figure>
  );
}

function TableTwin(props: { readonly spec: ChartSpec; readonly categoryHeader: string; readonly label: string }) {
  const t = useTranslate();
  const { spec } = props;
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{props.categoryHeader}</th>
            {spec.series.map((series) => (
              <th scope="col" key={series.id}>
                {series.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spec.categories.map((category, index) => (
            <tr key={category.key}>
              <th scope="row">
                {category.label}
                {category.inProgress === true && ` · ${t(chartMessages.inProgress)}`}
              </th>
              {spec.series.map((series) => {
                const value = series.values[index] ?? null;
                return <td key={series.id}>{value === null ? '—' : series.format(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
