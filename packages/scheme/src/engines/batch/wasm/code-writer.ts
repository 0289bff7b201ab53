import { EMPTY_BLOCK, OPCODE, VALUE_TYPE, type ValueTypeName } from './opcodes.ts';

const SHIFTED_ZERO = 1.5 * 2 ** 52;
const SHIFTED_ZERO_BITS = 0x4338_0000_0000_0000n;

const DOUBLE = new DataView(new ArrayBuffer(8));

/** Appends bytes, LEB128 numbers and instructions; grows as needed. */
export class CodeWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  byte(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
    return this;
  }

  bytes(values: Uint8Array | readonly number[]): this {
    this.#reserve(values.length);
    this.#bytes.set(values, this.#length);
    this.#length += values.length;
    return this;
  }

  unsigned(value: number): this {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    return this.byte(rest);
  }

  signed(value: bigint): this {
    let rest = value;
    for (;;) {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
      this.byte(done ? low : low | 0x80);
      if (done) return this;
    }
  }

  name(text: string): this {
    const bytes = new TextEncoder().encode(text);
    return this.unsigned(bytes.length).bytes(bytes);
  }

  op(name: keyof typeof OPCODE): this {
    return this.byte(OPCODE[name]);
  }

  block(name: 'block' | 'loop'): this {
    return this.op(name).byte(EMPTY_BLOCK);
  }

  branch(name: 'branch' | 'branchIf', depth: number): this {
    return this.op(name).unsigned(depth);
  }

  call(functionIndex: number): this {
    return this.op('call').unsigned(functionIndex);
  }

  get(local: number): this {
    return this.op('localGet').unsigned(local);
  }

  set(local: number): this {
    return this.op('localSet').unsigned(local);
  }

  tee(local: number): this {
    return this.op('localTee').unsigned(local);
  }

  i32(value: number): this {
    return this.op('i32Const').signed(BigInt(value));
  }

  i64(value: bigint): this {
    return this.op('i64Const').signed(value);
  }

  f64(value: number): this {
    DOUBLE.setFloat64(0, value, true);
    this.op('f64Const');
    for (let index = 0; index < 8; index += 1) this.byte(DOUBLE.getUint8(index));
    return this;
  }

  /** A load or store at the address on the stack plus `offset`, aligned to its size. */
  access(name: 'i32Load' | 'i64Load' | 'f64Load' | 'i32Store' | 'i64Store' | 'f64Store', offset: number): this {
    return this.op(name)
      .unsigned(name.startsWith('i32') ? 2 : 3)
      .unsigned(offset);
  }

  /**
   * Turns a whole double of at most 2^51 into an integer: added to 1.5 * 2^52 its bits are the number
   * plus a constant. Three times as fast as the conversion instruction, and never traps; a double
   * out of range gives some other integer.
   */
  wholeDoubleToInteger(): this {
    return this.f64(SHIFTED_ZERO).op('f64Add').op('i64ReinterpretF64').i64(SHIFTED_ZERO_BITS).op('i64Sub');
  }
}

/** Locals of one function: parameters first, then whatever is declared. */
export class Locals {
  readonly #types: ValueTypeName[] = [];
  readonly #parameters: number;

  constructor(parameters: number) {
    this.#parameters = parameters;
  }

  declare(type: ValueTypeName): number {
    return this.#parameters + this.#types.push(type) - 1;
  }

  write(into: CodeWriter): void {
    const runs: { type: ValueTypeName; count: number }[] = [];
    for (const type of this.#types) {
      const last = runs.at(-1);
      if (last?.type === type) last.count += 1;
      else runs.push({ type, count: 1 });
    }
    into.unsigned(runs.length);
    for (const { type, count } of runs) into.unsigned(count).byte(VALUE_TYPE[type]);
  }
}
