import { type Rational, RationalRegisters } from '@premia/decimal';
import type { TraceValue } from '../../evaluation/evaluation.ts';
import { type Outcome, success } from '../../evaluation/outcome.ts';
import type { StepIndex } from '../../plan/plan.ts';
import { booleanValue, numberValue } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import { numberOutcome } from './arithmetic.ts';
import type { StepScope } from './step-scope.ts';
import { tracedValue } from './trace.ts';

const TRUE = success(booleanValue(true));
const FALSE = success(booleanValue(false));

/** What a machine holds before the first step: a block's constants and the numbers its tables compare with. */
export interface MachineLayout {
  /** Places for the block's steps come first, by index. */
  readonly size: number;
  readonly numbers: readonly (readonly [place: number, number: Rational])[];
  readonly outcomes: readonly (readonly [place: number, outcome: Outcome])[];
}

/**
 * The values of one block for one employee (or one fact): numbers in registers, everything else as outcomes. A place is
 * written before it is read, because every operand of a step stands before it; so a machine can serve the next employee
 * without being wiped.
 */
export class Machine {
  readonly numbers: RationalRegisters;
  /** Null where the place holds a number. */
  readonly #outcomes: (Outcome | null)[];
  /** Of numbers that were told and will be told again; null for all others. */
  readonly #told: (Value | null)[];
  readonly #toldPlaces: StepIndex[] = [];
  #scope: StepScope | null = null;

  constructor({ size, numbers, outcomes }: MachineLayout) {
    this.numbers = new RationalRegisters(size);
    this.#outcomes = new Array<Outcome | null>(size).fill(null);
    this.#told = new Array<Value | null>(size).fill(null);
    for (const [place, number] of numbers) this.numbers.write(place, number);
    for (const [place, outcome] of outcomes) this.#outcomes[place] = outcome;
  }

  get scope(): StepScope {
    if (this.#scope === null) throw new Error('explain: a machine runs without an employee');
    return this.#scope;
  }

  begin(scope: StepScope): void {
    this.#scope = scope;
    for (const place of this.#toldPlaces) this.#told[place] = null;
    this.#toldPlaces.length = 0;
  }

  /** Lets go of the employee. */
  end(): void {
    this.#scope = null;
  }

  isNumber(place: StepIndex): boolean {
    return this.#outcomes[place] === null;
  }

  areNumbers(left: StepIndex, right: StepIndex): boolean {
    return this.#outcomes[left] === null && this.#outcomes[right] === null;
  }

  /** True or false; null for a problem (and for anything else, which is a defect for the reference to name). */
  booleanAt(place: StepIndex): boolean | null {
    const outcome = this.#outcomes[place];
    return outcome?.ok === true && outcome.value.kind === 'boolean' ? outcome.value.boolean : null;
  }

  /** The text of a text value; null for everything else. */
  textAt(place: StepIndex): string | null {
    const outcome = this.#outcomes[place];
    return outcome?.ok === true && outcome.value.kind === 'text' ? outcome.value.text : null;
  }

  isProblem(place: StepIndex): boolean {
    return this.#outcomes[place]?.ok === false;
  }

  /** The value of a place as the rest of the engine knows it. */
  readonly read = (place: StepIndex): Outcome =>
    this.#outcomes[place] ?? { ok: true, value: numberValue(this.numbers.read(place)) };

  /** The same of a result: written once, and the trace shows the very value. Everything has run by then. */
  tell(place: StepIndex): Outcome {
    const outcome = this.#outcomes[place];
    if (outcome) return outcome;
    const value = numberValue(this.numbers.read(place));
    this.#told[place] = value;
    this.#toldPlaces.push(place);
    return { ok: true, value };
  }

  /** The same as a trace shows it. */
  readonly traced = (place: StepIndex): TraceValue => {
    const outcome = this.#outcomes[place];
    return outcome ? tracedValue(outcome) : (this.#told[place] ?? numberValue(this.numbers.read(place)));
  };

  write(place: StepIndex, outcome: Outcome): void {
    if (outcome.ok && outcome.value.kind === 'number') {
      this.numbers.write(place, outcome.value.number);
      this.#outcomes[place] = null;
    } else {
      this.#outcomes[place] = outcome;
    }
  }

  writeBoolean(place: StepIndex, boolean: boolean): void {
    this.#outcomes[place] = boolean ? TRUE : FALSE;
  }

  copy(place: StepIndex, source: StepIndex, from: Machine = this): void {
    const outcome = from.#outcomes[source] ?? null;
    this.#outcomes[place] = outcome;
    if (outcome === null) this.numbers.copy(place, source, from.numbers);
  }

  /** The register of `place` was written. */
  wrote(place: StepIndex): void {
    this.#outcomes[place] = null;
  }

  /** The same for an operation whose results can grow past all reason. */
  grew(place: StepIndex, nodeId: string): void {
    this.#outcomes[place] = null;
    if (this.numbers.isLarge(place)) this.write(place, numberOutcome(this.numbers.read(place), nodeId));
  }
}
