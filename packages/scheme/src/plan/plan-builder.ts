import type { ValueType } from '../values/value-type.ts';
import type { Block, BlockOutput, Step, StepIndex, StepOperation } from './plan.ts';

/** Collects the steps of one block. A frame's builder knows its parent and reaches the parent's steps by `outer`. */
export class PlanBuilder {
  readonly parent: PlanBuilder | null;
  readonly #steps: Step[] = [];
  readonly #outputs: BlockOutput[] = [];
  readonly #outer = new Map<StepIndex, StepIndex>();

  constructor(parent: PlanBuilder | null = null) {
    this.parent = parent;
  }

  /** Appends a step made for `nodeId` and answers its index. */
  emit(nodeId: string, operation: StepOperation & { readonly type: ValueType }): StepIndex {
    this.#steps.push({ ...operation, nodeId });
    return this.#steps.length - 1;
  }

  /** Brings a step of the parent block into this one, once however often it is used. */
  outer(step: StepIndex): StepIndex {
    const known = this.#outer.get(step);
    if (known !== undefined) return known;
    if (this.parent === null) throw new Error('PlanBuilder.outer: the scheme itself has no enclosing block');
    const { nodeId, type } = this.parent.stepAt(step);
    const index = this.emit(nodeId, { op: 'outer', step, type });
    this.#outer.set(step, index);
    return index;
  }

  /** Says that `step` holds the value of a node's output, for traces and live values. */
  output(output: BlockOutput): void {
    this.#outputs.push(output);
  }

  stepAt(index: StepIndex): Step {
    const step = this.#steps[index];
    if (step === undefined) throw new Error(`PlanBuilder.stepAt: no step ${index}`);
    return step;
  }

  get size(): number {
    return this.#steps.length;
  }

  build(): Block {
    return { steps: [...this.#steps], outputs: [...this.#outputs] };
  }
}
