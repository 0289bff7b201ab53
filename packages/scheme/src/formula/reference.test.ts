import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formulaReference, REFERENCE_FILE } from '../../scripts/formula-reference.ts';
import { FORMULA_FUNCTIONS } from './functions/catalogue.ts';

test('FORMULAS.md is what the table of functions gives', () => {
  expect(readFileSync(REFERENCE_FILE, 'utf8')).toBe(formulaReference());
});

test('every function is in it under both names', () => {
  const text = formulaReference();
  for (const { names } of FORMULA_FUNCTIONS) {
    expect(text).toContain(`\`${names.en}(`);
    expect(text).toContain(`\`${names.ru}(`);
  }
});
