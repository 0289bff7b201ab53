import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { stepChart } from './step-chart.ts';

const bands = [
  { from: decimal('0'), height: decimal('0.03') },
  { from: decimal('300000'), height: decimal('0.05') },
  { from: decimal('600000'), height: decimal('0.10') },
];
const box = { bands, isInterpolated: false, sample: null, width: 200, height: 44 };

describe('the step chart', () => {
  test('draws one step a band, the highest up to the margin', () => {
    const shape = stepChart(box);
    expect(shape.line.match(/[ML]/g)).toHaveLength(6);
    expect(shape.line.endsWith('L200.0 4.0')).toBe(true);
    expect(shape.boundaries).toHaveLength(2);
    expect(shape.dot).toBeNull();
  });

  test('puts the sample on the step of its band; a boundary belongs to the higher one', () => {
    const on = (sample: string) => stepChart({ ...box, sample: decimal(sample) }).dot?.y ?? -1;
    expect(on('299999.99')).toBeCloseTo(44 - 0.3 * 40);
    expect(on('300000')).toBeCloseTo(44 - 0.5 * 40);
    expect(stepChart({ ...box, sample: decimal('-1') }).dot).toBeNull();
  });

  test('runs straight between boundaries when interpolated', () => {
    const shape = stepChart({ ...box, isInterpolated: true, sample: decimal('150000') });
    expect(shape.dot?.y).toBeCloseTo(44 - 0.4 * 40);
    expect(shape.line.match(/[ML]/g)).toHaveLength(4);
  });

  test('keeps a sample far beyond the last boundary inside the box', () => {
    const shape = stepChart({ ...box, sample: decimal('99000000') });
    expect(shape.dot?.x).toBeLessThan(200);
    // What is to be read and dragged keeps half of the picture.
    expect(shape.boundaries.at(-1)).toBe(100);
  });

  test('survives a table with one band and no rate', () => {
    const shape = stepChart({ ...box, bands: [{ from: decimal('0'), height: decimal('0') }], sample: decimal('5') });
    expect(shape.line).not.toContain('NaN');
  });
});
