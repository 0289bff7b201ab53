import type { SchemeDocument, SchemeNode } from '@premia/scheme';
import { expect, it } from 'vitest';
import { payoutLimits } from './payout-caps.ts';

type Params = NonNullable<SchemeNode['params']>;

/** A scheme of nodes named as `id: kind`, and links. */
function scheme(
  nodes: Readonly<Record<string, Params>>,
  links: readonly (readonly [string, string])[],
): SchemeDocument {
  return {
    format: 'premia.scheme/1',
    key: 'limits',
    title: { en: 'Limits' },
    period: 'month',
    currency: 'RUB',
    nodes: Object.entries(nodes).map(
      ([name, params]): SchemeNode => ({ id: name.split(':')[0] ?? '', kind: name.split(':')[1] ?? '', params }),
    ),
    links: links.map(([from, to]) => ({ from, to })),
  };
}

const limits = (nodes: Readonly<Record<string, Params>>, links: readonly (readonly [string, string])[] = []) =>
  payoutLimits(
    scheme({ 'pay:payout': { code: 'bonus' }, 'sales:criterion': { criterion: 'revenue' }, ...nodes }, links),
  );
const LED_IN = ['sales', 'pay.amount'] as const;

it('reads the own cap of a payout, stated or led in', () => {
  expect(limits({}, [LED_IN])).toEqual([]);
  expect(limits({ 'pay:payout': { code: 'bonus', cap: '100000' } }, [LED_IN])).toEqual([
    { code: 'bonus', cap: '100000' },
  ]);
  expect(limits({ 'most:constant': { value: '70000.5' } }, [LED_IN, ['most', 'pay.cap']])).toEqual([
    { code: 'bonus', cap: '70000.5' },
  ]);
});

it('reads the limit of a clamp, or of the least of several, that is led into it', () => {
  const clamped = [
    ['sales', 'held.value'],
    ['held', 'pay.amount'],
  ] as const;
  expect(limits({ 'held:clamp': { min: '0', max: '50000' } }, clamped)).toEqual([{ code: 'bonus', cap: '50000' }]);
  expect(limits({ 'held:clamp': { min: '10' } }, clamped)).toEqual([]);
  expect(limits({ 'held:clamp': {}, 'most:constant': { value: '60000' } }, [...clamped, ['most', 'held.max']])).toEqual(
    [{ code: 'bonus', cap: '60000' }],
  );
  expect(
    limits({ 'least:min': { values: ['40000'] } }, [
      ['sales', 'least.values'],
      ['least.value', 'pay.amount'],
    ]),
  ).toEqual([{ code: 'bonus', cap: '40000' }]);
});

it('takes the least where there are several, by value and not by letters', () => {
  const led = [
    ['sales', 'inner.value'],
    ['inner', 'outer.value'],
    ['outer', 'pay.amount'],
  ] as const;
  const nodes = {
    'inner:clamp': { max: '9000' },
    'outer:clamp': { max: '80000' },
    'pay:payout': { code: 'bonus', cap: '100000' },
  };
  expect(limits(nodes, led)).toEqual([{ code: 'bonus', cap: '9000' }]);
});

it('leaves out what is worked out, what no amount can reach, and limits further inside', () => {
  const clamped = [
    ['sales', 'held.value'],
    ['held', 'pay.amount'],
  ] as const;
  expect(limits({ 'held:clamp': {} }, [...clamped, ['sales', 'held.max']])).toEqual([]);
  expect(limits({ 'held:clamp': { max: '0' } }, clamped)).toEqual([]);
  expect(limits({ 'held:clamp': { max: '-5' } }, clamped)).toEqual([]);
  expect(limits({ 'held:clamp': { max: 'much' } }, clamped)).toEqual([]);
  expect(
    limits({ 'held:clamp': { max: '1.5' }, 'by:multiply': {} }, [
      ['sales', 'held.value'],
      ['held', 'by.values'],
      ['by', 'pay.amount'],
    ]),
  ).toEqual([]);
});
