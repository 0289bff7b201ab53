import { describe, expect, test } from 'vitest';
import { type DrawnLink, type DrawnNode, drawnScheme } from '../testing/drawn-scheme.ts';
import { linkScheme } from './link-scheme.ts';

/** What linking has to say, as code and place. */
function told(nodes: readonly DrawnNode[], links: readonly DrawnLink[] = []): readonly string[] {
  const { diagnostics } = linkScheme(drawnScheme(nodes, links));
  return diagnostics
    .filter(({ code }) => code.startsWith('frame/'))
    .map(
      ({ code, place, details }) =>
        `${code} ${place.nodeId}.${place.port ?? ''} ${details['given'] ?? details['frame']}`,
    );
}

const DEALS: DrawnNode = ['deals', 'each', { type: 'deal' }];
const TASKS: DrawnNode = ['tasks', 'each', { type: 'task' }];

describe('a node inside a frame', () => {
  test.each<[string, DrawnNode, readonly string[]]>([
    ['an ordinary one may stand there', ['x', 'abs', {}, 'deals'], []],
    ['a frame that is not drawn', ['x', 'abs', {}, 'nowhere'], ['frame/unknown x. nowhere']],
    ['a frame that is none', ['x', 'abs', {}, 'plain'], ['frame/not-a-frame x. plain']],
    ['a frame in a frame', ['x', 'each', { type: 'deal' }, 'deals'], ['frame/nested x. deals']],
    ['a payout', ['x', 'payout', { code: 'x' }, 'deals'], ['frame/not-inside x. deals']],
    ['an indicator', ['x', 'indicator', { code: 'x' }, 'deals'], ['frame/not-inside x. deals']],
    ['a team', ['x', 'team', {}, 'deals'], ['frame/not-inside x. deals']],
    [
      'a component',
      ['x', 'component', { scheme: 's', version: 'a'.repeat(64), outputs: [{ key: 'x', type: 'money' }] }, 'deals'],
      ['frame/not-inside x. deals'],
    ],
  ])('%s', (_, node, expected) => {
    expect(told([DEALS, ['plain', 'abs'], node])).toEqual(expected);
  });

  test('of a frame with a fault of its own is not told of it', () => {
    expect(
      told([
        ['deals', 'each', { type: 5 }],
        ['x', 'abs', {}, 'deals'],
      ]),
    ).toEqual([]);
  });
});

describe('a link over the border of a frame', () => {
  const nodes: readonly DrawnNode[] = [
    DEALS,
    TASKS,
    ['in', 'sum', {}, 'deals'],
    ['more', 'sum', {}, 'deals'],
    ['other', 'sum', {}, 'tasks'],
    ['out', 'sum'],
  ];
  test.each<[string, DrawnLink, readonly string[]]>([
    ['from outside in', ['out', 'in.values'], []],
    ['inside', ['in', 'more.values'], []],
    ['to the frame itself', ['in', 'deals.result'], []],
    ['of the fact, inside', ['deals.amount', 'in.values'], []],
    ['of the fact, to the frame itself', ['deals.amount', 'deals.result'], []],
    ['of the sum, outside', ['deals', 'out.values'], []],
    ['of the sum, into another frame', ['deals', 'other.values'], []],
    ['from inside out', ['in', 'out.values'], ['frame/escape out.values deals']],
    ['into another frame', ['in', 'other.values'], ['frame/escape other.values deals']],
    ['to another frame', ['in', 'tasks.result'], ['frame/escape tasks.result deals']],
    ['of the fact, outside', ['deals.amount', 'out.values'], ['frame/inner-value-outside out.values deals']],
    [
      'of the fact, in another frame',
      ['deals.amount', 'other.values'],
      ['frame/inner-value-outside other.values deals'],
    ],
    [
      'of the fact, to another frame',
      ['deals.amount', 'tasks.result'],
      ['frame/inner-value-outside tasks.result deals'],
    ],
  ])('%s', (_, link, expected) => {
    expect(told(nodes, [link])).toEqual(expected);
  });
});
