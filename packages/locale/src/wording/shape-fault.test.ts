import { expect, test } from 'vitest';
import { describeDiagnostic } from './describe.ts';

const FAULTS = [
  ...['text', 'list', 'object', 'number', 'boolean', 'other'].map((kind) => ({ fault: 'wrong-kind', kind })),
  ...['too-long', 'too-short', 'too-many', 'too-few', 'too-great', 'too-small'].map((fault) => ({
    fault,
    limit: 1000,
  })),
  { fault: 'missing' },
  { fault: 'bad-writing' },
  { fault: 'not-one-of', known: ['7', '8'] },
  { fault: 'unknown-entries', entries: ['7'] },
  { fault: 'other' },
];
const CODES = ['params/bad-shape', 'document/bad-shape', 'request/bad-shape'];

test('a value of the wrong shape is told about in one language, without the validator’s own words', () => {
  for (const code of CODES) {
    for (const details of FAULTS) {
      const diagnostic = { code, severity: 'error', place: {}, details } as const;
      const russian = describeDiagnostic(diagnostic, { language: 'ru' });
      expect(russian).not.toMatch(/[a-z]/i);
      expect(russian).not.toContain('{');
      expect(describeDiagnostic(diagnostic, { language: 'en' })).not.toMatch(/[а-яё{]/i);
    }
  }
});

test('says how much is too much', () => {
  const tooMany = {
    code: 'params/bad-shape',
    severity: 'error',
    place: { path: 'bands' },
    details: { fault: 'too-many', limit: 1000 },
  } as const;
  expect(describeDiagnostic(tooMany, { language: 'ru' })).toBe('Настройка заполнена неверно: строк больше 1\u00a0000.');
  expect(describeDiagnostic(tooMany, { language: 'en' })).toBe(
    'This setting is filled in wrongly: there are more than 1,000 rows.',
  );
});
