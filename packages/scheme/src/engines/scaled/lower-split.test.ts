import { describe, expect, test } from 'vitest';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan } from '../../plan/plan.ts';
import { shownByBoth, stepPlan } from '../../testing/step-plan.ts';
import { plain } from '../../values/value-type.ts';

const NUMBER = plain('number');

/** Shares `v` out by `w0`, `w1` …, each part shown. */
function sharing(parts: number, digits = 2): Plan {
  return stepPlan((builder) => {
    const input = (attribute: string) =>
      builder.emit(attribute, { op: 'input', source: { kind: 'attribute', attribute }, type: NUMBER });
    const value = input('v');
    const weights = Array.from({ length: parts }, (_, index) => input(`w${index}`));
    const share = (index: number) =>
      builder.emit('split', { op: 'split', value, weights, index, digits, type: NUMBER });
    return Object.fromEntries(weights.map((_, index) => [`p${index}`, share(index)]));
  });
}

function requestOf(...rows: readonly (readonly [v: string, ...weights: readonly string[]])[]): EvaluationRequest {
  return {
    period: '2026-10',
    employees: rows.map(([v, ...weights], index) => ({
      id: `e${index}`,
      attributes: { v, ...Object.fromEntries(weights.map((weight, place) => [`w${place}`, weight])) },
    })),
  };
}

const parts = (shown: unknown): unknown =>
  typeof shown === 'object' && shown !== null && !Array.isArray(shown) ? Object.values(shown) : shown;

function shared(plan: Plan, request: EvaluationRequest) {
  const { shown, proven, byReference } = shownByBoth(plan, request);
  return { shown: shown.map(parts), proven, byReference };
}

describe('an amount that is shared out', () => {
  test('adds up, the unit left over going to the largest remainder, the first of equals', () => {
    const request = requestOf(
      ['1', '1', '1', '1'],
      ['0.02', '1', '1', '1'],
      ['10', '1', '2', '3'],
      ['100', '0.5', '0.25', '0.25'],
      ['0.05', '7', '2', '1'],
      ['0', '1', '1', '1'],
      ['5', '0', '1', '0'],
    );
    expect(shared(sharing(3), request)).toEqual({
      shown: [
        ['0.34', '0.33', '0.33'],
        ['0.01', '0.01', '0'],
        ['1.67', '3.33', '5'],
        ['50', '25', '25'],
        ['0.04', '0.01', '0'],
        ['0', '0', '0'],
        ['0', '5', '0'],
      ],
      proven: 7,
      byReference: [],
    });
  });

  test('below zero is shared out as above it', () => {
    const request = requestOf(['-1', '1', '1', '1'], ['-10', '1', '2', '3'], ['1', '1', '1', '1']);
    expect(shared(sharing(3), request).shown).toEqual([
      ['-0.34', '-0.33', '-0.33'],
      ['-1.67', '-3.33', '-5'],
      ['0.34', '0.33', '0.33'],
    ]);
  });

  test('is rounded to its digits first', () => {
    expect(shared(sharing(2, 0), requestOf(['2.5', '1', '1'], ['2.4', '1', '1'])).shown).toEqual([
      ['2', '1'],
      ['1', '1'],
    ]);
    expect(shared(sharing(2, 3), requestOf(['0.0015', '1', '1'])).shown).toEqual([['0.001', '0.001']]);
  });

  test('has a problem with a weight below zero, and with weights of nothing unless there is nothing to share', () => {
    const request = requestOf(['5', '-1', '2'], ['5', '0', '0'], ['0', '0', '0'], ['5', '1', '0']);
    expect(shared(sharing(2), request)).toEqual({
      shown: [['team/negative-weight'], ['team/zero-weights'], ['0', '0'], ['5', '0']],
      proven: 2,
      byReference: [],
    });
  });

  test('has the problems of what it reads', () => {
    const request: EvaluationRequest = {
      period: '2026-10',
      employees: [
        { id: 'a', attributes: { v: '5', w0: '1', w1: '1' } },
        { id: 'b', attributes: { w0: '1', w1: '1' } },
        { id: 'c', attributes: { v: '5', w0: '1' } },
      ],
    };
    expect(shared(sharing(2), request)).toEqual({
      shown: [['2.5', '2.5'], ['input/missing'], ['input/missing']],
      proven: 1,
      byReference: [],
    });
  });

  test('among more than 24 is left to the reference', () => {
    const among = (count: number) => {
      const weights = Array.from({ length: count }, () => '1');
      return shared(sharing(count), requestOf(['24', ...weights])).byReference;
    };
    expect(among(24)).toEqual([]);
    expect(new Set(among(25))).toEqual(new Set(['split.many-weights']));
  });
});
