import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { LIMITS } from '../document/limits.ts';
import { conversionFor } from '../nodes/conversion.ts';
import type { ComponentCall, InsideBlock, NodeContext, Operand, Outputs } from '../nodes/node-context.ts';
import { portAccepts } from '../nodes/ports.ts';
import type { PlanParameter, PlanResult, StepOperation } from '../plan/plan.ts';
import { PlanBuilder } from '../plan/plan-builder.ts';
import { describeType, type ValueType } from '../values/value-type.ts';
import type { Component, ComponentLibrary } from './component-library.ts';
import { componentOutputs, givenParameters, isWanted } from './inline-component.ts';
import { findingDiagnostic } from './link-scheme.ts';
import type { LinkedNode, LinkedScheme, LinkedSource } from './linked-scheme.ts';
import type { Stage } from './order.ts';
import { reachableNodes } from './reachable.ts';

export interface Lowered {
  readonly builder: PlanBuilder;
  readonly results: readonly PlanResult[];
  /** The scheme's own, and those its components keep for themselves, as `node/key`. */
  readonly parameters: readonly PlanParameter[];
  /** By `node.output`; nodes of a component as `node/inner.output`. */
  readonly types: ReadonlyMap<string, ValueType>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Frame {
  readonly builder: PlanBuilder;
  readonly outputs: Outputs;
}

interface Lowering {
  readonly scheme: LinkedScheme;
  readonly library: ComponentLibrary;
  /** Stands before the id of every node: where in the whole the scheme is lowered, '' for the whole itself. */
  readonly prefix: string;
  /** What the place gives for the scheme's parameters, as steps of the root block. */
  readonly given: ReadonlyMap<string, Operand>;
  readonly whole: Whole;
  readonly root: PlanBuilder;
  readonly frames: Map<string, Frame>;
  readonly outputs: Map<string, Outputs>;
  readonly results: PlanResult[];
  readonly diagnostics: Diagnostic[];
}

/** What a scheme and its components share. */
interface Whole {
  readonly types: Map<string, ValueType>;
  /** Parameters that components keep, by the name they have in the plan. */
  readonly kept: Map<string, PlanParameter>;
  size: number;
}

/** Lowers the given stages, in their order, into plan steps; a node that cannot be lowered blocks only its readers. */
export function lowerScheme(scheme: LinkedScheme, stages: readonly Stage[], library: ComponentLibrary): Lowered {
  const whole: Whole = { types: new Map(), kept: new Map(), size: scheme.nodes.size };
  const builder = new PlanBuilder();
  const lowering = newLowering({ scheme, library, prefix: '', given: new Map(), whole, root: builder });
  lowerStages(stages, lowering);
  const { results, diagnostics } = lowering;
  const parameters = [...scheme.parameters.values(), ...whole.kept.values()];
  return { builder, results, parameters, types: whole.types, diagnostics };
}

function newLowering(place: Pick<Lowering, 'scheme' | 'library' | 'prefix' | 'given' | 'whole' | 'root'>): Lowering {
  return { ...place, frames: new Map(), outputs: new Map(), results: [], diagnostics: [] };
}

function lowerStages(stages: readonly Stage[], lowering: Lowering): void {
  for (const { nodeId, part } of stages) {
    const linked = lowering.scheme.nodes.get(nodeId);
    if (linked === undefined) continue;
    if (part === 'inside') openFrame(nodeId, linked, lowering);
    else if (!linked.blocked) lowerNode(nodeId, linked, lowering);
  }
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
  const id = lowering.prefix + nodeId;
  for (const [port, { step, type }] of Object.entries(outputs)) {
    builder.output({ nodeId: id, port, step });
    lowering.whole.types.set(`${id}.${port}`, type);
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
        const conversion = conversionFor(operand.type, { type: port.type, currency: null })?.kind;
        const known = conversion === undefined ? {} : { conversion };
        const details = { expected: port.type, given: describeType(operand.type), ...known };
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
    emit: (step) => emitStep(nodeId, step, into),
    close: () => into.builder.build(),
  };
}

/** Appends a step; a component's parameter is what its place gives for it, else a parameter of its own in the plan. */
function emitStep(
  nodeId: string,
  step: StepOperation & { readonly type: ValueType },
  { lowering, builder }: Into,
): Operand {
  const { type } = step;
  const emit = (operation: StepOperation): Operand => ({
    step: builder.emit(lowering.prefix + nodeId, { ...operation, type }),
    type,
  });
  if (lowering.prefix === '' || step.op !== 'input' || step.source.kind !== 'parameter') return emit(step);
  const key = step.source.parameter;
  const given = lowering.given.get(key);
  if (given !== undefined) {
    return builder.parent === null ? given : { step: builder.outer(given.step), type: given.type };
  }
  const own = lowering.scheme.parameters.get(key);
  const parameter = lowering.prefix + key;
  if (own !== undefined) lowering.whole.kept.set(parameter, { ...own, key: parameter });
  return emit({ op: 'input', source: { kind: 'parameter', parameter } });
}

/** Lowers a component in the place of the node that uses it; its faults are one fault of that node. */
function lowerComponent(call: ComponentCall, context: NodeContext, { lowering, builder }: Into): Outputs | null {
  const found = lowering.library.find(call, lowering.scheme.document.period);
  const { whole } = lowering;
  if (!found.ok) {
    context.report({ code: found.fault.code, path: 'version', details: found.fault.details });
    return null;
  }
  const { component } = found;
  whole.size += component.scheme.nodes.size;
  if (whole.size > LIMITS.nodes) {
    context.report({ code: 'component/too-large', path: 'version', details: { limit: LIMITS.nodes } });
    return null;
  }
  const given = givenParameters(context, call, component);
  if (given === null) return null;
  const inner = newLowering({
    scheme: component.scheme,
    library: lowering.library,
    prefix: `${context.nodeId}/`,
    given,
    whole,
    root: builder,
  });
  lowerStages(neededStages(component, call), inner);
  const fault = inner.diagnostics.find(({ severity }) => severity === 'error');
  if (fault !== undefined) {
    const details = { scheme: call.scheme, problem: fault.code, node: fault.place.nodeId ?? '' };
    context.report({ code: 'component/unsound', path: 'version', details });
    return null;
  }
  for (const result of inner.results) if (result.kind === 'balance') context.addResult(result);
  return componentOutputs(context, call, { component, found: inner.results, builder });
}

function neededStages({ scheme, stages }: Component, { results }: ComponentCall): readonly Stage[] {
  const needed = reachableNodes(scheme, isWanted(results));
  return stages.filter(({ nodeId }) => needed.has(nodeId));
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
  const { lowering, inside } = parts;
  const { document, parameters } = lowering.scheme;
  const sourcesOf = (port: string): readonly Operand[] =>
    (linked.sources.get(port) ?? []).flatMap((source): readonly Operand[] => {
      const operand = readSource(source, parts);
      return operand === null ? [] : [{ step: operand.step, type: operand.type, link: source.link }];
    });
  const defaultOutput = linked.bound.outputs[0]?.key;
  const context: NodeContext = {
    nodeId: lowering.prefix + nodeId,
    scheme: { currency: document.currency, period: document.period, parameters },
    input: (port) => sourcesOf(port)[0] ?? null,
    inputs: sourcesOf,
    wanted: (output) => output === defaultOutput || linked.readOutputs.has(output),
    emit: (step) => emitStep(nodeId, step, parts),
    report: (finding) => lowering.diagnostics.push(findingDiagnostic(nodeId, finding)),
    addResult: (result) => addResult(result, parts),
    component: (call) => lowerComponent(call, context, parts),
    inside,
  };
  return context;
}
