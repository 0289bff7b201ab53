import { compileScheme, type SchemeDocument } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { TIERED_SCHEME } from '../../testing/small-company.ts';
import { bandBoundaries, boundariesOnActual } from './band-boundaries.ts';

function boundariesOf(document: SchemeDocument, target: string | null): readonly string[] {
  const { plan, diagnostics } = compileScheme(document);
  if (plan === null) {
    throw new Error(JSON.stringify(diagnostics));
  }
  return bandBoundaries(plan).flatMap((bands) => boundariesOnActual(bands, target));
}

/** Bands over attainment, paid on the salary. */
const byAttainment: SchemeDocument = {
  ...TIERED_SCHEME,
  nodes: [
    { id: 'att', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
    { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
    {
      id: 'tiers',
      kind: 'tiers',
      params: {
        mode: 'whole',
        bands: [
          { from: '0', rate: '0' },
          { from: '0.8', rate: '0.1' },
          { from: '1', rate: '0.2' },
        ],
      },
    },
    { id: 'pay', kind: 'payout', params: { code: 'bonus', category: 'bonus' } },
  ],
  links: [
    { from: 'att', to: 'tiers.value' },
    { from: 'salary', to: 'tiers.base' },
    { from: 'tiers', to: 'pay.amount' },
  ],
  cases: [],
};

describe('the marks on the bar of a criterion', () => {
  it('are the bands that stand on its actual value', () => {
    expect(boundariesOf(TIERED_SCHEME, null)).toEqual(['0', '300000', '600000']);
  });

  it('are scaled by the target where the bands stand on attainment, and absent without one', () => {
    expect(boundariesOf(byAttainment, '500000')).toEqual(['0', '400000', '500000']);
    expect(boundariesOf(byAttainment, null)).toEqual([]);
  });
});
