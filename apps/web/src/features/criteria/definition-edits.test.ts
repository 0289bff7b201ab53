import { describe, expect, it } from 'vitest';
import { DEFINITION_WAYS, definitionIn, isCompleteDefinition, wayOf, withTypedValue } from './definition-edits.ts';

describe('a definition being written', () => {
  it.each(DEFINITION_WAYS)('in the way "%s" is of that way', (way) => {
    expect(wayOf(definitionIn(way))).toBe(way);
  });

  it('is complete once everything it needs is there', () => {
    expect(DEFINITION_WAYS.filter((way) => isCompleteDefinition(definitionIn(way)))).toEqual(['hand', 'import']);
    expect(isCompleteDefinition({ kind: 'ratio', numerator: 'a', denominator: 'a' })).toBe(false);
    expect(isCompleteDefinition({ kind: 'ratio', numerator: 'a', denominator: 'b' })).toBe(true);
    const facts = definitionIn('facts');
    expect(isCompleteDefinition({ ...facts, factType: 'deal.won' } as typeof facts)).toBe(true);
  });

  it('reads a list only where the comparison takes one', () => {
    const condition = { field: 'product', comparison: 'in' as const, values: [] };
    expect(withTypedValue(condition, 'a, b;c').values).toEqual(['a', 'b', 'c']);
    expect(withTypedValue({ ...condition, comparison: 'equal' }, 'a, b').values).toEqual(['a, b']);
  });
});
