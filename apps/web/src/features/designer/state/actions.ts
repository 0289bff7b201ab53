import type { Message, Translate } from '@premia/locale';
import {
  type Bilingual,
  type EditOutcome,
  parseLinkEnd,
  type SchemeCase,
  type SchemeDocument,
  type SchemeEdit,
  type SchemeLink,
  type SchemeNode,
  type SchemeParameter,
} from '@premia/scheme';
import type { ActionWords, Draft } from '../document-store/draft.ts';
import {
  type Clip,
  type Connection,
  changeParams,
  clipOf,
  connect,
  type Insertion,
  insertExistingEdits,
  insertOnLink,
  linkOf,
  moveNodes,
  type Places,
  paste,
  reconnectEdits,
  removeSelection,
  type Selection,
} from '../edits/compose-edits.ts';
import { perform } from '../edits/perform.ts';
import type { ViaPoint } from '../flow-adapter/link-path.ts';
import { stickerKey } from '../structure/drawn-parts.ts';
import { type StructureActions, structureActions } from '../structure/structure-actions.ts';
import { actionMessages as messages } from './actions.messages.ts';
import { changedWords } from './changed-words.ts';

/** How a node is called right now, in the language of the translator. */
export type NameOf = (node: SchemeNode, t: Translate) => string;

/** Everything a person can do to the scheme; each call is one step of the history, named in words. */
export interface DesignerActions extends StructureActions {
  addNode(node: SchemeNode, links?: readonly NewLink[]): EditOutcome;
  insertNode(insertion: Insertion): EditOutcome;
  connect(connection: Connection, isMany: boolean): EditOutcome;
  /** `healing` closes the gaps that are left. */
  remove(selection: Selection, healing?: readonly SchemeEdit[]): EditOutcome;
  /** Leads a link elsewhere: one step, not a removal and a new link. */
  reconnect(link: SchemeLink, connection: Connection, isMany: boolean): EditOutcome;
  /** Draws the line of a link through points; none makes it one curve again. */
  bend(link: SchemeLink, via: readonly ViaPoint[]): EditOutcome;
  /** Takes a node out of the wire it stands in. */
  takeOut(nodeId: string, edits: readonly SchemeEdit[]): EditOutcome;
  move(places: Places): EditOutcome;
  /** Where dragged nodes were let go, frames included. */
  drop(edits: readonly SchemeEdit[]): EditOutcome;
  /** Puts a node that has no links into a link; false when it does not fit. */
  insertExisting(nodeId: string, linkKey: string): boolean;
  tidy(places: Places): EditOutcome;
  pasteClip(clip: Clip, at: readonly [number, number]): readonly string[];
  duplicate(nodes: ReadonlySet<string>): readonly string[];
  setTitle(nodeId: string, title: Bilingual): EditOutcome;
  setNote(nodeId: string, note: Bilingual): EditOutcome;
  /** `what` names the setting that changed. */
  setParams(nodeId: string, params: NodeParams, what?: Message<Record<never, never>> | ActionWords): EditOutcome;
  /** A formula with the links its names bring and drop. */
  setFormula(nodeId: string, params: NodeParams, links: readonly SchemeEdit[]): EditOutcome;
  setSchemeTitle(title: Bilingual): EditOutcome;
  setParameter(parameter: SchemeParameter): EditOutcome;
  removeParameter(key: string): EditOutcome;
  addCase(added: SchemeCase): EditOutcome;
  addCases(added: readonly SchemeCase[]): EditOutcome;
  setCase(index: number, changed: SchemeCase): EditOutcome;
  removeCase(index: number): EditOutcome;
  fix(words: ActionWords, edits: readonly SchemeEdit[]): EditOutcome;
}

export interface NewLink {
  readonly link: SchemeLink;
  /** The input takes several links; else this one takes the place of what is there. */
  readonly isMany: boolean;
}

export type NodeParams = NonNullable<SchemeNode['params']>;

/** How far a copy stands from its original. */
const COPY_OFFSET = 32;

export function createActions(draft: Draft, nameOf: NameOf): DesignerActions {
  const nodeOf = (nodeId: string) => draft.getDocument().nodes.find((node) => node.id === nodeId);
  const nameById = (nodeId: string, t: Translate) => {
    const node = nodeOf(nodeId);
    return node === undefined ? nodeId : nameOf(node, t);
  };
  /** Words are taken at once for what will be gone; names of the rest follow the language. */
  const naming =
    (node: SchemeNode | undefined, message: Message<{ readonly name: string | number }>): ActionWords =>
    (t) =>
      t(message, { name: node === undefined ? '' : nameOf(node, t) });
  const run = (words: ActionWords, edits: readonly SchemeEdit[]) => perform(draft, words, edits);

  const nodeActions: Pick<DesignerActions, 'addNode' | 'insertNode' | 'setTitle' | 'setNote' | 'setParams'> = {
    addNode: (node, links = []) => {
      const outcome = run(naming(node, messages.added), [
        { edit: 'addNode', node },
        ...links.flatMap((link) => replacing(draft, link)),
      ]);
      return outcome;
    },
    insertNode: (insertion) => run(naming(insertion.node, messages.inserted), insertOnLink(insertion)),
    setTitle: (nodeId, title) => {
      const cleared = isBlank(title);
      const words: ActionWords = cleared
        ? naming(nodeOf(nodeId), messages.unnamed)
        : (t) => t(messages.renamed, { name: title.ru ?? title.en ?? '' });
      return run(words, [{ edit: 'setNodeTitle', nodeId, title: cleared ? null : filled(title) }]);
    },
    setNote: (nodeId, note) =>
      run(naming(nodeOf(nodeId), messages.noted), [
        { edit: 'setNodeNote', nodeId, note: isBlank(note) ? null : filled(note) },
      ]),
    setParams: (nodeId, params, what = messages.setting) => {
      const plainly: ActionWords = (t) =>
        t(messages.changed, { name: nameById(nodeId, t), what: typeof what === 'function' ? what(t) : t(what) });
      const before = draft.getDocument();
      const changed = { nodeId, before, after: before };
      const words = changedWords(() => changed, plainly);
      const outcome = run(words, changeParams(before, nodeId, withoutUndefined(params)));
      if (outcome.ok) changed.after = outcome.document;
      return outcome;
    },
  };

  const graphActions: Pick<DesignerActions, 'connect' | 'remove' | 'move' | 'drop' | 'insertExisting' | 'tidy'> = {
    connect: (connection, isMany) => {
      const words: ActionWords = (t) =>
        t(messages.connected, { from: nameById(connection.from.nodeId, t), to: nameById(connection.to.nodeId, t) });
      const edits = isMany
        ? ([{ edit: 'addLink', link: linkOf(connection) }] as const)
        : connect(draft.getDocument(), connection);
      return run(words, edits);
    },
    remove: (selection, healing = []) =>
      run(removalWords(draft, selection, nameOf), [...removeSelection(draft.getDocument(), selection), ...healing]),
    move: (places) => {
      const edits = moveNodes(draft.getDocument(), places);
      return run((t) => t(messages.moved, { count: edits.length }), edits);
    },
    drop: (edits) => {
      const moved = edits.flatMap((edit) =>
        'nodeId' in edit ? [edit.nodeId] : edit.edit === 'drawSticker' ? [stickerKey(edit.stickerId)] : [],
      );
      const count = new Set(moved).size;
      return run((t) => t(messages.moved, { count }), edits);
    },
    insertExisting: (nodeId, linkKey) => {
      const edits = insertExistingEdits(draft.getDocument(), nodeId, linkKey);
      return edits !== null && run(naming(nodeOf(nodeId), messages.inserted), edits).ok;
    },
    tidy: (places) => run((t) => t(messages.tidied), tidied(draft.getDocument(), places)),
  };

  return {
    ...nodeActions,
    ...graphActions,
    ...schemeActions(draft, run),
    ...structureActions(draft, run),
    ...copyActions(draft, run),
    ...wireActions(draft, nameById, run),
    setFormula: formulaAction(nameById, run),
  };
}

/** Ways of links that were drawn by hand led around blocks that now stand elsewhere. */
function tidied(document: SchemeDocument, places: Places): readonly SchemeEdit[] {
  const bent = document.links.filter(({ via }) => via !== undefined);
  return [...moveNodes(document, places), ...bent.map((link) => ({ edit: 'bendLink', link, via: [] }) as const)];
}

type Run = (words: ActionWords, edits: readonly SchemeEdit[]) => EditOutcome;

function copyActions(draft: Draft, run: Run): Pick<DesignerActions, 'pasteClip' | 'duplicate'> {
  return {
    pasteClip: (clip, at) => {
      const { edits, pasted } = paste(draft.getDocument(), clip, at);
      return run((t) => t(messages.pasted, { count: clip.nodes.length }), edits).ok ? pasted : [];
    },
    duplicate: (nodes) => {
      const document = draft.getDocument();
      const clip = clipOf(document, nodes);
      const top = clip.nodes.filter((node) => node.frame === undefined);
      const left = Math.min(...top.map((node) => node.at?.[0] ?? 0));
      const upper = Math.min(...top.map((node) => node.at?.[1] ?? 0));
      const { edits, pasted } = paste(document, clip, [left + COPY_OFFSET, upper + COPY_OFFSET]);
      return run((t) => t(messages.duplicated, { count: clip.nodes.length }), edits).ok ? pasted : [];
    },
  };
}

/** What happens to wires that are there already. */
function wireActions(
  draft: Draft,
  nameById: (nodeId: string, t: Translate) => string,
  run: Run,
): Pick<DesignerActions, 'reconnect' | 'bend' | 'takeOut'> {
  return {
    bend: (link, via) => {
      const [from, to] = [parseLinkEnd(link.from).nodeId, parseLinkEnd(link.to).nodeId];
      const words: ActionWords = (t) => t(messages.bent, { from: nameById(from, t), to: nameById(to, t) });
      return run(words, [{ edit: 'bendLink', link, via }]);
    },
    reconnect: (link, connection, isMany) => {
      const words: ActionWords = (t) =>
        t(messages.reconnected, { from: nameById(connection.from.nodeId, t), to: nameById(connection.to.nodeId, t) });
      return run(words, reconnectEdits(draft.getDocument(), { link, connection, isMany }));
    },
    takeOut: (nodeId, edits) => run((t) => t(messages.takenOut, { name: nameById(nodeId, t) }), edits),
  };
}

function formulaAction(nameById: (nodeId: string, t: Translate) => string, run: Run): DesignerActions['setFormula'] {
  return (nodeId, params, links) => {
    const words: ActionWords = (t) => t(messages.changed, { name: nameById(nodeId, t), what: t(messages.formula) });
    // A name is an input before a link can lead to it, and no longer one once its link is gone.
    const of = (kind: SchemeEdit['edit']) => links.filter(({ edit }) => edit === kind);
    const set = { edit: 'setParams', nodeId, params: withoutUndefined(params) } as const;
    return run(words, [...of('removeLink'), set, ...of('addLink')]);
  };
}

function schemeActions(
  draft: Draft,
  run: Run,
): Pick<
  DesignerActions,
  'setSchemeTitle' | 'setParameter' | 'removeParameter' | 'addCase' | 'addCases' | 'setCase' | 'removeCase' | 'fix'
> {
  const caseName = (index: number) => draft.getDocument().cases?.[index]?.name ?? '';
  const named =
    (message: Message<{ readonly name: string | number }>, name: string): ActionWords =>
    (t) =>
      t(message, { name });
  return {
    setSchemeTitle: (title) => run((t) => t(messages.schemeTitle), [{ edit: 'setTitle', title: filled(title) }]),
    setParameter: (parameter) =>
      run(named(messages.parameterSet, parameter.key), [
        { edit: 'setParameter', parameter: withoutUndefined(parameter) },
      ]),
    removeParameter: (key) => run(named(messages.parameterRemoved, key), [{ edit: 'removeParameter', key }]),
    addCase: (added) => run(named(messages.caseAdded, added.name), [{ edit: 'addCase', case: added }]),
    addCases: (added) =>
      run(
        (t) => t(messages.casesAdded, { count: added.length }),
        added.map((one) => ({ edit: 'addCase', case: one })),
      ),
    setCase: (index, changed) =>
      run(named(messages.caseChanged, changed.name), [{ edit: 'setCase', index, case: changed }]),
    removeCase: (index) => run(named(messages.caseRemoved, caseName(index)), [{ edit: 'removeCase', index }]),
    fix: (words, edits) => run((t) => t(messages.fixed, { what: words(t) }), edits),
  };
}

function replacing(draft: Draft, { link, isMany }: NewLink): readonly SchemeEdit[] {
  const old = isMany ? [] : draft.getDocument().links.filter((other) => other.to === link.to);
  return [...old.map((other) => ({ edit: 'removeLink', link: other }) as const), { edit: 'addLink', link }];
}

function removalWords(draft: Draft, { nodes, links }: Selection, nameOf: NameOf): ActionWords {
  const count = nodes.size + links.length;
  const only = nodes.size === 1 ? draft.getDocument().nodes.find((node) => nodes.has(node.id)) : undefined;
  if (only !== undefined) return (t) => t(messages.removedOne, { name: nameOf(only, t) });
  return nodes.size === 0 && count === 1 ? (t) => t(messages.removedLink) : (t) => t(messages.removedMany, { count });
}

function isBlank(text: Bilingual): boolean {
  return (text.ru ?? '').trim() === '' && (text.en ?? '').trim() === '';
}

/** An empty name in one language is no name in it. */
function filled(text: Bilingual): Bilingual {
  return Object.fromEntries(
    Object.entries(text)
      .map(([language, words]) => [language, words?.trim()])
      .filter(([, words]) => words !== undefined && words !== ''),
  );
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
