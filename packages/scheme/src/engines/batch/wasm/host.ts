/** What this package uses of the WebAssembly interface, which Node and browsers share but no common type library states. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

interface WasmHost {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  /** Every module that is started here is one of our own, and exports these two. */
  readonly Instance: new (
    module: object,
  ) => { readonly exports: KernelExports };
}

export interface KernelExports {
  readonly memory: WasmMemory;
  readonly run: (page: number, rows: number) => number;
}

/** Compiles and starts a kernel module; synchronous, needs `wasm-unsafe-eval` under a content security policy. */
export function startKernel(bytes: Uint8Array<ArrayBuffer>): KernelExports {
  const { WebAssembly: host } = globalThis as unknown as { readonly WebAssembly: WasmHost };
  const { memory, run } = new host.Instance(new host.Module(bytes)).exports;
  return { memory, run };
}
