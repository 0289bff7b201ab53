import { type FactsLoop, liveRegisters, type Operation, type Register } from '../../scaled/kernel.ts';
import type { LoweredPlan } from '../../scaled/lowered-plan.ts';
import { type BlockEmitter, instructionAt, isInlined, push, WASM_TYPE } from './block-emitter.ts';
import { CHUNK_INSTRUCTIONS, type Chunk, splitIntoChunks } from './chunks.ts';
import { CodeWriter, Locals } from './code-writer.ts';
import { emitValue } from './emit-instruction.ts';
import { encodeModule, type FunctionBody } from './module-writer.ts';
import { layoutMemory, type PageLayout, TABLES_AT } from './page-layout.ts';

export interface EmittedModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly layout: PageLayout;
}

const MEMORY_PAGE_BYTES = 65_536;
const PAGE_PARAMETER = 0;
const ROWS_PARAMETER = 1;

/** One module whose `run(page, rows)` fills the page's outputs and answers how many rows are not proven. */
export function emitModule(lowered: LoweredPlan, chunkInstructions = CHUNK_INSTRUCTIONS): EmittedModule {
  const chunks = splitIntoChunks(lowered.kernel.body, chunkInstructions);
  const slots = new Map(
    [...new Set(chunks.flatMap((chunk) => chunk.exports))].map((register, slot) => [register, slot]),
  );
  const tables = layTables(lowered.kernel.tables);
  const layout = layoutMemory(lowered, { scratchSlots: slots.size, tableBytes: tables.bytes.length });
  const functions = chunks.map((chunk, index) =>
    emitChunk({ lowered, chunk, layout, slots, tableAddress: tables.address, first: index === 0 }),
  );
  const bytes = encodeModule({
    type: { parameters: ['i32', 'i32'], results: ['i32'] },
    functions: [...functions, emitRun(functions.length)],
    run: functions.length,
    memoryPagesMin: Math.ceil((layout.pagesAt + layout.pageBytes) / MEMORY_PAGE_BYTES),
    data: { at: TABLES_AT, bytes: tables.bytes },
  });
  return { bytes, layout };
}

function layTables(tables: readonly (readonly bigint[])[]): { bytes: Uint8Array; address: (table: number) => number } {
  const starts: number[] = [];
  let cells = 0;
  for (const table of tables) {
    starts.push(TABLES_AT + cells * 8);
    cells += table.length;
  }
  const view = new DataView(new ArrayBuffer(cells * 8));
  tables.flat().forEach((cell, index) => {
    view.setBigInt64(index * 8, cell, true);
  });
  const address = (table: number): number => {
    const start = starts[table];
    if (start === undefined) throw new Error(`wasm: no table ${table}`);
    return start;
  };
  return { bytes: new Uint8Array(view.buffer), address };
}

/** Calls the chunks in order; the last one counts the marked rows of all. */
function emitRun(chunks: number): FunctionBody {
  const code = new CodeWriter().unsigned(0);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    code.get(PAGE_PARAMETER).get(ROWS_PARAMETER).call(chunk);
    if (chunk < chunks - 1) code.op('drop');
  }
  return code.toBytes();
}

interface ChunkEmission {
  readonly lowered: LoweredPlan;
  readonly chunk: Chunk;
  readonly layout: PageLayout;
  readonly slots: ReadonlyMap<Register, number>;
  readonly tableAddress: (table: number) => number;
  readonly first: boolean;
}

function emitChunk({ lowered, chunk, layout, slots, tableAddress, first }: ChunkEmission): FunctionBody {
  const code = new CodeWriter();
  const locals = new Locals(2);
  const end = locals.declare('i32');
  const count = locals.declare('i32');
  const emitter: BlockEmitter = {
    code,
    locals,
    block: lowered.kernel.body,
    places: new Map(),
    outer: null,
    layout,
    tableAddress,
    rowPointer: locals.declare('i32'),
    workspacePointer: locals.declare('i32'),
    mark: locals.declare('i32'),
    fact: null,
  };
  const frames = new FrameEmitter(emitter, lowered);
  code.get(PAGE_PARAMETER).tee(emitter.rowPointer).get(ROWS_PARAMETER).i32(3).op('i32Shl').op('i32Add').set(end);
  code.i32(layout.workspaceAt).set(emitter.workspacePointer);
  if (chunk.registers.some((register) => instructionAt(emitter, register).operation.op === 'facts'))
    frames.loadColumns();
  code.block('block').block('loop');
  code.get(emitter.rowPointer).get(end).op('i32GeU').branch('branchIf', 1);
  beginRow(emitter, { chunk, slots, first });
  for (const register of chunk.registers) emitStatement(emitter, register, frames);
  finishRow(emitter, { chunk, slots });
  code.get(count).get(emitter.mark).op('i32Add').set(count);
  code.get(emitter.workspacePointer).i32(8).op('i32Add').set(emitter.workspacePointer);
  code.get(emitter.rowPointer).i32(8).op('i32Add').set(emitter.rowPointer).branch('branch', 0);
  code.op('end').op('end').get(count);
  return withLocals(locals, code);
}

function withLocals(locals: Locals, code: CodeWriter): FunctionBody {
  const body = new CodeWriter();
  locals.write(body);
  return body.bytes(code.toBytes()).toBytes();
}

type Boundary = Pick<ChunkEmission, 'chunk' | 'slots'>;

function slotOf(slots: ReadonlyMap<Register, number>, register: Register): number {
  const slot = slots.get(register);
  if (slot === undefined) throw new Error(`wasm: register ${register} has no scratch column`);
  return slot;
}

function beginRow(emitter: BlockEmitter, { chunk, slots, first }: Boundary & { first: boolean }): void {
  const { code, layout } = emitter;
  if (first) code.i32(0);
  else code.get(emitter.rowPointer).access('i32Load', layout.marks);
  code.set(emitter.mark);
  for (const register of chunk.imports) {
    const type = WASM_TYPE[instructionAt(emitter, register).type];
    code.get(emitter.workspacePointer).access(`${type}Load`, layout.scratch(slotOf(slots, register)));
    setPlace(emitter, register);
  }
}

function finishRow(emitter: BlockEmitter, { chunk, slots }: Boundary): void {
  const { code, layout } = emitter;
  for (const register of chunk.exports) {
    code.get(emitter.workspacePointer);
    push(emitter, register);
    const type = WASM_TYPE[instructionAt(emitter, register).type];
    code.access(`${type}Store`, layout.scratch(slotOf(slots, register)));
  }
  code.get(emitter.rowPointer).get(emitter.mark).access('i32Store', layout.marks);
}

/** Takes the value on the stack as the register's. */
function setPlace(emitter: BlockEmitter, register: Register): void {
  const place = emitter.locals.declare(WASM_TYPE[instructionAt(emitter, register).type]);
  emitter.places.set(register, place);
  emitter.code.set(place);
}

function emitStatement(emitter: BlockEmitter, register: Register, frames: FrameEmitter): void {
  const { code } = emitter;
  const { operation, type } = instructionAt(emitter, register);
  switch (operation.op) {
    case 'check':
      code.get(emitter.mark);
      push(emitter, operation.fails).op('i32Or').set(emitter.mark);
      return;
    case 'output': {
      const { at, offset } = emitter.layout.output(operation.output);
      code.get(at === 'page' ? emitter.rowPointer : emitter.workspacePointer);
      push(emitter, operation.value);
      if (type === 'bit') code.op('i64ExtendI32U');
      code.access(type === 'float' ? 'f64Store' : 'i64Store', offset);
      return;
    }
    case 'facts':
      frames.emit(register, operation.loop);
      return;
    case 'accumulated':
      code.get(frames.accumulatorOf(operation));
      setPlace(emitter, register);
      return;
    default:
      emitValue(emitter, register);
      setPlace(emitter, register);
  }
}

/** Emits the inner loop of frames: once per row over the row's range of facts. */
class FrameEmitter {
  readonly #row: BlockEmitter;
  readonly #lowered: LoweredPlan;
  readonly #columns: number[] = [];
  readonly #accumulators = new Map<Register, readonly number[]>();

  constructor(row: BlockEmitter, lowered: LoweredPlan) {
    this.#row = row;
    this.#lowered = lowered;
  }

  /** Reads the addresses of the fact columns, once per call. */
  loadColumns(): void {
    const { code, locals, layout } = this.#row;
    this.#lowered.facts.forEach((_, column) => {
      const local = locals.declare('i32');
      this.#columns.push(local);
      code
        .i32(layout.factColumns + column * 8)
        .access('i32Load', 0)
        .set(local);
    });
  }

  accumulatorOf({ facts, accumulator }: Extract<Operation, { op: 'accumulated' }>): number {
    const local = this.#accumulators.get(facts)?.[accumulator];
    if (local === undefined) throw new Error(`wasm: no accumulator ${accumulator} of frame ${facts}`);
    return local;
  }

  emit(register: Register, loop: FactsLoop): void {
    const { code, locals } = this.#row;
    const accumulators = loop.accumulators.map(({ type }) => locals.declare(WASM_TYPE[type]));
    this.#accumulators.set(register, accumulators);
    const offset = locals.declare('i32');
    const end = locals.declare('i32');
    const inner: BlockEmitter = {
      ...this.#row,
      block: loop.body,
      places: new Map(),
      outer: this.#row,
      fact: { offset, columns: this.#columns, accumulators },
    };
    this.#reset(loop, accumulators);
    this.#openRange(offset, end);
    code.block('block').block('loop');
    code.get(offset).get(end).op('i32GeU').branch('branchIf', 1);
    this.#body(inner, loop);
    code.get(offset).i32(8).op('i32Add').set(offset).branch('branch', 0);
    code.op('end').op('end');
  }

  #reset(loop: FactsLoop, accumulators: readonly number[]): void {
    const { code } = this.#row;
    loop.accumulators.forEach(({ type, initial }, index) => {
      const local = accumulators[index];
      if (local === undefined) return;
      if (type === 'integer') code.i64(BigInt(initial));
      else if (type === 'float') code.f64(Number(initial));
      else code.i32(initial === true ? 1 : 0);
      code.set(local);
    });
  }

  /** Indexes of the row's facts become byte offsets into any fact column. */
  #openRange(offset: number, end: number): void {
    const { code, rowPointer, layout } = this.#row;
    code.get(rowPointer).access('i32Load', layout.factRanges).i32(3).op('i32Shl').set(offset);
    code
      .get(rowPointer)
      .access('i32Load', layout.factRanges + 4)
      .i32(3)
      .op('i32Shl')
      .set(end);
  }

  #body(inner: BlockEmitter, loop: FactsLoop): void {
    const { code } = inner;
    const live = liveRegisters(loop.body, [loop.passes, ...loop.accumulators.map(({ next }) => next)]);
    const emitRange = (from: Register, to: Register): void => {
      for (let register = from; register < to; register += 1) this.#inner(inner, register, live[register] === true);
    };
    emitRange(0, loop.filterEnd);
    code.block('block');
    push(inner, loop.passes).op('i32Eqz').branch('branchIf', 0);
    emitRange(loop.filterEnd, loop.body.instructions.length);
    for (const { next } of loop.accumulators) push(inner, next);
    for (const local of [...(inner.fact?.accumulators ?? [])].reverse()) code.set(local);
    code.op('end');
  }

  #inner(inner: BlockEmitter, register: Register, live: boolean): void {
    const instruction = instructionAt(inner, register);
    if (!live || isInlined(instruction)) return;
    emitStatement(inner, register, this);
  }
}
