import type { SchemeDocument, SchemeNode } from '@premia/scheme';

export interface GridSize {
  readonly layers: number;
  readonly rows: number;
}

const COLUMN = 400;
const ROW = 330;

/** What one node of each kind reads: one value, or the neighbour's too. */
const KINDS: readonly {
  readonly kind: string;
  readonly inputs: readonly string[];
  readonly params?: SchemeNode['params'];
}[] = [
  { kind: 'add', inputs: ['values', 'values'] },
  {
    kind: 'tiers',
    inputs: ['value'],
    params: {
      mode: 'marginal',
      bands: [
        { from: '0', rate: '0.9' },
        { from: '300000', rate: '0.95' },
        { from: '600000', rate: '1' },
      ],
    },
  },
  { kind: 'max', inputs: ['values', 'values'] },
  { kind: 'clamp', inputs: ['value'], params: { min: '0', max: '9000000' } },
  { kind: 'min', inputs: ['values', 'values'] },
  {
    kind: 'matrix',
    inputs: ['sales'],
    params: {
      axes: [{ key: 'sales', bands: ['0', '100000', '500000', '1000000'] }],
      cells: ['10000', '20000', '50000', '90000'],
      type: 'money',
    },
  },
  {
    kind: 'formula',
    inputs: ['a', 'b', 'c'],
    params: { text: 'a * 0.4 + b * 0.3 + c * 0.3', inputs: ['a', 'b', 'c'] },
  },
  {
    kind: 'decision',
    inputs: ['sales'],
    params: {
      inputs: [{ key: 'sales' }],
      rows: [
        { when: [{ input: 'sales', is: 'greaterOrEqual', value: '500000' }], result: '40000' },
        { when: [{ input: 'sales', is: 'greaterOrEqual', value: '1' }], result: '15000' },
      ],
      type: 'money',
      otherwise: '0',
    },
  },
];

/**
 * A scheme as large as the bar asks for: layers of real kinds with tables, charts and formulas, each reading the layer
 * before it, criteria at the left and lines of pay at the right. Half of the nodes read two or three neighbours: 1.5 links a node.
 */
export function largeScheme({ layers, rows }: GridSize): Pick<SchemeDocument, 'nodes' | 'links'> {
  const nodes: SchemeNode[] = [];
  const links: SchemeDocument['links'][number][] = [];
  const id = (layer: number, row: number) => `n${layer}x${row % rows}`;
  for (let layer = 0; layer < layers; layer += 1) {
    for (let row = 0; row < rows; row += 1) {
      const at = [layer * COLUMN, row * ROW] as [number, number];
      const isLast = layer === layers - 1;
      if (layer === 0) {
        nodes.push({ id: id(0, row), kind: 'criterion', params: { criterion: 'revenue', measure: 'actual' }, at });
      } else if (isLast) {
        nodes.push({ id: id(layer, row), kind: 'payout', params: { code: `line${row}`, category: 'bonus' }, at });
        links.push({ from: id(layer - 1, row), to: `${id(layer, row)}.amount` });
      } else {
        const { kind, inputs, params } = KINDS[(layer + row) % KINDS.length] ?? { kind: 'add', inputs: ['values'] };
        nodes.push({ id: id(layer, row), kind, at, ...(params === undefined ? {} : { params }) });
        inputs.forEach((port, index) => {
          links.push({ from: id(layer - 1, row + index), to: `${id(layer, row)}.${port}` });
        });
      }
    }
  }
  return { nodes, links };
}

/**
 * A decision beside the criteria whose result everybody downstream hears of: the nodes that add read a decision and the
 * one that adds before them, so another amount there goes through all layers into a line of pay.
 */
export const DECISION_HEARD_FAR: { readonly size: GridSize; readonly id: string } = {
  size: { layers: 12, rows: 25 },
  id: 'n1x22',
};
