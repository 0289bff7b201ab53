import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatedParserFiles } from '../../scripts/generate-formula-parser.ts';
import { tokenTextArbitrary } from '../testing/formula-arbitrary.ts';
import { firstError } from './parse.ts';
import { formulaParser } from './parser.ts';
import { findSyntaxFault } from './syntax-fault.ts';

test('the generated parser is the one this grammar gives', () => {
  for (const [name, text] of generatedParserFiles()) {
    expect(readFileSync(new URL(name, import.meta.url), 'utf8'), name).toBe(text);
  }
});

test('what the fault finder accepts and what the grammar accepts is the same', () => {
  fc.assert(
    fc.property(tokenTextArbitrary, fc.constantFrom('ru' as const, 'en' as const), (text, language) => {
      const isRefused = firstError(formulaParser(language).parse(text)) !== null;
      const fault = findSyntaxFault(text, language);
      expect(fault !== null).toBe(isRefused);
    }),
    { numRuns: 2_000 },
  );
});
