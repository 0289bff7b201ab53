import type {
  Bilingual,
  SchemeArea,
  SchemeCase,
  SchemeComponents,
  SchemeDocument,
  SchemeLink,
  SchemeNode,
  SchemeParameter,
  SchemeSticker,
} from '../scheme-document.ts';

/** One change to a document, as data: undo, audit, co-editing and tests speak of the same list. */
export type SchemeEdit =
  | { readonly edit: 'addNode'; readonly node: SchemeNode }
  /** Its links go with it; the nodes of a removed frame stay, outside. */
  | { readonly edit: 'removeNode'; readonly nodeId: string }
  | { readonly edit: 'moveNode'; readonly nodeId: string; readonly at: readonly [number, number] }
  /** Gives a node another id; links and frames follow. */
  | { readonly edit: 'renameNode'; readonly nodeId: string; readonly to: string }
  | { readonly edit: 'setParams'; readonly nodeId: string; readonly params: NonNullable<SchemeNode['params']> }
  | { readonly edit: 'setNodeTitle'; readonly nodeId: string; readonly title: Bilingual | null }
  | { readonly edit: 'setNodeNote'; readonly nodeId: string; readonly note: Bilingual | null }
  | { readonly edit: 'setFrame'; readonly nodeId: string; readonly frame: string | null }
  /** Only where the drawing shows it: see SchemeLayout. */
  | { readonly edit: 'setArea'; readonly nodeId: string; readonly area: string | null }
  | { readonly edit: 'setFolded'; readonly nodeId: string; readonly folded: boolean }
  /** Draws an area or changes the one of the same id; null takes it away and leaves its nodes. */
  | { readonly edit: 'drawArea'; readonly areaId: string; readonly area: SchemeArea | null }
  | { readonly edit: 'drawSticker'; readonly stickerId: string; readonly sticker: SchemeSticker | null }
  | { readonly edit: 'addLink'; readonly link: SchemeLink }
  | { readonly edit: 'removeLink'; readonly link: SchemeLink }
  /** Draws the line of a link through points, counted from the output it leaves; none makes it one curve again. */
  | { readonly edit: 'bendLink'; readonly link: SchemeLink; readonly via: readonly (readonly [number, number])[] }
  | { readonly edit: 'setTitle'; readonly title: Bilingual }
  | { readonly edit: 'setHeader'; readonly header: Partial<SchemeHeader> }
  /** Adds the parameter or replaces the one of the same key. */
  | { readonly edit: 'setParameter'; readonly parameter: SchemeParameter }
  | { readonly edit: 'removeParameter'; readonly key: string }
  /** Brings a component along; `version` is its hash. */
  | { readonly edit: 'addComponent'; readonly version: string; readonly component: SchemeComponents[string] }
  | { readonly edit: 'removeComponent'; readonly version: string }
  | { readonly edit: 'addCase'; readonly case: SchemeCase }
  | { readonly edit: 'setCase'; readonly index: number; readonly case: SchemeCase }
  | { readonly edit: 'removeCase'; readonly index: number }
  /** All of them or none. */
  | { readonly edit: 'all'; readonly edits: readonly SchemeEdit[] };

export type SchemeHeader = Pick<SchemeDocument, 'key' | 'note' | 'period' | 'currency' | 'owner'>;

export type EditRefusal =
  | 'edit/unknown-node'
  | 'edit/node-exists'
  | 'edit/unknown-area'
  | 'edit/unknown-sticker'
  | 'edit/unknown-link'
  | 'edit/link-exists'
  | 'edit/unknown-parameter'
  | 'edit/unknown-component'
  | 'edit/unknown-case';

export type EditOutcome =
  | { readonly ok: true; readonly document: SchemeDocument }
  | { readonly ok: false; readonly refusal: EditRefusal; readonly subject: string };
