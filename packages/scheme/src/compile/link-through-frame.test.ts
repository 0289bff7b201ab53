import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type DrawnLink, type DrawnNode, drawnScheme } from '../testing/drawn-scheme.ts';
import { linkThroughFrame } from './link-through-frame.ts';

const SALES: DrawnNode = ['sales', 'criterion', { criterion: 'sales' }];
const DEALS: DrawnNode = ['deals', 'each', { type: 'deal' }];
const SIZE: DrawnNode = ['size', 'abs', undefined, 'deals'];
const LESS: DrawnNode = ['less', 'negate', undefined, 'deals'];
const CHOICE: DrawnNode = ['choice', 'if'];
const PAY: DrawnNode = ['pay', 'payout', { code: 'bonus' }];
const NODES = [SALES, DEALS, SIZE, LESS, CHOICE, PAY];

interface Told {
  readonly nodes?: readonly DrawnNode[];
  /** What is drawn besides the link that leaves the frame. */
  readonly others?: readonly DrawnLink[];
  readonly details?: Diagnostic['details'];
}

/** The edits for one link that takes a value of a fact out of its frame. */
function led([from, to]: DrawnLink, { nodes = NODES, others = [], details = {} }: Told = {}) {
  const diagnostic: Diagnostic = {
    code: 'frame/escape',
    severity: 'error',
    place: { nodeId: 'pay', link: { from, to } },
    details: { frame: 'deals', conversion: 'each', ...details },
  };
  return linkThroughFrame(diagnostic, drawnScheme(nodes, [...others, [from, to]]));
}

const remove = (from: string, to: string) => ({ edit: 'removeLink', link: { from, to } });
const add = (from: string, to: string) => ({ edit: 'addLink', link: { from, to } });
const TOTAL_PAID = add('deals.sum', 'pay.amount');

describe('the value becomes the result of its frame, and the reader gets the frame’s output', () => {
  test.each<[string, DrawnLink]>([
    ['a value of the fact itself', ['deals.amount', 'pay.amount']],
    ['a value reckoned of it', ['size.value', 'pay.amount']],
    ['the first output, where none is named', ['size', 'pay.amount']],
    ['an input that is not the first of its node', ['size', 'choice.then']],
  ])('%s', (_, [from, to]) => {
    expect(led([from, to])).toEqual([remove(from, to), add(from, 'deals.result'), add('deals.sum', to)]);
  });

  test.each<[string, DrawnLink]>([
    ['another reader has the output already', ['deals.sum', 'choice.then']],
    ['the reader has another output of the frame', ['deals.count', 'pay.amount']],
    ['the reader has a value from elsewhere', ['sales', 'pay.amount']],
    ['the value is read inside the frame as well', ['size', 'less.value']],
  ])('also where %s', (_, other) => {
    const edits = [remove('size', 'pay.amount'), add('size', 'deals.result'), TOTAL_PAID];
    expect(led(['size', 'pay.amount'], { others: [other] })).toEqual(edits);
  });
});

describe('what is drawn already is not drawn again', () => {
  test.each<[string, from: string, result: string]>([
    ['the result, written the same', 'size.value', 'size.value'],
    ['the result, its output not named', 'size.value', 'size'],
    ['the result, its output named', 'size', 'size.value'],
    ['a value of the fact as the result', 'deals.amount', 'deals.amount'],
  ])('%s', (_, from, result) => {
    const edits = [remove(from, 'pay.amount'), TOTAL_PAID];
    expect(led([from, 'pay.amount'], { others: [[result, 'deals.result']] })).toEqual(edits);
  });

  test.each<[string, output: string]>([
    ['the output, named', 'deals.sum'],
    ['the output, not named', 'deals'],
  ])('%s', (_, output) => {
    const edits = [remove('size', 'pay.amount'), add('size', 'deals.result')];
    expect(led(['size', 'pay.amount'], { others: [[output, 'pay.amount']] })).toEqual(edits);
  });

  test('result and output: the link that leaves the frame only goes', () => {
    const others: readonly DrawnLink[] = [
      ['size', 'deals.result'],
      ['deals', 'pay.amount'],
    ];
    expect(led(['size', 'pay.amount'], { others })).toEqual([remove('size', 'pay.amount')]);
  });
});

describe('the author is left to decide where the frame has another result', () => {
  test.each<[string, from: string, results: readonly string[]]>([
    ['of another node', 'size', ['less']],
    ['of another node, by an output of the same name', 'size.value', ['less.value']],
    ['of another output of the same node', 'deals.amount', ['deals.index']],
    ['of a node that is not there', 'size', ['gone']],
    ['and this one too', 'size', ['size', 'less']],
  ])('%s', (_, from, results) => {
    const others = results.map((result): DrawnLink => [result, 'deals.result']);
    expect(led([from, 'pay.amount'], { others })).toBeNull();
  });
});

describe('nothing is led', () => {
  test.each<[string, DrawnLink, Told?]>([
    ['where the frame takes no value of this type', ['deals.date', 'pay.amount']],
    ['where the reader takes no value of the frame’s type', ['size', 'choice.condition']],
    ['where something else than a frame would help', ['size', 'pay.amount'], { details: { conversion: 'convert' } }],
    ['out of a frame that is not there', ['size', 'pay.amount'], { details: { frame: 'gone' } }],
    ['out of a node that takes no result', ['size', 'pay.amount'], { details: { frame: 'sales' } }],
    [
      'out of a node that gives nothing out',
      ['size', 'pay.amount'],
      { nodes: [...NODES, ['shown', 'indicator', { code: 'shown' }]], details: { frame: 'shown' } },
    ],
    [
      'out of a frame whose params have a fault',
      ['size', 'pay.amount'],
      { nodes: [SALES, ['deals', 'each', { type: 5 }], SIZE, PAY] },
    ],
    ['from a node that is not there', ['gone', 'pay.amount']],
    [
      'from a node of an unknown kind',
      ['odd', 'pay.amount'],
      { nodes: [...NODES, ['odd', 'abracadabra', {}, 'deals']] },
    ],
    ['from an output that is not there', ['size.total', 'pay.amount']],
    ['to a node that is not there', ['size', 'gone.amount']],
    ['to an input that is not there', ['size', 'pay.sum']],
    ['to a node without saying which input', ['size', 'pay']],
  ])('%s', (_, link, told) => {
    expect(led(link, told)).toBeNull();
  });

  test('where the fault is not of a link', () => {
    const details = { frame: 'deals', conversion: 'each' };
    const diagnostic: Diagnostic = { code: 'frame/escape', severity: 'error', place: { nodeId: 'pay' }, details };
    expect(linkThroughFrame(diagnostic, drawnScheme(NODES))).toBeNull();
  });
});
