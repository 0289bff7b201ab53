import { isNodeKindName, type SchemeDocument, type SchemeNode } from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import { CARD_SIZES, UNKNOWN_CARD_SIZE } from './card-sizes.ts';
import { cardGeometry, foldedGeometry, frameGeometry, type InnerBox, type NodeGeometry } from './geometry.ts';

export type Geometries = ReadonlyMap<string, NodeGeometry>;

const cards = new WeakMap<SchemeNode, NodeGeometry>();

/** Width, height and port places of every node of a document, frames included. */
export function measureNodes(document: SchemeDocument): Geometries {
  const inner = Map.groupBy(document.nodes, (node) => node.frame ?? null);
  const geometries = new Map<string, NodeGeometry>();
  const measure = (node: SchemeNode, depth: number): NodeGeometry => {
    const known = geometries.get(node.id);
    if (known !== undefined) return known;
    // A frame inside itself is a fault of the document, not a reason to hang.
    const isDrawnAsFrame = portsOf(node).isFrame && node.folded !== true && depth < DEPTH_MAX;
    const geometry = isDrawnAsFrame
      ? measureFrame(
          node,
          (inner.get(node.id) ?? []).map((child) => boxOf(child, measure(child, depth + 1))),
        )
      : measureCard(node);
    geometries.set(node.id, geometry);
    return geometry;
  };
  for (const node of document.nodes) measure(node, 0);
  return geometries;
}

const DEPTH_MAX = 8;
const FOLDED_WIDTH_MIN = 220;

function measureCard(node: SchemeNode): NodeGeometry {
  const known = cards.get(node);
  if (known !== undefined) return known;
  const { inputs, outputs, isFrame } = portsOf(node);
  const size = sizeOf(node);
  if (node.folded === true) {
    // What only the nodes of a frame give and take is hidden with them.
    const ports = isFrame
      ? { inputs: [], outputs: outputs.filter((port) => !port.inside).map((port) => port.key) }
      : { inputs: inputs.map((port) => port.key), outputs: outputs.map((port) => port.key) };
    const folded = foldedGeometry(ports, Math.max(size.width, FOLDED_WIDTH_MIN));
    cards.set(node, folded);
    return folded;
  }
  const geometry = cardGeometry(
    { inputs: inputs.map((port) => port.key), outputs: outputs.map((port) => port.key) },
    { width: size.width, body: size.body(node.params ?? {}) },
  );
  cards.set(node, geometry);
  return geometry;
}

const frames = new WeakMap<SchemeNode, { readonly key: string; readonly geometry: NodeGeometry }>();

function measureFrame(node: SchemeNode, inner: readonly InnerBox[]): NodeGeometry {
  const key = inner.map((box) => `${box.x},${box.y},${box.width},${box.height}`).join(';');
  const known = frames.get(node);
  if (known?.key === key) return known.geometry;
  const { inputs, outputs } = portsOf(node);
  const geometry = frameGeometry(
    {
      inputs: [],
      outputs: outputs.filter((port) => !port.inside).map((port) => port.key),
      insideOutputs: outputs.filter((port) => port.inside).map((port) => port.key),
      // Whatever a frame takes, its inner nodes give it.
      insideInputs: inputs.map((port) => port.key),
    },
    inner,
  );
  frames.set(node, { key, geometry });
  return geometry;
}

function boxOf(node: SchemeNode, { width, height }: NodeGeometry): InnerBox {
  const [x, y] = node.at ?? [0, 0];
  return { x, y, width, height };
}

function sizeOf(node: SchemeNode) {
  return isNodeKindName(node.kind) ? CARD_SIZES[node.kind] : UNKNOWN_CARD_SIZE;
}
