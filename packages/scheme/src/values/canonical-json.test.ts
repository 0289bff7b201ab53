import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './sha-256.ts';

test('one text per value: sorted keys, no white space, nothing undefined', () => {
  expect(canonicalJson({ b: [1, 'x', null], a: { d: true, c: undefined } })).toBe('{"a":{"d":true},"b":[1,"x",null]}');
  expect(canonicalJson({ ё: '1', а: '2', Z: '3' })).toBe('{"Z":"3","а":"2","ё":"1"}');
});

test('a number that is not a safe integer has no canonical text', () => {
  for (const value of [0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
    expect(() => canonicalJson(value)).toThrow(RangeError);
  }
  expect(canonicalJson(-0)).toBe('0');
});

test('hashes are SHA-256 of UTF-8', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('премия')).toBe('1668f21a9a1515b7422398ae21d6fd55f24042c8264e868d60e15b6adcfa5c80');
});
