import type { Interval } from '../scaled/interval.ts';
import {
  type Accumulator,
  type FactsLoop,
  type Instruction,
  liveRegisters,
  type Operation,
  operandsOf,
  type Register,
} from '../scaled/kernel.ts';
import { NotExpressible } from '../scaled/scope.ts';
import { columnText, isCheap, type Operands, outsideText, printInstruction } from './print-instruction.ts';
import type { SqlLevels } from './sql-levels.ts';
import { SQL_NAMES } from './sql-names.ts';
import { castTo, integerLiteral, type SqlInteger, widthOf } from './sql-types.ts';

export interface LoopContext {
  /** Begins the name of every column of this loop. */
  readonly name: string;
  readonly levels: SqlLevels;
  readonly table: (table: number) => readonly bigint[];
  readonly outer: (register: Register) => Placed;
}

interface Placed {
  readonly value: SqlInteger;
  readonly level: number;
}

/** A value of every fact: text over the elements of `arrays`, each of which is named like its own element. */
interface Element extends Placed {
  readonly arrays: ReadonlySet<string>;
}

/** What an accumulator does: adds `item` of every fact, or goes from one value to the next. */
type Motion = { readonly kind: 'sum'; readonly item: Register } | { readonly kind: 'fold'; readonly next: Register };

/**
 * Prints the loop over a row's facts as functions of arrays. Facts that do not pass are filtered away first; a running
 * total is a cumulative sum, a best or worst a fold, and everything else a map over the elements.
 */
export class LoopEmitter {
  readonly #loop: FactsLoop;
  readonly #context: LoopContext;
  readonly #all: Elements;
  readonly #passing: Elements;

  constructor(loop: FactsLoop, context: LoopContext) {
    this.#loop = loop;
    this.#context = context;
    this.#all = new Elements(loop, context, (column) => ({ name: SQL_NAMES.facts(column), level: 0 }));
    this.#passing = this.#filtered();
  }

  /** Bits of the row that say it is not proven. */
  checks(): readonly string[] {
    const { body, filterEnd, passes, accumulators } = this.#loop;
    const before = this.#all.checks(0, filterEnd, passes);
    const after = this.#passing.checks(filterEnd, body.instructions.length, passes);
    const most = accumulators[0]?.interval?.max ?? 0n;
    return [`length(${this.#all.anyArray()}) > ${most}`, ...before, ...after];
  }

  total(accumulator: number): Placed {
    return this.#passing.total(accumulator);
  }

  #filtered(): Elements {
    const { name, levels } = this.#context;
    const passes = this.#all.value(this.#loop.passes);
    const isPassing = `${name}p`;
    const level = levels.place(isPassing, this.#all.mapped(passes), passes.level);
    const placed = new Map<number, { name: string; level: number }>();
    return new Elements(this.#loop, { ...this.#context, name: `${name}x` }, (column) => {
      const known = placed.get(column);
      if (known !== undefined) return known;
      const own = `${name}f${column}`;
      const text = `arrayFilter((element, passes) -> passes, ${SQL_NAMES.facts(column)}, ${isPassing})`;
      const array = { name: own, level: levels.place(own, text, level) };
      placed.set(column, array);
      return array;
    });
  }
}

/** Values of the loop's registers for a set of facts, made when asked for. */
class Elements {
  readonly #loop: FactsLoop;
  readonly #context: LoopContext;
  readonly #array: (column: number) => { readonly name: string; readonly level: number };
  readonly #values = new Map<Register, Element>();
  readonly #before = new Map<number, { readonly name: string; readonly level: number }>();
  readonly #items = new Map<number, { readonly name: string; readonly level: number }>();
  readonly #uses: readonly number[];

  constructor(
    loop: FactsLoop,
    context: LoopContext,
    array: (column: number) => { readonly name: string; readonly level: number },
  ) {
    this.#loop = loop;
    this.#context = context;
    this.#array = array;
    this.#uses = usesIn(loop);
  }

  /** Some array as long as there are facts. */
  anyArray(): string {
    return this.#anySource().name;
  }

  value(register: Register): Element {
    const known = this.#values.get(register);
    if (known !== undefined) return known;
    const instruction = this.#instruction(register);
    const printed = this.#print(instruction, (operand) => this.value(operand));
    const element =
      isCheap(instruction.operation) || printed.arrays.size === 0 || (this.#uses[register] ?? 0) < 2
        ? printed
        : this.#asArray(`r${register}`, printed);
    this.#values.set(register, element);
    return element;
  }

  /** The element's values of all facts as one array. */
  mapped({ value, arrays }: Element): string {
    const names = arrays.size === 0 ? [this.anyArray()] : [...arrays];
    return `arrayMap((${names.join(', ')}) -> ${value.text}, ${names.join(', ')})`;
  }

  checks(from: Register, to: Register, passes: Register): readonly string[] {
    const live = liveRegisters(this.#loop.body, [passes, ...this.#loop.accumulators.map(({ next }) => next)]);
    return this.#loop.body.instructions.slice(from, to).flatMap(({ operation, interval }, index) => {
      if (live[from + index] !== true) return [];
      if (operation.op === 'check') return [this.#any(this.value(operation.fails))];
      return operation.op === 'factColumn' && interval !== null ? [this.#outside(operation, interval)] : [];
    });
  }

  total(index: number): Placed {
    const accumulator = this.#accumulator(index);
    if (accumulator.interval === null) throw new NotExpressible('number.too-many-digits');
    const width = widthOf(accumulator.interval);
    const motion = motionOf(this.#loop, index);
    const { text, level } = motion.kind === 'sum' ? this.#sum(index) : this.#fold(index, motion.next);
    const name = `${this.#context.name}t${index}`;
    return { value: { text: name, width }, level: this.#context.levels.place(name, text, level) };
  }

  #sum(index: number): { readonly text: string; readonly level: number } {
    const { name, level } = this.#item(index);
    return { text: `arraySum(${name})`, level };
  }

  /** From one element to the next by the accumulator's own instructions. */
  #fold(index: number, next: Register): { readonly text: string; readonly level: number } {
    const accumulator = this.#accumulator(index);
    const width = widthOf(accumulator.interval ?? { min: 0n, max: 0n });
    const step = this.#folded(index, next);
    const initial = integerLiteral(BigInt(accumulator.initial), width);
    const names = step.arrays.size === 0 ? [this.anyArray()] : [...step.arrays];
    const body = castTo(step.value, width);
    const level = Math.max(step.level, this.#anySource().level);
    return { text: `arrayFold((held, ${names.join(', ')}) -> ${body}, ${names.join(', ')}, ${initial})`, level };
  }

  /** The text of a register inside a fold, where the accumulator is called `held`. */
  #folded(index: number, register: Register): Element {
    const instruction = this.#instruction(register);
    const { operation } = instruction;
    if (operation.op === 'accumulator' && operation.accumulator === index) {
      const width = widthOf(instruction.interval ?? { min: 0n, max: 0n });
      return { value: { text: 'held', width }, level: 0, arrays: new Set() };
    }
    if (!readsAccumulator(this.#loop, register, index)) return this.value(register);
    return this.#print(instruction, (operand) => this.#folded(index, operand));
  }

  #print(instruction: Instruction, at: (register: Register) => Element): Element {
    const { operation } = instruction;
    const own = this.#readingOf(operation);
    const operands: Operands = {
      value: (register) => at(register).value,
      interval: (register) => this.#interval(register),
      table: this.#context.table,
      reading: () => own?.text ?? '',
    };
    const value = printInstruction(instruction, operands);
    const read = operandsOf(operation).map(at);
    const arrays = new Set([...(own?.arrays ?? []), ...read.flatMap((element) => [...element.arrays])]);
    return { value, arrays, level: Math.max(own?.level ?? 0, ...read.map(({ level }) => level)) };
  }

  #readingOf(operation: Operation): { text: string; arrays: readonly string[]; level: number } | null {
    switch (operation.op) {
      case 'factColumn': {
        const { name, level } = this.#array(operation.column);
        return { text: columnText(name, operation.nullable), arrays: [name], level };
      }
      case 'factAbsent': {
        const { name, level } = this.#array(operation.column);
        return { text: `isNull(${name})`, arrays: [name], level };
      }
      case 'accumulator':
        return this.#readBefore(operation.accumulator);
      case 'outer': {
        const { value, level } = this.#context.outer(operation.register);
        return { text: value.text, arrays: [], level };
      }
      default:
        return null;
    }
  }

  #readBefore(index: number): { text: string; arrays: readonly string[]; level: number } {
    const { interval } = this.#accumulator(index);
    if (interval !== null && interval.min === interval.max) {
      return { text: integerLiteral(interval.min, widthOf(interval)), arrays: [], level: 0 };
    }
    const { name, level } = this.#runningBefore(index);
    return { text: name, arrays: [name], level };
  }

  /** What a sum holds before each fact: the cumulative sum without the fact's own item. */
  #runningBefore(index: number): { readonly name: string; readonly level: number } {
    const known = this.#before.get(index);
    if (known !== undefined) return known;
    const item = this.#item(index);
    const name = `${this.#context.name}b${index}`;
    const text = `arrayMap((total, item) -> total - item, arrayCumSum(${item.name}), ${item.name})`;
    const before = { name, level: this.#context.levels.place(name, text, item.level) };
    this.#before.set(index, before);
    return before;
  }

  /** What a sum adds for each fact, as wide as the sum. */
  #item(index: number): { readonly name: string; readonly level: number } {
    const known = this.#items.get(index);
    if (known !== undefined) return known;
    const { interval } = this.#accumulator(index);
    const motion = motionOf(this.#loop, index);
    if (interval === null) throw new NotExpressible('number.too-many-digits');
    if (motion.kind !== 'sum') throw new NotExpressible('facts.running-total');
    const element = this.value(motion.item);
    const width = widthOf(interval);
    const wide = { ...element, value: { text: castTo(element.value, width), width } };
    const { name, level } = this.#placeArray(`i${index}`, wide);
    const item = { name, level };
    this.#items.set(index, item);
    return item;
  }

  #asArray(suffix: string, element: Element): Element {
    const { name, level } = this.#placeArray(suffix, element);
    return { value: { ...element.value, text: name }, level, arrays: new Set([name]) };
  }

  #placeArray(suffix: string, element: Element): { readonly name: string; readonly level: number } {
    const name = `${this.#context.name}${suffix}`;
    const below = Math.max(element.level, element.arrays.size === 0 ? this.#anySource().level : 0);
    return { name, level: this.#context.levels.place(name, this.mapped(element), below) };
  }

  #any({ value, arrays }: Element): string {
    const names = arrays.size === 0 ? [this.anyArray()] : [...arrays];
    return `arrayExists((${names.join(', ')}) -> ${value.text}, ${names.join(', ')})`;
  }

  #outside({ column, nullable }: Extract<Operation, { op: 'factColumn' }>, interval: Interval): string {
    const { name } = this.#array(column);
    return `arrayExists(${name} -> ${outsideText(name, nullable, interval)}, ${name})`;
  }

  #anySource(): { readonly name: string; readonly level: number } {
    for (const { operation } of this.#loop.body.instructions) {
      if (operation.op === 'factColumn') return this.#array(operation.column);
    }
    throw new NotExpressible('facts.no-column');
  }

  #accumulator(index: number): Accumulator {
    const accumulator = this.#loop.accumulators[index];
    if (accumulator === undefined) throw new Error(`sql: the loop has no accumulator ${index}`);
    return accumulator;
  }

  #instruction(register: Register): Instruction {
    const instruction = this.#loop.body.instructions[register];
    if (instruction === undefined) throw new Error(`sql: the loop has no register ${register}`);
    return instruction;
  }

  #interval(register: Register): Interval {
    const { interval } = this.#instruction(register);
    if (interval === null) throw new Error(`sql: register ${register} of a loop is not an integer`);
    return interval;
  }
}

function motionOf({ body, accumulators }: FactsLoop, index: number): Motion {
  const next = accumulators[index]?.next ?? -1;
  const operation = body.instructions[next]?.operation;
  if (operation?.op === 'add') {
    const held = body.instructions[operation.left]?.operation;
    if (held?.op === 'accumulator' && held.accumulator === index) return { kind: 'sum', item: operation.right };
  }
  return { kind: 'fold', next };
}

/** Whether a register rests on what the accumulator holds. */
function readsAccumulator(loop: FactsLoop, register: Register, index: number): boolean {
  const operation = loop.body.instructions[register]?.operation;
  if (operation === undefined) return false;
  if (operation.op === 'accumulator') return operation.accumulator === index;
  return operandsOf(operation).some((operand) => readsAccumulator(loop, operand, index));
}

function usesIn({ body, passes, accumulators }: FactsLoop): readonly number[] {
  const uses = body.instructions.map(() => 0);
  const count = (register: Register): void => {
    uses[register] = (uses[register] ?? 0) + 1;
  };
  for (const { operation } of body.instructions) operandsOf(operation).forEach(count);
  count(passes);
  for (const { next } of accumulators) count(next);
  return uses;
}
