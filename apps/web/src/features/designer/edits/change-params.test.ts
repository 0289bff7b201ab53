import type { SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { changeParams } from './compose-edits.ts';

const LINKS = [
  { from: 'sales', to: 'parts.value' },
  { from: 'sales', to: 'parts.first' },
  { from: 'parts.second', to: 'pay.amount' },
  { from: 'parts', to: 'shown.value' },
];
const PARTS = { parts: [{ key: 'first' }, { key: 'second', weight: '1' }] };
const SCHEME = {
  nodes: [
    { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
    { id: 'parts', kind: 'split', params: PARTS },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
    { id: 'shown', kind: 'indicator', params: { code: 'shown' } },
  ],
  links: LINKS,
} as unknown as SchemeDocument;

const dropped = (params: Parameters<typeof changeParams>[2]) =>
  changeParams(SCHEME, 'parts', params).flatMap((edit) => (edit.edit === 'removeLink' ? [edit.link] : []));

test('a part that is removed takes along the links of its weight and of its output', () => {
  expect(dropped({ parts: [{ key: 'second', weight: '1' }] })).toEqual([LINKS[1], LINKS[3]]);
  expect(dropped({ parts: [{ key: 'first' }] })).toEqual([LINKS[2]]);
});

test('what changes no port, or cannot be read, leaves every link', () => {
  expect(dropped({ parts: [{ key: 'first' }, { key: 'second', weight: '2' }] })).toEqual([]);
  expect(dropped({ parts: [] })).toEqual([]);
});
