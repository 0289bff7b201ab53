import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../values/canonical-json.ts';
import { sha256 } from '../values/sha-256.ts';
import { resultHash } from './assemble-result.ts';

const text = fc.oneof(fc.string(), fc.constantFrom('1 000', '"', '\\', '\u2028', 'Премия', '__proto__', '\ud800'));
const answers = fc.record({
  lines: fc.array(fc.record({ code: text, category: text, amount: text })),
  indicators: fc.dictionary(text, fc.oneof(text, fc.boolean())),
  total: fc.option(text),
  problems: fc.array(
    fc.record({ code: text, nodeId: text, input: fc.option(text), details: fc.dictionary(text, text) }),
  ),
  balances: fc.option(fc.dictionary(text, text), { nil: undefined }),
});

test('the hash is that of the canonical JSON of what was answered', () => {
  fc.assert(
    fc.property(answers, (answer) => {
      expect(resultHash(answer)).toBe(sha256(canonicalJson(answer)));
    }),
  );
});
