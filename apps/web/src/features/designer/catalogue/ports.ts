import {
  CATALOGUE,
  type InputPort,
  isNodeKindName,
  type OutputPort,
  type SchemeLink,
  type SchemeNode,
} from '@premia/scheme';
import { INITIAL_PARAMS } from './initial-params.ts';

export interface NodePorts {
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
  readonly isFrame: boolean;
  /** False when the node's settings cannot be read: its ports are those of a new node of its kind. */
  readonly isSound: boolean;
}

const NO_PORTS: NodePorts = { inputs: [], outputs: [], isFrame: false, isSound: false };
type KindPorts = Map<string, NodePorts>;
const knownBySettings = new WeakMap<NonNullable<SchemeNode['params']>, KindPorts>();
const knownWithoutSettings: KindPorts = new Map();

/** A node's ports follow from its kind and settings alone: a node that was only moved is not looked at again. */
export function portsOf(node: SchemeNode): NodePorts {
  const known = knownOf(node.params);
  const found = known.get(node.kind);
  if (found !== undefined) return found;
  const ports = readPorts(node);
  known.set(node.kind, ports);
  return ports;
}

function knownOf(settings: SchemeNode['params']): KindPorts {
  if (settings === undefined) return knownWithoutSettings;
  const known = knownBySettings.get(settings) ?? new Map();
  knownBySettings.set(settings, known);
  return known;
}

function readPorts(node: SchemeNode): NodePorts {
  if (!isNodeKindName(node.kind)) return NO_PORTS;
  const kind = CATALOGUE[node.kind];
  const bound = kind.bind(node.params ?? {});
  if (bound.ok) return { inputs: bound.node.inputs, outputs: bound.node.outputs, isFrame: kind.isFrame, isSound: true };
  // Half-filled settings must not make the node's links vanish while someone is typing.
  const fresh = kind.bind(INITIAL_PARAMS[node.kind]);
  if (!fresh.ok) return { ...NO_PORTS, isFrame: kind.isFrame };
  return { inputs: fresh.node.inputs, outputs: fresh.node.outputs, isFrame: kind.isFrame, isSound: false };
}

/** Whether an input may be given as a constant in the settings, under its own name. */
export function takesConstant(kind: string, port: string): boolean {
  if (!isNodeKindName(kind)) return false;
  const schema: unknown = CATALOGUE[kind].params;
  const shape = typeof schema === 'object' && schema !== null && 'shape' in schema ? schema.shape : null;
  return typeof shape === 'object' && shape !== null && Object.hasOwn(shape, port);
}

export function linkKeyOf(link: SchemeLink): string {
  return `${link.from} ${link.to}`;
}
