import { CodeWriter } from './code-writer.ts';
import { OPCODE, VALUE_TYPE, type ValueTypeName } from './opcodes.ts';

export interface FunctionType {
  readonly parameters: readonly ValueTypeName[];
  readonly results: readonly ValueTypeName[];
}

/** Locals and instructions, without the closing `end`. */
export type FunctionBody = Uint8Array;

export interface WasmModule {
  /** All functions share one type. */
  readonly type: FunctionType;
  readonly functions: readonly FunctionBody[];
  /** Function exported as `run`. */
  readonly run: number;
  readonly memoryPagesMin: number;
  /** Bytes laid into memory from `at` when the module starts. */
  readonly data: { readonly at: number; readonly bytes: Uint8Array };
}

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00] as const;
const SECTION = { type: 1, function: 3, memory: 5, export: 7, code: 10, data: 11 } as const;
const EXPORT_KIND = { function: 0, memory: 2 } as const;
const FUNCTION_TYPE = 0x60;

function section(into: CodeWriter, id: number, content: CodeWriter): void {
  into.byte(id).unsigned(content.length).bytes(content.toBytes());
}

/** The bytes of a module that exports its memory and one function. */
export function encodeModule(module: WasmModule): Uint8Array<ArrayBuffer> {
  const out = new CodeWriter().bytes(MAGIC);
  section(out, SECTION.type, typeSection(module.type));
  section(out, SECTION.function, functionSection(module.functions.length));
  section(out, SECTION.memory, new CodeWriter().unsigned(1).byte(0).unsigned(module.memoryPagesMin));
  section(out, SECTION.export, exportSection(module.run));
  section(out, SECTION.code, codeSection(module.functions));
  if (module.data.bytes.length > 0) section(out, SECTION.data, dataSection(module.data));
  return out.toBytes();
}

function typeSection({ parameters, results }: FunctionType): CodeWriter {
  const content = new CodeWriter().unsigned(1).byte(FUNCTION_TYPE).unsigned(parameters.length);
  for (const type of parameters) content.byte(VALUE_TYPE[type]);
  content.unsigned(results.length);
  for (const type of results) content.byte(VALUE_TYPE[type]);
  return content;
}

function functionSection(count: number): CodeWriter {
  const content = new CodeWriter().unsigned(count);
  for (let index = 0; index < count; index += 1) content.unsigned(0);
  return content;
}

function exportSection(run: number): CodeWriter {
  const content = new CodeWriter().unsigned(2);
  content.name('memory').byte(EXPORT_KIND.memory).unsigned(0);
  return content.name('run').byte(EXPORT_KIND.function).unsigned(run);
}

function codeSection(functions: readonly FunctionBody[]): CodeWriter {
  const content = new CodeWriter().unsigned(functions.length);
  for (const body of functions)
    content
      .unsigned(body.length + 1)
      .bytes(body)
      .byte(OPCODE.end);
  return content;
}

function dataSection({ at, bytes }: WasmModule['data']): CodeWriter {
  const content = new CodeWriter().unsigned(1).unsigned(0).i32(at).byte(OPCODE.end);
  return content.unsigned(bytes.length).bytes(bytes);
}
