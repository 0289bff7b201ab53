import type { ComponentCall, NodeContext, Operand, Outputs } from '../nodes/node-context.ts';
import { baseTypesOf } from '../nodes/ports.ts';
import type { PlanParameter, PlanResult } from '../plan/plan.ts';
import type { PlanBuilder } from '../plan/plan-builder.ts';
import { parseLiteral } from '../values/literal.ts';
import { describeType, type ValueType } from '../values/value-type.ts';
import { closestName } from './closest-name.ts';
import type { Component } from './component-library.ts';
import type { LinkedNode } from './linked-scheme.ts';

/** Values for a component's parameters, by key; null after a report of what does not fit. */
export function givenParameters(
  context: NodeContext,
  { linked, constants }: ComponentCall,
  { scheme }: Component,
): ReadonlyMap<string, Operand> | null {
  const given = new Map<string, Operand>();
  for (const key of new Set([...constants.keys(), ...linked.keys()])) {
    const parameter = scheme.parameters.get(key);
    const place = linked.has(key) ? { port: key } : { path: `parameters.${key}` };
    if (parameter === undefined) {
      const known = [...scheme.parameters.keys()];
      const suggestion = closestName(key, known);
      const details = { given: key, known, ...(suggestion === null ? {} : { suggestion }) };
      context.report({ code: 'component/unknown-parameter', ...place, details });
      return null;
    }
    const operand = linked.get(key) ?? constantOf(context, parameter, constants.get(key) ?? '');
    if (operand === null) return null;
    const fitting = asParameter(operand, parameter);
    if (fitting === null) {
      const details = { given: describeType(operand.type), expected: describeType(parameter.type) };
      context.report({ code: 'component/other-type', ...place, details });
      return null;
    }
    given.set(key, fitting);
  }
  return given;
}

function constantOf(context: NodeContext, { key, type }: PlanParameter, text: string): Operand | null {
  const parsed = parseLiteral(text, type.base);
  if (parsed.ok) {
    return context.emit({ op: 'constant', value: parsed.value, type: { ...type, grain: 'group' } });
  }
  const details = { given: text, expected: type.base, problem: parsed.problem };
  context.report({ code: 'params/bad-value', path: `parameters.${key}`, details });
  return null;
}

/** A plain number may stand for a share or a count the parameter asks for; money only for money of its currency. */
function asParameter({ step, type }: Operand, parameter: PlanParameter): Operand | null {
  const ratio = baseTypesOf('ratio');
  const wanted = parameter.type;
  const isRatio = ratio.includes(wanted.base) && ratio.includes(type.base) && wanted.base !== 'count';
  if (!isRatio && (wanted.base !== type.base || wanted.currency !== type.currency)) return null;
  return { step, type: { ...wanted, grain: type.grain } };
}

/** Whether a node of a component is one of the results asked for. */
export function isWanted(results: readonly string[]): (linked: LinkedNode) => boolean {
  return ({ kind, node }) => kind.group === 'results' && results.includes(String(node.params?.['code']));
}

interface Lowered {
  readonly component: Component;
  readonly found: readonly PlanResult[];
  readonly builder: PlanBuilder;
}

/** The results asked for as values of the place the component stands in; null after a report of one it lacks. */
export function componentOutputs(
  context: NodeContext,
  { results }: ComponentCall,
  { component, found, builder }: Lowered,
): Outputs | null {
  const byCode = new Map<string, Operand>();
  for (const result of found) {
    if (result.kind === 'balance') continue;
    const type: ValueType = builder.stepAt(result.step).type;
    byCode.set(result.code, { step: result.step, type });
  }
  const outputs: Record<string, Operand> = {};
  for (const [index, code] of results.entries()) {
    const operand = byCode.get(code);
    if (operand === undefined) {
      const known = resultCodes(component);
      const suggestion = closestName(code, known);
      const details = { given: code, known, ...(suggestion === null ? {} : { suggestion }) };
      context.report({ code: 'component/unknown-result', path: `outputs.${index}.key`, details });
      return null;
    }
    outputs[code] = operand;
  }
  return outputs;
}

function resultCodes({ scheme }: Component): readonly string[] {
  return [...scheme.nodes.values()].flatMap(({ kind, node }) =>
    kind.group === 'results' ? [String(node.params?.['code'])] : [],
  );
}
