import type { SchemeLink, SchemeNode } from '@premia/scheme';
import type { Edge, Node } from '@xyflow/react';
import type { NodeGeometry } from '../node-views/geometry.ts';
import type { DrawnArea, DrawnSticker } from '../structure/drawn-parts.ts';
import type { ViaPoint } from './link-path.ts';

/** A node of the document as the canvas library knows it: derived, never saved. */
export type FlowCard = Node<FlowNodeData, 'card' | 'frame'>;
export type FlowArea = Node<FlowAreaData, 'area'>;
export type FlowSticker = Node<FlowStickerData, 'sticker'>;
export type FlowNode = FlowCard | FlowArea | FlowSticker;

export interface FlowNodeData extends Record<string, unknown> {
  readonly node: SchemeNode;
  readonly geometry: NodeGeometry;
}

export interface FlowAreaData extends Record<string, unknown> {
  readonly drawn: DrawnArea;
  readonly geometry: NodeGeometry;
}

export interface FlowStickerData extends Record<string, unknown> {
  readonly drawn: DrawnSticker;
}

export type FlowLink = Edge<FlowLinkData, 'link'>;

export interface FlowLinkData extends Record<string, unknown> {
  readonly link: SchemeLink;
  /** What its line is drawn through; nothing where it is seen to end at a folded area. */
  readonly via?: readonly ViaPoint[] | undefined;
}
