import type { SchemeLink, SchemeNode } from '@premia/scheme';
import type { Edge, Node } from '@xyflow/react';
import type { NodeGeometry } from '../node-views/geometry.ts';

/** A node of the document as the canvas library knows it: derived, never saved. */
export type FlowNode = Node<FlowNodeData, 'card' | 'frame'>;

export interface FlowNodeData extends Record<string, unknown> {
  readonly node: SchemeNode;
  readonly geometry: NodeGeometry;
}

export type FlowLink = Edge<FlowLinkData, 'link'>;

export interface FlowLinkData extends Record<string, unknown> {
  readonly link: SchemeLink;
}
