import { describe, expect, it } from 'vitest';
import { JSON_DEPTH_MAX, judgeJson } from './json-guard.ts';

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

describe('judgeJson', () => {
  it.each([
    ['an ordinary body', '{"a":[1,{"b":"c"}]}', 'fine'],
    ['nesting at the limit', nested(JSON_DEPTH_MAX), 'fine'],
    ['nesting over the limit', nested(JSON_DEPTH_MAX + 1), 'too-deep'],
    ['a hundred thousand levels', nested(100_000), 'too-deep'],
    ['brackets inside a text', JSON.stringify({ note: '['.repeat(1_000) }), 'fine'],
    ['an escaped quote before brackets', JSON.stringify({ note: `"${'{'.repeat(1_000)}` }), 'fine'],
    ['a prototype key', '{"__proto__":{"admin":true}}', 'forbidden-key'],
    ['a prototype key deep inside', '{"a":[{"b":{"__proto__":1}}]}', 'forbidden-key'],
    ['a prototype key in escapes', '{"\\u005f_proto__":1}', 'forbidden-key'],
    ['a constructor key', '{"constructor":{"prototype":{}}}', 'forbidden-key'],
    ['a text that only talks about prototypes', '{"note":"see __proto__ and constructor"}', 'fine'],
    ['the character nobody means', JSON.stringify({ search: 'a\u0000b' }), 'forbidden-character'],
    ['a backslash before the same letters', JSON.stringify({ note: '\\u0000' }), 'fine'],
    ['a backslash, then the character', JSON.stringify({ note: '\\\u0000' }), 'forbidden-character'],
    ['something that is not JSON', '{"__proto__', 'fine'],
  ])('%s', (_name, text, verdict) => {
    expect(judgeJson(text)).toBe(verdict);
  });
});
