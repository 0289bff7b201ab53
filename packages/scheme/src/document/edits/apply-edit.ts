import { formatLinkEnd, parseLinkEnd } from '../link-ends.ts';
import type { SchemeDocument, SchemeLayout, SchemeLink, SchemeNode } from '../scheme-document.ts';
import type { EditOutcome, EditRefusal, SchemeEdit } from './scheme-edit.ts';

/** Applies one edit. Pure: the given document stays as it is and unchanged parts are shared with the answer. */
export function applyEdit(document: SchemeDocument, edit: SchemeEdit): EditOutcome {
  switch (edit.edit) {
    case 'addNode':
    case 'removeNode':
    case 'moveNode':
    case 'renameNode':
    case 'setParams':
    case 'setNodeTitle':
    case 'setNodeNote':
    case 'setFrame':
    case 'setArea':
    case 'setFolded':
      return applyNodeEdit(document, edit);
    case 'drawArea':
    case 'drawSticker':
      return applyLayoutEdit(document, edit);
    case 'addLink':
      if (document.links.some((link) => sameLink(link, edit.link))) return refuse('edit/link-exists', edit.link.to);
      return accept({ ...document, links: [...document.links, edit.link] });
    case 'removeLink': {
      const links = document.links.filter((link) => !sameLink(link, edit.link));
      if (links.length === document.links.length) return refuse('edit/unknown-link', edit.link.to);
      return accept({ ...document, links });
    }
    case 'bendLink': {
      const links = document.links.map((link) => (sameLink(link, edit.link) ? bent(link, edit.via) : link));
      if (!document.links.some((link) => sameLink(link, edit.link))) return refuse('edit/unknown-link', edit.link.to);
      return accept({ ...document, links });
    }
    case 'setTitle':
      return accept({ ...document, title: edit.title });
    case 'setHeader':
      return accept({ ...document, ...edit.header });
    case 'setParameter':
    case 'removeParameter':
      return applyParameterEdit(document, edit);
    case 'addComponent':
    case 'removeComponent':
      return applyComponentEdit(document, edit);
    case 'addCase':
    case 'setCase':
    case 'removeCase':
      return applyCaseEdit(document, edit);
    case 'all':
      return applyEdits(document, edit.edits);
  }
}

/** Applies edits in turn; the first refusal refuses them all. */
export function applyEdits(document: SchemeDocument, edits: readonly SchemeEdit[]): EditOutcome {
  let current = document;
  for (let index = 0; index < edits.length; ) {
    const moves = movesFrom(edits, index);
    const edit = edits[index];
    const outcome = moves.length > 1 || edit === undefined ? moveAll(current, moves) : applyEdit(current, edit);
    if (!outcome.ok) return outcome;
    current = outcome.document;
    index += Math.max(moves.length, 1);
  }
  return accept(current);
}

/** Tidying up moves every node: one pass over them, not one for each. */
function movesFrom(edits: readonly SchemeEdit[], start: number): readonly EditOf<'moveNode'>[] {
  const moves: EditOf<'moveNode'>[] = [];
  for (let index = start; index < edits.length; index += 1) {
    const edit = edits[index];
    if (edit?.edit !== 'moveNode') break;
    moves.push(edit);
  }
  return moves;
}

function moveAll(document: SchemeDocument, moves: readonly EditOf<'moveNode'>[]): EditOutcome {
  const ids = new Set(document.nodes.map(({ id }) => id));
  const unknown = moves.find(({ nodeId }) => !ids.has(nodeId));
  if (unknown !== undefined) return refuse('edit/unknown-node', unknown.nodeId);
  const places = new Map(moves.map(({ nodeId, at }) => [nodeId, at]));
  const nodes = document.nodes.map((node) => {
    const at = places.get(node.id);
    return at === undefined ? node : { ...node, at: [at[0], at[1]] as [number, number] };
  });
  return accept({ ...document, nodes });
}

type EditOf<Name extends SchemeEdit['edit']> = Extract<SchemeEdit, { edit: Name }>;
type NodeEdit = EditOf<
  | 'addNode'
  | 'removeNode'
  | 'moveNode'
  | 'renameNode'
  | 'setParams'
  | 'setNodeTitle'
  | 'setNodeNote'
  | 'setFrame'
  | 'setArea'
  | 'setFolded'
>;

function applyNodeEdit(document: SchemeDocument, edit: NodeEdit): EditOutcome {
  if (edit.edit === 'addNode') {
    if (hasNode(document, edit.node.id)) return refuse('edit/node-exists', edit.node.id);
    return accept({ ...document, nodes: [...document.nodes, edit.node] });
  }
  const { nodeId } = edit;
  if (!hasNode(document, nodeId)) return refuse('edit/unknown-node', nodeId);
  switch (edit.edit) {
    case 'removeNode':
      return accept(withoutNode(document, nodeId));
    case 'renameNode':
      if (hasNode(document, edit.to)) return refuse('edit/node-exists', edit.to);
      return accept(renamed(document, nodeId, edit.to));
    case 'moveNode':
      return accept(withNode(document, nodeId, (node) => ({ ...node, at: [edit.at[0], edit.at[1]] })));
    case 'setParams':
      return accept(withNode(document, nodeId, (node) => ({ ...node, params: edit.params })));
    case 'setNodeTitle':
      return accept(withNode(document, nodeId, (node) => withEntry(node, 'title', edit.title)));
    case 'setNodeNote':
      return accept(withNode(document, nodeId, (node) => withEntry(node, 'note', edit.note)));
    case 'setFrame':
      if (edit.frame !== null && !hasNode(document, edit.frame)) return refuse('edit/unknown-node', edit.frame);
      return accept(withNode(document, nodeId, (node) => withEntry(node, 'frame', edit.frame)));
    case 'setArea':
      if (edit.area !== null && document.layout?.areas?.[edit.area] === undefined)
        return refuse('edit/unknown-area', edit.area);
      return accept(withNode(document, nodeId, (node) => withEntry(node, 'area', edit.area)));
    case 'setFolded':
      return accept(withNode(document, nodeId, (node) => withEntry(node, 'folded', edit.folded ? true : null)));
  }
}

function applyLayoutEdit(document: SchemeDocument, edit: EditOf<'drawArea' | 'drawSticker'>): EditOutcome {
  const { areas = {}, stickers = {} } = document.layout ?? {};
  if (edit.edit === 'drawSticker') {
    if (edit.sticker === null && stickers[edit.stickerId] === undefined)
      return refuse('edit/unknown-sticker', edit.stickerId);
    return accept(withLayout(document, { areas, stickers: withKey(stickers, edit.stickerId, edit.sticker) }));
  }
  const drawn = withKey(areas, edit.areaId, edit.area);
  if (edit.area !== null) return accept(withLayout(document, { areas: drawn, stickers }));
  if (areas[edit.areaId] === undefined) return refuse('edit/unknown-area', edit.areaId);
  const nodes = document.nodes.map((node) => (node.area === edit.areaId ? withEntry(node, 'area', null) : node));
  return accept(withLayout({ ...document, nodes }, { areas: drawn, stickers }));
}

function withKey<Entry>(
  record: Readonly<Record<string, Entry>>,
  key: string,
  entry: NoInfer<Entry> | null,
): Record<string, Entry> {
  const { [key]: _replaced, ...rest } = record;
  return entry === null ? rest : { ...rest, [key]: entry };
}

/** Nothing drawn is no layout: absent is the only form of "none". */
function withLayout(document: SchemeDocument, { areas = {}, stickers = {} }: SchemeLayout): SchemeDocument {
  const { layout: _before, ...rest } = document;
  const layout = {
    ...(Object.keys(areas).length === 0 ? {} : { areas }),
    ...(Object.keys(stickers).length === 0 ? {} : { stickers }),
  };
  return Object.keys(layout).length === 0 ? rest : { ...rest, layout };
}

function applyParameterEdit(document: SchemeDocument, edit: EditOf<'setParameter' | 'removeParameter'>): EditOutcome {
  const parameters = document.parameters ?? [];
  const key = edit.edit === 'setParameter' ? edit.parameter.key : edit.key;
  const exists = parameters.some((parameter) => parameter.key === key);
  if (edit.edit === 'removeParameter') {
    if (!exists) return refuse('edit/unknown-parameter', key);
    return accept({ ...document, parameters: parameters.filter((parameter) => parameter.key !== key) });
  }
  const replaced = parameters.map((parameter) => (parameter.key === key ? edit.parameter : parameter));
  return accept({ ...document, parameters: exists ? replaced : [...parameters, edit.parameter] });
}

function applyComponentEdit(document: SchemeDocument, edit: EditOf<'addComponent' | 'removeComponent'>): EditOutcome {
  const { components = {}, ...rest } = document;
  if (edit.edit === 'addComponent') {
    return accept({ ...document, components: { ...components, [edit.version]: edit.component } });
  }
  const { [edit.version]: removed, ...others } = components;
  if (removed === undefined) return refuse('edit/unknown-component', edit.version);
  return accept(Object.keys(others).length === 0 ? rest : { ...rest, components: others });
}

function applyCaseEdit(document: SchemeDocument, edit: EditOf<'addCase' | 'setCase' | 'removeCase'>): EditOutcome {
  const cases = document.cases ?? [];
  if (edit.edit === 'addCase') return accept({ ...document, cases: [...cases, edit.case] });
  if (cases[edit.index] === undefined) return refuse('edit/unknown-case', String(edit.index));
  if (edit.edit === 'setCase') return accept({ ...document, cases: cases.with(edit.index, edit.case) });
  return accept({ ...document, cases: cases.toSpliced(edit.index, 1) });
}

function accept(document: SchemeDocument): EditOutcome {
  return { ok: true, document };
}

function refuse(refusal: EditRefusal, subject: string): EditOutcome {
  return { ok: false, refusal, subject };
}

function hasNode(document: SchemeDocument, nodeId: string): boolean {
  return document.nodes.some((node) => node.id === nodeId);
}

function withNode(document: SchemeDocument, nodeId: string, change: (node: SchemeNode) => SchemeNode): SchemeDocument {
  return { ...document, nodes: document.nodes.map((node) => (node.id === nodeId ? change(node) : node)) };
}

/** Sets an optional entry, or takes it away: absent is the only form of "none". */
function withEntry<Key extends 'title' | 'note' | 'frame' | 'area' | 'folded'>(
  node: SchemeNode,
  key: Key,
  value: SchemeNode[Key] | null,
): SchemeNode {
  const { [key]: _replaced, ...rest } = node;
  return (value === null ? rest : { ...rest, [key]: value }) as SchemeNode;
}

function withoutNode(document: SchemeDocument, nodeId: string): SchemeDocument {
  const touches = (end: string): boolean => parseLinkEnd(end).nodeId === nodeId;
  return {
    ...document,
    nodes: document.nodes
      .filter((node) => node.id !== nodeId)
      .map((node) => (node.frame === nodeId ? withEntry(node, 'frame', null) : node)),
    links: document.links.filter((link) => !touches(link.from) && !touches(link.to)),
  };
}

function renamed(document: SchemeDocument, nodeId: string, to: string): SchemeDocument {
  const end = (text: string): string => {
    const parsed = parseLinkEnd(text);
    return parsed.nodeId === nodeId ? formatLinkEnd({ nodeId: to, port: parsed.port }) : text;
  };
  return {
    ...document,
    nodes: document.nodes.map((node) => ({
      ...node,
      ...(node.id === nodeId ? { id: to } : {}),
      ...(node.frame === nodeId ? { frame: to } : {}),
    })),
    links: document.links.map((link) => ({ ...link, from: end(link.from), to: end(link.to) })),
  };
}

function bent({ from, to }: SchemeLink, via: readonly (readonly [number, number])[]): SchemeLink {
  return via.length === 0 ? { from, to } : { from, to, via: via.map(([x, y]) => [x, y]) };
}

function sameLink(left: SchemeLink, right: SchemeLink): boolean {
  return left.from === right.from && left.to === right.to;
}
