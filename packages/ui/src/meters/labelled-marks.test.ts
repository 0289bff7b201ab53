import { describe, expect, it } from 'vitest';
import { labelledMarks } from './labelled-marks.ts';

const chosen = (shares: readonly number[], next: number | null) => [...labelledMarks(shares, next)].sort();

describe('labelledMarks', () => {
  it('labels every mark while there is room', () => {
    expect(chosen([0.2, 0.5, 0.8], 2)).toEqual([0, 1, 2]);
  });

  it('keeps the next boundary and leaves out its close neighbours', () => {
    expect(chosen([0.39, 0.63, 0.78, 0.79, 0.94], 2)).toEqual([0, 2]);
  });

  it('goes from the left when everything is reached', () => {
    expect(chosen([0.7, 0.75, 0.98], null)).toEqual([0, 2]);
  });
});
