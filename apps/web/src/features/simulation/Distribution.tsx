import type { SimulationResult } from '@premia/service';
import { EmptyState, useFormat, useTranslate } from '@premia/ui';
import { Chart, type ChartSpec } from '@premia/ui/chart';
import { useMemo } from 'react';
import { histogram } from './histogram.ts';
import classes from './Simulation.module.css';
import { simulationMessages } from './simulation.messages.ts';

const BINS_MAX = 14;
const HEIGHT_PX = 320;

/** How many people get how much: now as an outline, under the change as filled bars. */
export function Distribution({ result }: { readonly result: SimulationResult }) {
  const t = useTranslate();
  const format = useFormat();
  const spec = useMemo((): ChartSpec => {
    const { currency, people } = result;
    const amounts = (side: 'base' | 'candidate') => people.map((person) => person[side]).filter((it) => it !== null);
    const bins = histogram([amounts('base'), amounts('candidate')], BINS_MAX);
    const money = (amount: string) => format.money(amount, { currency, compact: true });
    const count = (value: string) => format.number(value);
    return {
      categories: bins.map((bin) => ({
        key: bin.from,
        label: t(simulationMessages.binRange, { from: money(bin.from), to: money(bin.to) }),
        axisLabel: money(bin.from),
      })),
      series: [
        {
          id: 'candidate',
          name: t(simulationMessages.would),
          kind: 'bar',
          stroke: 'solid',
          values: bins.map((bin) => String(bin.counts[1] ?? 0)),
          format: count,
          axisFormat: count,
        },
        {
          id: 'base',
          name: t(simulationMessages.base),
          kind: 'bar',
          stroke: 'outline',
          values: bins.map((bin) => String(bin.counts[0] ?? 0)),
          format: count,
          axisFormat: count,
        },
      ],
    };
  }, [result, t, format]);
  if (spec.categories.length === 0) return <EmptyState title={t(simulationMessages.nothingToRun)} />;
  return (
    <div className={classes['panel']}>
      <Chart
        label={t(simulationMessages.distribution)}
        spec={spec}
        height={HEIGHT_PX}
        categoryHeader={t(simulationMessages.bin)}
      />
    </div>
  );
}
