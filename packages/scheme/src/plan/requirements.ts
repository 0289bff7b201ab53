import { canonicalJson } from '../values/canonical-json.ts';
import type { ValueType } from '../values/value-type.ts';
import type { Block, FactsFrame, InputSource, PlanParameter, Requirements, Step } from './plan.ts';

interface Collected {
  readonly inputs: Map<string, { source: InputSource; type: ValueType }>;
  readonly factTypes: Set<string>;
  readonly factAttributes: Map<string, { attribute: string; type: ValueType }>;
  readonly tables: Set<string>;
  readonly frames: Set<FactsFrame>;
  team: boolean;
  departments: boolean;
  rates: Map<string, Requirements['rates'][number]>;
}

/** Reads off the steps what has to be loaded before they can run, each thing once, in order of first use. */
export function requirementsOf(body: Block, parameters: readonly PlanParameter[]): Requirements {
  const collected: Collected = {
    inputs: new Map(),
    factTypes: new Set(),
    factAttributes: new Map(),
    tables: new Set(),
    frames: new Set(),
    team: false,
    departments: false,
    rates: new Map(),
  };
  collectBlock(body, collected);
  return {
    inputs: [...collected.inputs.values()],
    factTypes: [...collected.factTypes],
    factAttributes: [...collected.factAttributes.values()],
    tables: [...collected.tables],
    parameters,
    team: collected.team,
    departments: collected.departments,
    rates: [...collected.rates.values()],
  };
}

function collectBlock(block: Block, into: Collected): void {
  for (const step of block.steps) collectStep(step, into);
}

function collectStep(step: Step, into: Collected): void {
  if (step.op === 'input') {
    const key = canonicalJson({ ...step.source });
    if (!into.inputs.has(key)) into.inputs.set(key, { source: step.source, type: step.type });
  }
  if (step.op === 'lookup') into.tables.add(step.table);
  if (step.op === 'team' || step.op === 'pool') into.team = true;
  if (step.op === 'team' && step.scope === 'subtree') into.departments = true;
  if (step.op === 'convert') into.rates.set(`${step.from} ${step.to}`, { from: step.from, to: step.to });
  if (step.op === 'field' && step.field.kind === 'attribute') {
    const { attribute } = step.field;
    if (!into.factAttributes.has(attribute)) into.factAttributes.set(attribute, { attribute, type: step.type });
  }
  if (step.op === 'facts' && !into.frames.has(step.frame)) {
    into.frames.add(step.frame);
    into.factTypes.add(step.frame.filter.factType);
    collectBlock(step.frame.block, into);
  }
}
