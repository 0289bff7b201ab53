/** FIPS 180-4, section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);
/** Section 5.3.3: the same of the square roots of the first 8 primes. */
const FIRST_STATE = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
const BLOCK_BYTES = 64;
const BLOCK_WORDS = 16;
/** The bit that ends the message and its length in 64 bits. */
const PADDING_BYTES = 9;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const state = new Int32Array(8);
const schedule = new Int32Array(64);
const encoder = new TextEncoder();
let message = new Uint8Array(1_024);

/**
 * SHA-256 of a text's UTF-8 bytes in lower-case hex; synchronous, the same in Node and in the browser. Our own because
 * results are hashed one by one and short: the buffers are used again and a text of plain letters is never encoded.
 */
export function sha256(text: string): string {
  const length = padded(text);
  state.set(FIRST_STATE);
  for (let offset = 0; offset < length; offset += BLOCK_BYTES) compress(message, offset);
  return hexOf(state);
}

/** The SHA-256 of texts one after the other, as if they were one: a text of any length, without ever holding it. */
export interface Sha256 {
  /** Of whole characters: one that is cut in two between texts is none. */
  add(text: string): void;
  digest(): string;
}

export function startSha256(): Sha256 {
  const own = Int32Array.from(FIRST_STATE);
  let rest = new Uint8Array(0);
  let bytes = 0;
  const take = (block: Uint8Array): void => {
    state.set(own);
    const whole = block.length - (block.length % BLOCK_BYTES);
    for (let offset = 0; offset < whole; offset += BLOCK_BYTES) compress(block, offset);
    own.set(state);
    rest = block.slice(whole);
  };
  return {
    add(text) {
      const added = encoder.encode(text.toWellFormed());
      bytes += added.length;
      const block = new Uint8Array(rest.length + added.length);
      block.set(rest);
      block.set(added, rest.length);
      take(block);
    },
    digest() {
      const last = new Uint8Array(Math.ceil((rest.length + PADDING_BYTES) / BLOCK_BYTES) * BLOCK_BYTES);
      last.set(rest);
      last[rest.length] = 0x80;
      writeBits(last, bytes);
      take(last);
      return hexOf(own);
    },
  };
}

function hexOf(words: Int32Array): string {
  let hex = '';
  for (let index = 0; index < words.length; index += 1) {
    const word = at(words, index);
    hex += `${byteHex(word >>> 24)}${byteHex(word >>> 16)}${byteHex(word >>> 8)}${byteHex(word)}`;
  }
  return hex;
}

/** The length of the whole message, in the last eight bytes of its padding. */
function writeBits(padded: Uint8Array, bytes: number, end = padded.length): void {
  const view = new DataView(padded.buffer, padded.byteOffset);
  const bits = bytes * 8;
  view.setUint32(end - 8, Math.floor(bits / 2 ** 32));
  view.setUint32(end - 4, bits >>> 0);
}

function byteHex(value: number): string {
  return HEX[value & 0xff] ?? '';
}

/** Writes the padded text into `message` and answers its length in bytes, a multiple of 64. */
function padded(text: string): number {
  // A UTF-16 unit takes at most three bytes of UTF-8.
  const most = text.length * 3 + PADDING_BYTES + BLOCK_BYTES;
  if (message.length < most) message = new Uint8Array(2 * most);
  const length = encode(text);
  const whole = Math.ceil((length + PADDING_BYTES) / BLOCK_BYTES) * BLOCK_BYTES;
  message[length] = 0x80;
  message.fill(0, length + 1, whole);
  writeBits(message, length, whole);
  return whole;
}

/** Longer texts are encoded by the platform, which is quicker from there on. */
const OWN_LENGTH_MAX = 4_096;

function encode(text: string): number {
  if (text.length > OWN_LENGTH_MAX) return encoder.encodeInto(text.toWellFormed(), message).written;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return encoder.encodeInto(text.isWellFormed() ? text : text.toWellFormed(), message).written;
    message[index] = code;
  }
  return text.length;
}

/** Section 6.2.2 for the block at `offset`. */
function compress(bytes: Uint8Array, offset: number): void {
  for (let word = 0; word < BLOCK_WORDS; word += 1) {
    const from = offset + 4 * word;
    schedule[word] =
      (at(bytes, from) << 24) | (at(bytes, from + 1) << 16) | (at(bytes, from + 2) << 8) | at(bytes, from + 3);
  }
  for (let word = BLOCK_WORDS; word < 64; word += 1) {
    const early = at(schedule, word - 15);
    const late = at(schedule, word - 2);
    const first = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const second = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    schedule[word] = (at(schedule, word - 16) + first + at(schedule, word - 7) + second) | 0;
  }
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let round = 0; round < 64; round += 1) {
    const mixed = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + mixed + choice + at(ROUND_CONSTANTS, round) + at(schedule, round)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = at(state, 0) + a;
  state[1] = at(state, 1) + b;
  state[2] = at(state, 2) + c;
  state[3] = at(state, 3) + d;
  state[4] = at(state, 4) + e;
  state[5] = at(state, 5) + f;
  state[6] = at(state, 6) + g;
  state[7] = at(state, 7) + h;
}

function rotated(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function at(words: Int32Array | Uint8Array, index: number): number {
  return words[index] ?? 0;
}
