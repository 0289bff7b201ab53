import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import type { Encoding } from './mapping.ts';

export interface EncodingProblem {
  readonly code: 'file/not-utf-8';
  readonly details: { readonly line: string; readonly likely: Encoding | 'unknown' };
}

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: EncodingProblem };

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Decodes a file piece by piece. Without a byte order mark or a stated encoding the bytes must be UTF-8:
 * guessing would turn names into other names without anybody noticing.
 */
export class TextDecoding {
  #decoder: { write(bytes: Buffer): string; end(): string | undefined } | null = null;
  #strict: TextDecoder | null = null;
  #line = 1;
  readonly #stated: Encoding | undefined;

  constructor(stated: Encoding | undefined) {
    this.#stated = stated;
  }

  write(bytes: Buffer): DecodedText {
    if (this.#decoder === null && this.#strict === null) this.#choose(bytes);
    return this.#take(
      bytes,
      (strict) => strict.decode(bytes, { stream: true }),
      (decoder) => decoder.write(bytes),
    );
  }

  end(): DecodedText {
    return this.#take(
      Buffer.alloc(0),
      (strict) => strict.decode(),
      (decoder) => decoder.end() ?? '',
    );
  }

  #choose(first: Buffer): void {
    const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => first[index] === byte))?.[0];
    const encoding = marked ?? this.#stated ?? 'utf-8';
    if (encoding === 'utf-8') this.#strict = new TextDecoder('utf-8', { fatal: true });
    else this.#decoder = iconv.getDecoder(encoding);
  }

  #take(
    bytes: Buffer,
    strictly: (decoder: TextDecoder) => string,
    otherwise: (decoder: { write(bytes: Buffer): string; end(): string | undefined }) => string,
  ): DecodedText {
    if (this.#decoder !== null) return { ok: true, text: otherwise(this.#decoder) };
    if (this.#strict === null) return { ok: true, text: '' };
    try {
      const text = strictly(this.#strict);
      this.#line += countLines(text);
      return { ok: true, text };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const likely = looksLikeWindows1251(bytes) ? 'windows-1251' : 'unknown';
      const line = String(this.#line + linesBeforeFault(bytes));
      return { ok: false, problem: { code: 'file/not-utf-8', details: { line, likely } } };
    }
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Whole lines of a piece before the first one that is not UTF-8. */
function linesBeforeFault(bytes: Buffer): number {
  let lines = 0;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return lines;
    lines += 1;
    start = end + 1;
  }
  return lines;
}

const LINE_FEED = 0x0a;

/** Russian text in Windows-1251 uses bytes 0xC0–0xFF for letters and little else above ASCII. */
export function looksLikeWindows1251(bytes: Buffer): boolean {
  let letters = 0;
  let high = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    high += 1;
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) letters += 1;
  }
  return high > 0 && letters * 10 >= high * 9;
}
