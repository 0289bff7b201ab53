/** What this package uses of the WebAssembly interface, which Node and browsers share but no common type library states. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

interface WasmHost {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
}

export interface KernelExports {
  readonly memory: WasmMemory;
  readonly run: (page: number, rows: number) => number;
}

/** Compiles and starts a kernel module; synchronous, needs `wasm-unsafe-eval` under a content security policy. */
export function startKernel(bytes: Uint8Array<ArrayBuffer>): KernelExports {
  const { WebAssembly: host } = globalThis as unknown as { readonly WebAssembly: WasmHost };
  const { memory, run } = new host.Instance(new host.Module(bytes)).exports;
  if (!isMemory(memory) || typeof run !== 'function') throw new Error('startKernel: not a kernel module');
  return { memory, run: (page, rows) => Number(run(page, rows)) };
}

function isMemory(value: unknown): value is WasmMemory {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'grow' in value;
}
