import { createTranslator } from '@premia/locale';
import { describe, expect, it } from 'vitest';
import type { ChartSpec } from './chart-spec.ts';
import { chartSummary } from './summary.ts';

function specOf(values: readonly (string | null)[], inProgress = false): ChartSpec {
  return {
    categories: values.map((_, index) => ({
      key: String(index),
      label: `M${index + 1}`,
      inProgress: inProgress && index === values.length - 1,
    })),
    series: [
      {
        id: 'fund',
        name: 'Fund',
        kind: 'bar',
        stroke: 'solid',
        values,
        format: (value) => `₽${value}`,
        axisFormat: (value) => value,
      },
    ],
  };
}

const options = { translate: createTranslator('en'), percent: (fraction: string) => `${fraction}!`, timeline: true };

describe('chartSummary', () => {
  it('never compares a month in progress with a full one', () => {
    expect(chartSummary(specOf(['100', '150', '20'], true), options)).toBe(
      '"Fund": highest – ₽150 (M2), lowest – ₽100 (M1). Last finished period, M2: ₽150, 0.5! on the one before. M3 is still in progress.',
    );
  });

  it('leaves unknown values out instead of calling them zero', () => {
    expect(chartSummary(specOf(['100', null]), options)).toBe('"Fund": M1 – ₽100.');
  });

  it('says when there is nothing', () => {
    expect(chartSummary(specOf([]), options)).toBe('There is no data for this chart yet.');
  });
});
