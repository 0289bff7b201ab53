import {
  type Instruction,
  type Kernel,
  liveRegisters,
  type Operation,
  operandsOf,
  type Register,
} from '../scaled/kernel.ts';
import { NotExpressible } from '../scaled/scope.ts';
import { LoopEmitter } from './emit-loop.ts';
import { columnText, isCheap, type Operands, outsideText, printInstruction } from './print-instruction.ts';
import { type SqlLevel, SqlLevels } from './sql-levels.ts';
import { SQL_NAMES } from './sql-names.ts';
import type { SqlInteger } from './sql-types.ts';

export interface EmittedSql {
  readonly levels: readonly SqlLevel[];
  readonly outputs: readonly string[];
  readonly unproven: string;
}

/** Prints a kernel as nested selections. Values used once stand where they are used, shared ones become columns. */
export function emitSql(kernel: Kernel): EmittedSql {
  return new SqlEmitter(kernel).emit();
}

/** A value as text, and the level from which on it can be read. */
interface Placed {
  readonly value: SqlInteger;
  readonly level: number;
}

class SqlEmitter {
  readonly #instructions: readonly Instruction[];
  readonly #live: readonly boolean[];
  readonly #uses: number[];
  readonly #placed = new Map<Register, Placed>();
  readonly #loops = new Map<Register, LoopEmitter>();
  readonly #levels = new SqlLevels();
  readonly #checks: string[] = [];
  readonly #operands: Operands;

  constructor(kernel: Kernel) {
    this.#instructions = kernel.body.instructions;
    this.#live = liveRegisters(kernel.body, []);
    this.#uses = this.#instructions.map(() => 0);
    this.#instructions.forEach(({ operation }, register) => {
      if (this.#live[register] === true) this.#countUses(operation);
    });
    this.#operands = {
      value: (register) => this.#at(register).value,
      interval: (register) => this.#interval(register),
      table: (table) => kernel.tables[table] ?? [],
      reading: (operation) => this.#reading(operation),
    };
  }

  emit(): EmittedSql {
    const outputs: string[] = [];
    this.#instructions.forEach((instruction, register) => {
      if (this.#live[register] !== true) return;
      const { operation } = instruction;
      if (operation.op === 'output') outputs[operation.output] = this.#at(operation.value).value.text;
      else if (operation.op === 'check') this.#checks.push(this.#at(operation.fails).value.text);
      else if (operation.op === 'facts') this.#openLoop(register, operation);
      else this.#place(register, instruction);
    });
    const unproven = this.#checks.length === 0 ? '0' : this.#checks.map((check) => `(${check})`).join(' OR ');
    return { levels: this.#levels.list, outputs, unproven };
  }

  /** What a loop reads is read for every fact, so it is worth a column. */
  #countUses(operation: Operation): void {
    const weight = operation.op === 'facts' ? 2 : 1;
    for (const operand of operandsOf(operation)) this.#uses[operand] = (this.#uses[operand] ?? 0) + weight;
  }

  #openLoop(register: Register, { loop }: Extract<Operation, { op: 'facts' }>): void {
    const emitter = new LoopEmitter(loop, {
      name: `k${register}`,
      levels: this.#levels,
      table: this.#operands.table,
      outer: (outer) => this.#at(outer),
    });
    this.#loops.set(register, emitter);
    this.#checks.push(...emitter.checks());
  }

  /** Writes the instruction's text, as a column of its own when it is used more than once. */
  #place(register: Register, instruction: Instruction): void {
    const { operation, interval } = instruction;
    if (operation.op === 'column' && interval !== null) {
      this.#checks.push(outsideText(SQL_NAMES.input(operation.column), operation.nullable, interval));
    }
    if (operation.op === 'accumulated') {
      this.#placed.set(register, this.#loop(operation.facts).total(operation.accumulator));
      return;
    }
    const value = printInstruction(instruction, this.#operands);
    const level = Math.max(0, ...operandsOf(operation).map((operand) => this.#at(operand).level));
    if (isCheap(operation) || (this.#uses[register] ?? 0) < 2) {
      this.#placed.set(register, { value, level });
      return;
    }
    const name = `r${register}`;
    this.#placed.set(register, { value: { ...value, text: name }, level: this.#levels.place(name, value.text, level) });
  }

  #reading(operation: Operation): string {
    if (operation.op === 'column') return columnText(SQL_NAMES.input(operation.column), operation.nullable);
    if (operation.op === 'absent') return `isNull(${SQL_NAMES.input(operation.column)})`;
    throw new NotExpressible(operation.op);
  }

  #at(register: Register): Placed {
    const placed = this.#placed.get(register);
    if (placed === undefined) throw new Error(`sql: register ${register} is used before it is written`);
    return placed;
  }

  #loop(register: Register): LoopEmitter {
    const loop = this.#loops.get(register);
    if (loop === undefined) throw new Error(`sql: loop ${register} is read before it is written`);
    return loop;
  }

  #interval(register: Register) {
    const interval = this.#instructions[register]?.interval;
    if (interval === undefined || interval === null) throw new Error(`sql: register ${register} is not an integer`);
    return interval;
  }
}
