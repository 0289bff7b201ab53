import {
  type Bilingual,
  type ComponentParams,
  parseLinkEnd,
  SCHEME_FORMAT,
  type SchemeComponents,
  type SchemeDocument,
  type SchemeEdit,
  type SchemeNode,
  type SchemeParameter,
} from '@premia/scheme';
import { portsOf } from '../../catalogue/ports.ts';
import { freeNodeId, nodeIds } from '../../edits/compose-edits.ts';
import type { KnownTypes } from '../../preview/bypass.ts';
import { portKey } from '../../preview/value-store.ts';

/** Why a selection cannot become a scheme of its own. */
export type NoPromotion =
  | 'nothing'
  | 'result'
  | 'in-frame'
  | 'no-output'
  | 'unknown-type'
  | 'not-one-value'
  | 'balance';

/** Something the selection reads from outside: an input of the component. */
export interface PromotedInput {
  readonly key: string;
  readonly from: string;
  readonly parameter: SchemeParameter;
}

/** Something read from the selection outside: a result of the component. */
export interface PromotedOutput {
  readonly code: string;
  readonly from: string;
}

export type Promotion =
  | {
      readonly ok: true;
      readonly ids: ReadonlySet<string>;
      readonly inputs: readonly PromotedInput[];
      readonly outputs: readonly PromotedOutput[];
    }
  | { readonly ok: false; readonly reason: NoPromotion; readonly nodeId: string | null };

/** Kinds that hold money of a person over time: in another scheme they would keep a balance of their own. */
const KEEPS_BALANCE: ReadonlySet<string> = new Set(['draw', 'reserve', 'instalments', 'clawback', 'balance']);

export interface PromotionQuestion {
  readonly ids: ReadonlySet<string>;
  readonly types: KnownTypes;
  /** What an end of a link is called, in both languages where there are both. */
  readonly titleOf: (nodeId: string) => Bilingual;
}

/** Looks whether a selection can stand alone, and what would go in and come out of it. */
export function promotionOf(document: SchemeDocument, { ids: chosen, types, titleOf }: PromotionQuestion): Promotion {
  const ids = withInner(document, chosen);
  const nodes = document.nodes.filter(({ id }) => ids.has(id));
  if (nodes.length === 0) return refused('nothing');
  const result = nodes.find(({ kind }) => kind === 'payout' || kind === 'indicator');
  if (result !== undefined) return refused('result', result.id);
  const framed = nodes.find(({ frame }) => frame !== undefined && !ids.has(frame));
  if (framed !== undefined) return refused('in-frame', framed.id);
  const keeping = nodes.find(({ kind }) => KEEPS_BALANCE.has(kind));
  if (keeping !== undefined) return refused('balance', keeping.id);

  const end = (text: string) => withPort(document, text);
  const entering = document.links.filter((link) => ids.has(nodeOf(link.to)) && !ids.has(nodeOf(link.from)));
  const leaving = document.links.filter((link) => ids.has(nodeOf(link.from)) && !ids.has(nodeOf(link.to)));
  if (leaving.length === 0) return refused('no-output');

  const taken = new Set((document.parameters ?? []).map(({ key }) => key));
  const inputs: PromotedInput[] = [];
  for (const from of new Set(entering.map((link) => end(link.from)))) {
    const { nodeId, port } = parseLinkEnd(from);
    const type = types.get(portKey(nodeId, port ?? ''));
    if (type === undefined) return refused('unknown-type', nodeId);
    if (type.grain !== 'employee') return refused('not-one-value', nodeId);
    const key = freeNodeId(taken, nodeId);
    taken.add(key);
    const currency = type.currency === null || type.currency === undefined ? {} : { currency: type.currency };
    inputs.push({ key, from, parameter: { key, type: type.base, ...currency, title: titleOf(nodeId) } });
  }
  const codes = new Set<string>();
  const outputs: PromotedOutput[] = [];
  for (const from of new Set(leaving.map((link) => end(link.from)))) {
    const { nodeId, port } = parseLinkEnd(from);
    const type = types.get(portKey(nodeId, port ?? ''));
    if (type === undefined) return refused('unknown-type', nodeId);
    if (type.grain !== 'employee') return refused('not-one-value', nodeId);
    const code = freeNodeId(codes, nodeId);
    codes.add(code);
    outputs.push({ code, from });
  }
  return { ok: true, ids, inputs, outputs };
}

type Promoted = Extract<Promotion, { readonly ok: true }>;

export interface NewComponent {
  readonly key: string;
  readonly title: Bilingual;
  readonly titleOf: (nodeId: string) => Bilingual;
}

/** The scheme the selection becomes: what came in is a parameter now, what went out an indicator. */
export function componentDocument(document: SchemeDocument, promoted: Promoted, made: NewComponent): SchemeDocument {
  const nodes = document.nodes.filter(({ id }) => promoted.ids.has(id)).map(bare);
  const left = Math.min(...nodes.filter(({ frame }) => frame === undefined).map(({ at }) => at?.[0] ?? 0));
  const right = Math.max(...nodes.filter(({ frame }) => frame === undefined).map(({ at }) => at?.[0] ?? 0));
  const taken = new Set(promoted.ids);
  const ownId = (wanted: string) => {
    const id = freeNodeId(taken, wanted);
    taken.add(id);
    return id;
  };
  const givers = promoted.inputs.map(({ key, from }, index) => ({
    from,
    node: {
      id: ownId(`in-${key}`),
      kind: 'parameter',
      params: { parameter: key },
      at: [left - COLUMN, index * ROW],
    } as SchemeNode,
  }));
  const takers = promoted.outputs.map(({ code, from }, index) => ({
    from,
    node: {
      id: ownId(`out-${code}`),
      kind: 'indicator',
      params: { code, title: made.titleOf(parseLinkEnd(from).nodeId) },
      at: [right + COLUMN, index * ROW],
    } as SchemeNode,
  }));
  const giver = new Map(givers.map(({ from, node }) => [from, node.id]));
  const used = new Set(nodes.flatMap(({ kind, params }) => (kind === 'parameter' ? [params?.['parameter']] : [])));
  const parameters = [
    ...(document.parameters ?? []).filter(({ key }) => used.has(key)),
    ...promoted.inputs.map(({ parameter }) => parameter),
  ];
  return {
    format: SCHEME_FORMAT,
    key: made.key,
    title: made.title,
    period: document.period,
    currency: document.currency,
    ...(parameters.length === 0 ? {} : { parameters }),
    nodes: [...givers.map(({ node }) => node), ...nodes, ...takers.map(({ node }) => node)],
    links: [
      ...document.links.flatMap((link) => {
        if (!promoted.ids.has(nodeOf(link.to))) return [];
        if (promoted.ids.has(nodeOf(link.from))) return [link];
        const from = giver.get(withPort(document, link.from));
        return from === undefined ? [] : [{ from, to: link.to }];
      }),
      ...takers.map(({ from, node }) => ({ from, to: `${node.id}.value` })),
    ],
    ...(document.components === undefined ? {} : { components: document.components }),
  };
}

/** Half a card more than the widest one: nothing of the selection is covered. */
const COLUMN = 400;
const ROW = 120;

export interface PublishedComponent {
  readonly params: ComponentParams;
  readonly components: SchemeComponents;
}

/** What a published scheme lacks to take the place of the selection: ports by their keys. Empty when it fits. */
export function missingPorts(promoted: Promoted, { params }: PublishedComponent): readonly string[] {
  const inputs = new Map(params.inputs.map(({ key, type }) => [key, type]));
  const outputs = new Set(params.outputs.map(({ key }) => key));
  return [
    ...promoted.inputs.filter(({ key, parameter }) => inputs.get(key) !== parameter.type).map(({ key }) => key),
    ...promoted.outputs.filter(({ code }) => !outputs.has(code)).map(({ code }) => code),
  ];
}

/** Puts a component node in the place of the selection, its ends linked as those of the selection were. */
export function replaceByComponent(
  document: SchemeDocument,
  promoted: Promoted,
  { params, components }: PublishedComponent,
): { readonly edits: readonly SchemeEdit[]; readonly nodeId: string } {
  const nodeId = freeNodeId(nodeIds(document), 'component');
  const places = document.nodes.filter(({ id, frame }) => promoted.ids.has(id) && frame === undefined);
  const at: [number, number] = [
    Math.min(...places.map((node) => node.at?.[0] ?? 0)),
    Math.min(...places.map((node) => node.at?.[1] ?? 0)),
  ];
  const code = new Map(promoted.outputs.map((output) => [output.from, output.code]));
  const leaving = document.links.filter(
    (link) => promoted.ids.has(nodeOf(link.from)) && !promoted.ids.has(nodeOf(link.to)),
  );
  return {
    nodeId,
    edits: [
      ...Object.entries(components).map(
        ([version, component]) => ({ edit: 'addComponent', version, component }) as const,
      ),
      { edit: 'addNode', node: { id: nodeId, kind: 'component', params: { ...params } as never, at } },
      ...[...promoted.ids].map((id) => ({ edit: 'removeNode', nodeId: id }) as const),
      ...promoted.inputs.map(({ key, from }) => ({ edit: 'addLink', link: { from, to: `${nodeId}.${key}` } }) as const),
      ...leaving.map((link) => ({
        edit: 'addLink' as const,
        link: { from: `${nodeId}.${code.get(withPort(document, link.from)) ?? ''}`, to: link.to },
      })),
    ],
  };
}

function refused(reason: NoPromotion, nodeId: string | null = null): Promotion {
  return { ok: false, reason, nodeId };
}

function withInner(document: SchemeDocument, ids: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    document.nodes
      .filter(({ id, frame }) => ids.has(id) || (frame !== undefined && ids.has(frame)))
      .map(({ id }) => id),
  );
}

function nodeOf(end: string): string {
  return parseLinkEnd(end).nodeId;
}

/** `node` alone names its first output. */
function withPort(document: SchemeDocument, end: string): string {
  const { nodeId, port } = parseLinkEnd(end);
  if (port !== null) return end;
  const node = document.nodes.find(({ id }) => id === nodeId);
  return `${nodeId}.${node === undefined ? '' : (portsOf(node).outputs[0]?.key ?? '')}`;
}

function bare({ area: _area, ...node }: SchemeNode): SchemeNode {
  return node;
}
