/** Postgres' binary COPY: a signature, rows of a field count and length-prefixed fields, a trailer of −1. */
const SIGNATURE = Buffer.from([0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00]);
const HEADER_BYTES = SIGNATURE.length + 8;
const COUNT_BYTES = 2;
const LENGTH_BYTES = 4;
const BIGINT_BYTES = 8;
const FIELD_BYTES = LENGTH_BYTES + BIGINT_BYTES;

export const COPY_HEADER = Buffer.concat([SIGNATURE, Buffer.alloc(8)]);
export const COPY_TRAILER = Buffer.from([0xff, 0xff]);

/** Where the words of the columns go, low word first; no value is ever made a BigInt. */
export interface WordSink {
  readonly columns: readonly Int32Array[];
  readonly rows: number;
}

/** Reads rows of `bigint not null` fields out of the chunks of a COPY, page by page. */
export class BigintRowReader {
  readonly #nextSink: () => WordSink;
  readonly #sinkFull: () => void;
  #sink: WordSink;
  #row = 0;
  #rest: Buffer = Buffer.alloc(0);
  #isHeaderRead = false;
  #isEnded = false;

  constructor(nextSink: () => WordSink, sinkFull: () => void) {
    this.#nextSink = nextSink;
    this.#sinkFull = sinkFull;
    this.#sink = nextSink();
  }

  push(chunk: Buffer): void {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    if (!this.#isHeaderRead) {
      if (data.length < HEADER_BYTES) {
        this.#rest = data;
        return;
      }
      if (!data.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('copy: not the binary format');
      at = HEADER_BYTES;
      this.#isHeaderRead = true;
    }
    at = this.#readRows(data, at);
    this.#rest = data.subarray(at);
  }

  /** Reads whole rows and answers where the first incomplete one begins. */
  #readRows(data: Buffer, from: number): number {
    const fields = this.#sink.columns.length;
    const rowBytes = COUNT_BYTES + fields * FIELD_BYTES;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    let at = from;
    for (; at + rowBytes <= data.length; at += rowBytes) this.#readRow(view, at, fields);
    if (data.length - at >= COUNT_BYTES && view.getInt16(at) === -1) this.#end();
    return at;
  }

  #readRow(view: DataView, at: number, fields: number): void {
    if (view.getInt16(at) !== fields) throw new Error('copy: another number of fields than asked for');
    let field = at + COUNT_BYTES;
    const words = this.#row * 2;
    for (const column of this.#sink.columns) {
      if (view.getInt32(field) !== BIGINT_BYTES) throw new Error('copy: a field that is no bigint');
      column[words] = view.getInt32(field + LENGTH_BYTES + 4);
      column[words + 1] = view.getInt32(field + LENGTH_BYTES);
      field += FIELD_BYTES;
    }
    this.#row += 1;
    if (this.#row === this.#sink.rows) {
      this.#sinkFull();
      this.#row = 0;
      this.#sink = this.#nextSink();
    }
  }

  #end(): void {
    if (!this.#isEnded && this.#row > 0) throw new Error('copy: the rows end within a page');
    this.#isEnded = true;
  }
}

/** Rows of an id and `bigint` results, from words that lie low word first. */
export function bigintRows(firstId: number, { columns, rows }: WordSink): Buffer {
  const rowBytes = COUNT_BYTES + (columns.length + 1) * FIELD_BYTES;
  const data = Buffer.allocUnsafe(rowBytes * rows);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 0;
  for (let row = 0; row < rows; row += 1) {
    view.setInt16(at, columns.length + 1);
    at = writeField(view, at + COUNT_BYTES, { low: firstId + row, high: 0 });
    for (const column of columns) {
      at = writeField(view, at, { low: column[row * 2] ?? 0, high: column[row * 2 + 1] ?? 0 });
    }
  }
  return data;
}

function writeField(view: DataView, at: number, { low, high }: { low: number; high: number }): number {
  view.setInt32(at, BIGINT_BYTES);
  view.setInt32(at + LENGTH_BYTES, high);
  view.setInt32(at + LENGTH_BYTES + 4, low);
  return at + FIELD_BYTES;
}
