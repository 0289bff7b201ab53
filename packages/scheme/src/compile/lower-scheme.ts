import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { InsideBlock, NodeContext, Operand, Outputs } from '../nodes/node-context.ts';
import { portAccepts } from '../nodes/ports.ts';
import type { PlanResult } from '../plan/plan.ts';
import { PlanBuilder } from '../plan/plan-builder.ts';
import { describeType, type ValueType } from '../values/value-type.ts';
import { findingDiagnostic } from './link-scheme.ts';
import type { LinkedNode, LinkedScheme, LinkedSource } from './linked-scheme.ts';
import type { Stage } from './order.ts';

export interface Lowered {
  readonly builder: PlanBuilder;
  readonly results: readonly PlanResult[];
  /** By `node.output`. */
  readonly types: ReadonlyMap<string, ValueType>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Frame {
  readonly builder: PlanBuilder;
  readonly outputs: Outputs;
}

interface Lowering {
  readonly scheme: LinkedScheme;
  readonly root: PlanBuilder;
  readonly frames: Map<string, Frame>;
  readonly outputs: Map<string, Outputs>;
  readonly results: PlanResult[];
  readonly types: Map<string, ValueType>;
  readonly diagnostics: Diagnostic[];
}

/** Lowers the given stages, in their order, into plan steps; a node that cannot be lowered blocks only its readers. */
export function lowerScheme(scheme: LinkedScheme, stages: readonly Stage[]): Lowered {
  const lowering: Lowering = {
    scheme,
    root: new PlanBuilder(),
    frames: new Map(),
    outputs: new Map(),
    results: [],
    types: new Map(),
    diagnostics: [],
  };
  for (const { nodeId, part } of stages) {
    const linked = scheme.nodes.get(nodeId);
    if (linked === undefined) continue;
    if (part === 'inside') openFrame(nodeId, linked, lowering);
    else if (!linked.blocked) lowerNode(nodeId, linked, lowering);
  }
  const { root: builder, results, types, diagnostics } = lowering;
  return { builder, results, types, diagnostics };
}

function openFrame(nodeId: string, linked: LinkedNode, lowering: Lowering): void {
  const builder = new PlanBuilder(lowering.root);
  const context = nodeContext(nodeId, linked, { lowering, builder, inside: null });
  const outputs = linked.bound.lowerInside?.(context) ?? {};
  record(nodeId, outputs, { lowering, builder });
  lowering.frames.set(nodeId, { builder, outputs });
}

function lowerNode(nodeId: string, linked: LinkedNode, lowering: Lowering): void {
  const builder = linked.frame === null ? lowering.root : lowering.frames.get(linked.frame)?.builder;
  if (builder === undefined) return;
  const frame = linked.kind.isFrame ? lowering.frames.get(nodeId) : undefined;
  const reading = frame?.builder ?? builder;
  if (!inputsFit(nodeId, linked, { lowering, builder: reading })) return;
  const inside = frame === undefined ? null : insideBlock(nodeId, linked, { lowering, builder: frame.builder });
  const outputs = linked.bound.lower(nodeContext(nodeId, linked, { lowering, builder, inside }));
  if (outputs === null) return;
  lowering.outputs.set(nodeId, outputs);
  record(nodeId, outputs, { lowering, builder });
}

interface Into {
  readonly lowering: Lowering;
  readonly builder: PlanBuilder;
}

function record(nodeId: string, outputs: Outputs, { lowering, builder }: Into): void {
  for (const [port, { step, type }] of Object.entries(outputs)) {
    builder.output({ nodeId, port, step });
    lowering.types.set(`${nodeId}.${port}`, type);
  }
}

/** The operand at a link's source, brought into the reader's block; null when that node could not be lowered. */
function readSource({ nodeId, output, inside }: LinkedSource, { lowering, builder }: Into): Operand | null {
  const frame = lowering.frames.get(nodeId);
  const operand = (inside ? frame?.outputs : lowering.outputs.get(nodeId))?.[output];
  if (operand === undefined) return null;
  const isInner = inside || (lowering.scheme.nodes.get(nodeId)?.frame ?? null) !== null;
  if (isInner || builder.parent === null) return operand;
  return { step: builder.outer(operand.step), type: operand.type };
}

/** Every link brings a value of a type its port takes; a source without a value blocks the reader in silence. */
function inputsFit(nodeId: string, linked: LinkedNode, into: Into): boolean {
  let fits = true;
  for (const port of linked.bound.inputs) {
    for (const source of linked.sources.get(port.key) ?? []) {
      const operand = readSource(source, into);
      if (operand === null) fits = false;
      else if (!portAccepts(port, operand.type)) {
        const details = { expected: port.type, given: describeType(operand.type) };
        const place = { nodeId, port: port.key, link: source.link };
        into.lowering.diagnostics.push({ code: 'type/mismatch', severity: 'error', place, details });
        fits = false;
      }
    }
  }
  return fits;
}

function insideBlock(nodeId: string, linked: LinkedNode, into: Into): InsideBlock {
  return {
    result: (port) => {
      const [source] = linked.sources.get(port) ?? [];
      return source === undefined ? null : readSource(source, into);
    },
    emit: ({ type, ...operation }) => ({ step: into.builder.emit(nodeId, { ...operation, type }), type }),
    close: () => into.builder.build(),
  };
}

/** A result belongs to the employee; a frame would have one for every fact. */
function addResult(result: PlanResult, { lowering, builder }: Into): void {
  if (builder === lowering.root) lowering.results.push(result);
  else lowering.diagnostics.push(findingDiagnostic(result.nodeId, { code: 'frame/not-inside' }));
}

interface ContextParts extends Into {
  readonly inside: InsideBlock | null;
}

function nodeContext(nodeId: string, linked: LinkedNode, parts: ContextParts): NodeContext {
  const { lowering, builder, inside } = parts;
  const { document, parameters } = lowering.scheme;
  const sourcesOf = (port: string): readonly Operand[] =>
    (linked.sources.get(port) ?? []).map((source) => readSource(source, parts)).filter((operand) => operand !== null);
  const defaultOutput = linked.bound.outputs[0]?.key;
  return {
    nodeId,
    scheme: { currency: document.currency, period: document.period, parameters },
    input: (port) => sourcesOf(port)[0] ?? null,
    inputs: sourcesOf,
    wanted: (output) => output === defaultOutput || linked.readOutputs.has(output),
    emit: ({ type, ...operation }) => ({ step: builder.emit(nodeId, { ...operation, type }), type }),
    report: (finding) => lowering.diagnostics.push(findingDiagnostic(nodeId, finding)),
    addResult: (result) => addResult(result, parts),
    inside,
  };
}
