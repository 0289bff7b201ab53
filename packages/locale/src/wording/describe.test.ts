import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogueFaults } from '../messages/check-messages.ts';
import { describeDiagnostic, describeProblem, describeRefusal, diagnosticMessages } from './describe.ts';
import { editMessages } from './edit.messages.ts';
import { fixMessages } from './lint.messages.ts';
import { problemMessages } from './problem.messages.ts';
import { wordMessages } from './words.messages.ts';

const wordings = { ...diagnosticMessages, ...problemMessages, ...editMessages, ...fixMessages };
const SCHEME_SOURCE = new URL('../../../scheme/src/', import.meta.url).pathname;

/** Every `area/problem` literal in the language's source, wherever it is emitted. */
function emittedCodes(): ReadonlySet<string> {
  const files = globSync('**/*.ts', { cwd: SCHEME_SOURCE, exclude: ['**/*.test.ts', '**/*-arbitrary.ts'] });
  const texts = files.map((file) => readFileSync(SCHEME_SOURCE + file, 'utf8').replaceAll(/^import .*$/gm, ''));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/'([a-z]+\/[a-z]+(?:-[a-z]+)*)'/g)].map((match) => match[1] ?? '')),
  );
}

describe('every code has words', () => {
  test('in both languages', () => {
    const codes = emittedCodes();
    expect(codes.size).toBeGreaterThan(100);
    expect([...codes].filter((code) => !Object.hasOwn(wordings, code)).sort()).toEqual([]);
  });

  test('and no words are left over', () => {
    const codes = emittedCodes();
    expect(
      Object.keys(wordings)
        .filter((code) => !codes.has(code))
        .sort(),
    ).toEqual([]);
  });

  test('that are sound', () => {
    expect(catalogueFaults(wordings)).toEqual([]);
    expect(catalogueFaults(wordMessages)).toEqual([]);
  });
});

describe('diagnostics in words', () => {
  test.each([
    [
      {
        code: 'type/money-and-number',
        details: { left: 'money RUB', right: 'percent', operator: '+', conversion: 'multiply' },
      },
      'Складываются ₽ и % — возможно, вы хотели умножить?',
      '₽ and % are added — did you mean to multiply?',
    ],
    [
      { code: 'type/money-and-number', details: { left: 'money USD', right: 'count' } },
      'Рядом стоят $ и количество: одно из них — деньги, другое нет.',
      '$ meets a count: one is money, the other is not.',
    ],
    [
      { code: 'formula/unknown-name', details: { name: 'bsae', suggestion: 'base' } },
      'У формулы нет входа «bsae». Может быть, «base»?',
      'The formula has no input "bsae". Did you mean "base"?',
    ],
    [
      { code: 'formula/unknown-name', details: { name: 'constructor' } },
      'У формулы нет входа «constructor».',
      'The formula has no input "constructor".',
    ],
    [
      { code: 'formula/argument-count', details: { function: ['IF', 'ЕСЛИ'], given: 2, least: 3, most: 3, exact: 3 } },
      'У функции ЕСЛИ 2 аргумента, а нужно 3.',
      'IF has 2 arguments but takes 3.',
    ],
    [
      { code: 'formula/argument-count', details: { function: ['SUM', 'СУММ'], given: 0, least: 1 } },
      'У функции СУММ нет аргументов, а нужно не меньше 1.',
      'SUM has no arguments but takes at least 1.',
    ],
    [
      {
        code: 'formula/argument-type',
        details: { function: ['AND', 'И'], argument: 1, expected: 'boolean', given: 'money RUB' },
      },
      'Аргумент 1 функции И: нужно «да или нет», а здесь «₽».',
      'Argument 1 of AND should be yes or no, but this is ₽.',
    ],
    [
      { code: 'graph/cycle', details: { nodes: ['a', 'b', 'c'], ring: 3 } },
      'Значения ходят по кругу: «Выручка» → «b» → «c» → «Выручка». Разорвите одну из связей.',
      'Values run in a circle: "Revenue" → "b" → "c" → "Revenue". Break one of the links.',
    ],
    [
      { code: 'graph/cycle', details: { nodes: ['a', 'b', 'c'], ring: 2 } },
      'Значения ходят по кругу: «Выручка» → «b» → «Выручка», и ещё 1 блок. Разорвите одну из связей.',
      'Values run in a circle: "Revenue" → "b" → "Revenue", and 1 more block. Break one of the links.',
    ],
    [
      { code: 'graph/cycle', details: { nodes: [...'abcdefgh'], ring: 8 } },
      'Значения ходят по кругу: «Выручка» → «b» → «c» → «d» → «e» → …, и ещё 3 блока. Разорвите одну из связей.',
      'Values run in a circle: "Revenue" → "b" → "c" → "d" → "e" → …, and 3 more blocks. Break one of the links.',
    ],
    [
      { code: 'credit/criterion-twice', details: { credit: 'a', lines: [...'bcdefgh'] } },
      'За «Выручка» платится несколькими строками: «b», «c», «d», «e», «f» и ещё 2. Если так не задумано, оставьте одну.',
      '"Revenue" is paid for on several lines: "b", "c", "d", "e", "f", and 2 more. Unless that is meant, keep one.',
    ],
    [{ code: 'nobody/knows', details: {} }, 'Что-то не так (nobody/knows).', 'Something is wrong (nobody/knows).'],
    [{ code: 'constructor', details: {} }, 'Что-то не так (constructor).', 'Something is wrong (constructor).'],
  ])('%o', (diagnostic, ru, en) => {
    const nameOf = (id: string) => (id === 'a' ? { ru: 'Выручка', en: 'Revenue' } : null);
    expect(describeDiagnostic(diagnostic, { language: 'ru', nameOf })).toBe(ru);
    expect(describeDiagnostic(diagnostic, { language: 'en', nameOf })).toBe(en);
  });

  test('never throw for a detail that is not there', () => {
    for (const code of Object.keys(diagnosticMessages)) {
      for (const language of ['ru', 'en'] as const) {
        expect(describeDiagnostic({ code, details: {} }, { language })).toMatch(/\S/);
      }
    }
  });
});

test('problems name the input as people call it', () => {
  const problem = { code: 'input/missing', input: 'revenue.target', details: {} };
  const nameOf = (id: string) => (id === 'revenue.target' ? { ru: 'Выручка, план' } : null);
  expect(describeProblem(problem, { language: 'ru', nameOf })).toBe('Нет данных: «Выручка, план».');
  expect(describeProblem(problem, { language: 'en', nameOf })).toBe('No data for "Выручка, план".');
  expect(describeProblem(problem, { language: 'en' })).toBe('No data for "revenue, target".');
  const byKey = (id: string) => (id === 'revenue' ? { ru: 'Выручка', en: 'Revenue' } : null);
  expect(describeProblem(problem, { language: 'ru', nameOf: byKey })).toBe('Нет данных: «Выручка, план».');
});

test('a group’s problem names the member it waits for, and why', () => {
  const problem = {
    code: 'team/member-problem',
    input: 'e2',
    details: { employee: 'e2', problem: 'input/missing', input: 'effort' },
  };
  const nameOf = (id: string) =>
    id === 'e2' ? { ru: 'Иванова', en: 'Ivanova' } : id === 'effort' ? { ru: 'КТУ', en: 'Effort' } : null;
  expect(describeProblem(problem, { language: 'ru', nameOf })).toBe(
    'У «Иванова» здесь нет значения (нет данных: «КТУ»), а без него его нет ни у кого в группе.',
  );
  expect(describeProblem(problem, { language: 'en' })).toBe(
    '"e2" has no value here (no data for "effort"), and without it nobody in the group has one.',
  );
  const other = { ...problem, details: { employee: 'e2', problem: 'fact/bad-date', input: 'd1' } };
  expect(describeProblem(other, { language: 'en' })).toBe(
    '"e2" has no value here, and without it nobody in the group has one.',
  );
});

test('refused edits say why', () => {
  expect(describeRefusal({ refusal: 'edit/node-exists', subject: 'pay' }, { language: 'ru' })).toBe(
    'Блок «pay» уже есть.',
  );
});

test('what people draw is called a block, never a node, as the designer calls it', () => {
  const files = globSync(new URL('*.messages.ts', import.meta.url).pathname);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const words = readFileSync(file, 'utf8').replaceAll(/'[a-z-]+\/[a-z-]+'|\{nodes?\b/g, '');
    expect(words, file).not.toMatch(/\bnodes?\b|узел|узл/i);
  }
});
