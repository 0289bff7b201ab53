import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256, startSha256 } from './sha-256.ts';

const expected = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test('the published examples', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('every length around the ends of blocks', () => {
  for (let length = 0; length < 300; length += 1) {
    const text = 'x'.repeat(length);
    expect(sha256(text)).toBe(expected(text));
  }
});

test('any text, also one with half a surrogate pair, and long ones between short ones', () => {
  const texts = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
    fc.constantFrom('Премия', '₽', '\ud800', 'a\udc00b', 'ю'.repeat(5_000), 'z'.repeat(20_000)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(sha256(text)).toBe(expected(text));
    }),
    { numRuns: 600 },
  );
});

test('texts one after the other are hashed as one, wherever they are cut and whatever is hashed between', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 150 }), { maxLength: 20 });
  fc.assert(
    fc.property(texts, (parts) => {
      const hash = startSha256();
      for (const part of parts) {
        hash.add(part);
        sha256(part);
      }
      expect(hash.digest()).toBe(expected(parts.join('')));
    }),
    { numRuns: 400 },
  );
});
