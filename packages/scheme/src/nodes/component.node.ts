import { z } from 'zod';
import { schemeHash } from '../document/canonical-document.ts';
import { SCHEME_FORMAT, type SchemeDocument, schemeHashSchema } from '../document/scheme-document.ts';
import { scalarRecordSchema } from '../values/scalar-schema.ts';
import type { NodeContext, Operand, Outputs, Report } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { ownKeyParam, titleParam, typeParam } from './param-schemas.ts';
import { optionalInput, output } from './ports.ts';

const PORTS_MAX = 50;

const portSchema = z.strictObject({ key: ownKeyParam, type: typeParam, title: titleParam });

const params = z.strictObject({
  /** Key of the published scheme. */
  scheme: ownKeyParam,
  /** Hash of its version; the scheme may move on, this node stays. */
  version: schemeHashSchema,
  /** Its parameters that a link may give, with their types. */
  inputs: z.array(portSchema).max(PORTS_MAX).default([]),
  /** Its payouts and indicators that are wanted here, by code, with their types. */
  outputs: z.array(portSchema).min(1).max(PORTS_MAX),
  /** Other values for its parameters; a linked one wins. */
  parameters: scalarRecordSchema.default({}),
});
type Params = z.infer<typeof params>;
type Port = z.infer<typeof portSchema>;

const titleOf = ({ key, title }: Port): readonly [ru: string, en: string] => [
  title?.ru ?? title?.en ?? key,
  title?.en ?? title?.ru ?? key,
];

function check({ inputs, outputs }: Params, report: Report): void {
  for (const [side, ports] of Object.entries({ inputs, outputs })) {
    const keys = ports.map(({ key }) => key);
    const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
    if (twice >= 0) {
      report({ code: 'params/reserved-key', path: `${side}.${twice}.key`, details: { given: keys[twice] ?? '' } });
    }
  }
}

function lower(context: NodeContext, given: Params): Outputs | null {
  const linked = new Map<string, Operand>();
  for (const { key } of given.inputs) {
    const operand = context.input(key);
    if (operand !== null) linked.set(key, operand);
  }
  const results = context.component({
    scheme: given.scheme,
    version: given.version,
    linked,
    constants: new Map(Object.entries(given.parameters)),
    results: given.outputs.map(({ key }) => key),
  });
  if (results === null) return null;
  for (const [index, { key, type }] of given.outputs.entries()) {
    const actual = results[key]?.type.base;
    if (actual === type) continue;
    const details = { given: type, expected: actual ?? '' };
    context.report({ code: 'component/other-type', path: `outputs.${index}.type`, details });
    return null;
  }
  return results;
}

/** What the example uses: a tenth of the revenue, or another share of it. */
const EXAMPLE: SchemeDocument = {
  format: SCHEME_FORMAT,
  key: 'revenue-share',
  title: { ru: 'Доля выручки', en: 'Revenue share' },
  period: 'month',
  currency: 'RUB',
  parameters: [{ key: 'rate', type: 'percent', value: '0.1' }],
  nodes: [
    { id: 'revenue', kind: 'criterion', params: { criterion: 'revenue' } },
    { id: 'rate', kind: 'parameter', params: { parameter: 'rate' } },
    { id: 'share', kind: 'multiply' },
    { id: 'pay', kind: 'payout', params: { code: 'share', category: 'bonus' } },
  ],
  links: [
    { from: 'revenue', to: 'share.values' },
    { from: 'rate', to: 'share.values' },
    { from: 'share', to: 'pay.amount' },
  ],
};
const EXAMPLE_VERSION = schemeHash(EXAMPLE);

/**
 * Another published scheme as one node, its version pinned by hash. It reads the same employee's criteria, attributes
 * and facts as if its nodes stood here; its payouts, rounded and capped as it says, and its indicators come out by
 * their codes and are no lines of this scheme until they are paid here. Its balances stay balances.
 */
export const component = defineNodeKind<Params>({
  group: 'text',
  title: { ru: 'Готовая схема', en: 'Component' },
  hint: {
    ru: 'Другая опубликованная схема как один блок: её версия закреплена, параметры можно задать свои.',
    en: 'Another published scheme as one block: its version is pinned, its parameters can be set anew.',
  },
  params,
  inputs: ({ inputs }) => inputs.map((port) => optionalInput(port.key, port.type, titleOf(port))),
  outputs: ({ outputs }) => outputs.map((port) => output(port.key, port.type, titleOf(port))),
  check,
  lower,
  example: {
    components: { [EXAMPLE_VERSION]: EXAMPLE },
    nodes: [
      {
        id: 'sales',
        kind: 'component',
        params: {
          scheme: 'revenue-share',
          version: EXAMPLE_VERSION,
          outputs: [{ key: 'share', type: 'money' }],
          parameters: { rate: '0.05' },
        },
      },
      { id: 'pay', kind: 'payout', params: { code: 'bonus', cap: '30000' } },
    ],
    links: [{ from: 'sales.share', to: 'pay.amount' }],
    inputs: { criteria: { revenue: { actual: '500000' } } },
    expect: { bonus: '25000' },
  },
});
