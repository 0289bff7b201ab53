import { describe, expect, test } from 'vitest';
import type { Step } from '../../../plan/plan.ts';
import { plain } from '../../../values/value-type.ts';
import { type Decision, type Decisions, type Notes, noteDecision } from './decisions.ts';

const STEP: Step = { op: 'not', value: 0, nodeId: 'rule', type: plain('boolean') };
const decision = (chosen: string | null, nodeId = 'rule'): Decision => ({ nodeId, kind: 'condition', chosen });

function noted(standing: Decisions | null, ...chosen: readonly (string | null)[]): Notes {
  const notes: Notes = {
    stretch: { low: 0, high: 9 },
    standing,
    decisions: new Map(),
    turns: [],
    work: 0,
    crossed: null,
    isOpen: false,
  };
  for (const [index, choice] of chosen.entries()) {
    noteDecision({ notes, key: `${index}`, read: () => null }, STEP, { kind: 'condition', chosen: choice });
  }
  return notes;
}

describe('what a rule chose', () => {
  test('is noted under its key, by its node', () => {
    expect([...noted(null, 'true', 'false').decisions]).toEqual([
      ['0', decision('true')],
      ['1', decision('false')],
    ]);
  });

  test('is open where it is not the same everywhere', () => {
    expect(noted(null, 'true').isOpen).toBe(false);
    expect(noted(null, null).isOpen).toBe(true);
    expect(noted(null, null, 'true').isOpen).toBe(true);
  });

  test('crosses when it is, or may be, another choice than as things stand', () => {
    const standing = new Map([['0', decision('true')]]);
    expect(noted(standing, 'true').crossed).toBeNull();
    expect(noted(standing, 'false').crossed).toEqual(decision('false'));
    expect(noted(standing, null).crossed).toEqual(decision(null));
  });

  test('crosses nothing where nothing was chosen before', () => {
    expect(noted(null, 'false').crossed).toBeNull();
    expect(noted(new Map([['7', decision('true')]]), 'false').crossed).toBeNull();
  });

  test('the first one that crosses is told', () => {
    const standing = new Map([
      ['0', decision('true')],
      ['1', decision('true')],
      ['2', decision('true')],
    ]);
    expect(noted(standing, 'true', 'false', null).crossed).toEqual(decision('false'));
  });
});
