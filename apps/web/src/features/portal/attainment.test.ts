import { describe, expect, it } from 'vitest';
import { attainmentScale } from './attainment.ts';

describe('attainmentScale', () => {
  it('counts a value on the boundary as having reached the band', () => {
    const scale = attainmentScale({ actual: '300000', target: null, boundaries: ['0', '300000', '600000'] });
    expect(scale.marks).toEqual([
      { at: '300000', reached: true },
      { at: '600000', reached: false },
    ]);
    expect(scale.toNext).toBe('300000');
  });

  it('says nothing about a next band when there is none', () => {
    expect(attainmentScale({ actual: '700000', target: '600000', boundaries: ['300000'] }).toNext).toBeNull();
  });

  it('keeps kopecks exact', () => {
    expect(attainmentScale({ actual: '0.1', target: '0.3', boundaries: ['0.3'] }).toNext).toBe('0.2');
  });

  it('never draws on an empty scale', () => {
    expect(attainmentScale({ actual: '0', target: null, boundaries: [] }).end).toBe('1');
  });

  it('leaves the ratio open without a target or with a target of zero', () => {
    expect(attainmentScale({ actual: '5', target: null, boundaries: [] }).ratio).toBeNull();
    expect(attainmentScale({ actual: '5', target: '0', boundaries: [] }).ratio).toBeNull();
  });
});
