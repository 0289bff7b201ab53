import { decimal } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionArbitrary } from '../testing/formula-arbitrary.ts';
import { type TriedName, tryFormula } from '../trial/try-formula.ts';
import { numberValue } from '../values/literal.ts';
import { typeOf } from '../values/value-type.ts';
import { cellReferences, languageOfFormula, replaceCells } from './cell-references.ts';
import { parseFormula } from './parse.ts';
import { printFormula } from './print.ts';
import { formulaInWords } from './read-aloud.ts';
import { formulaFix, partAround } from './text-fix.ts';
import type { FormulaLanguage } from './words.ts';

const names = new Map<string, TriedName>([
  ['оклад', { type: typeOf('money', 'RUB'), value: numberValue(decimal('50000')) }],
  ['done', { type: typeOf('percent', 'RUB'), value: numberValue(decimal('1.2')) }],
]);

function mended(text: string, language: FormulaLanguage): string {
  const trial = tryFormula({ text, language, names });
  for (const diagnostic of trial.diagnostics) {
    const fix = formulaFix(diagnostic, { text, language });
    if (fix !== null) return text.slice(0, fix.from) + fix.insert + text.slice(fix.to);
  }
  return text;
}

describe('one click', () => {
  test.each([
    ['оклад * 10% + done * оклд', 'оклад * 10% + done * оклад', 'en'],
    ['MON(оклад, 1000)', 'MIN(оклад, 1000)', 'en'],
    ['МИН(оклад, 1000)', 'МИН(оклад; 1000)', 'ru'],
    ['оклад + 100 000', 'оклад + 100000', 'ru'],
    ['оклад * (1 + 10%', 'оклад * (1 + 10%)', 'en'],
    ['оклад + done', 'оклад * done', 'en'],
    ['MIN(done, 1,5)', 'MIN(done, 1.5)', 'en'],
  ] as const)('mends %s', (text, expected, language) => {
    expect(mended(text, language)).toBe(expected);
  });

  test('there is none where the right mend is not known', () => {
    expect(mended('оклад + done + done', 'en')).toBe('оклад + done + done');
    expect(mended('что', 'ru')).toBe('что');
  });
});

describe('a part of a formula', () => {
  const text = 'IF(done >= 120%, оклад * 20%, 0)';
  const part = (selected: string) => {
    const from = text.indexOf(selected);
    const span = partAround(text, 'en', { from, to: from + selected.length });
    return span === null ? null : text.slice(span.from, span.to);
  };

  test('is the smallest whole that holds the selection', () => {
    expect(part('оклад * 20%')).toBe('оклад * 20%');
    expect(part('лад * 2')).toBe('оклад * 20%');
    expect(part('done')).toBe('done');
    expect(part('120%, оклад')).toBe(text);
    expect(partAround('IF(', 'en', { from: 0, to: 2 })).toBeNull();
  });
});

describe('cells of a sheet', () => {
  test('are found outside of texts and functions, once each, and replaced by names', () => {
    const text = '=ЕСЛИ($B$2>=1,2; B2*Лист1!C10; LOG10(A1) & "D4")';
    expect(cellReferences(text)).toEqual(['B2', 'C10', 'A1']);
    const named = replaceCells(
      text,
      new Map([
        ['B2', 'done'],
        ['C10', 'План продаж'],
      ]),
    );
    expect(named).toBe('=ЕСЛИ(done>=1,2; done*[План продаж]; LOG10(A1) & "D4")');
    expect(cellReferences('q1 + Q1x + x.A1')).toEqual([]);
  });

  test('come in the language of the spreadsheet they come from', () => {
    expect(languageOfFormula('=ЕСЛИ(A1>1,5;B1;0)', 'en')).toBe('ru');
    expect(languageOfFormula('=IF(A1>1.5,B1,0)', 'ru')).toBe('en');
    expect(languageOfFormula('=A1*B1', 'ru')).toBe('ru');
  });
});

describe('read aloud', () => {
  const said = (text: string, to: FormulaLanguage) =>
    formulaInWords(text, { from: 'en', to, nameOf: (name) => (name === 'done' ? 'Выполнение плана' : name) });

  test('a formula is a sentence in either language, whichever it was written in', () => {
    const text = 'IF(done >= 120%, оклад * 20%, MIN(оклад, 10000))';
    expect(said(text, 'ru')).toBe(
      'Если «Выполнение плана» не меньше 120\u00a0%, то «оклад» умножить на 20\u00a0%, иначе меньшее из: «оклад» и 10\u00a0000.',
    );
    expect(said(text, 'en')).toBe(
      'If “Выполнение плана” is at least 120%, then “оклад” times 20%, otherwise the smaller of “оклад” and 10,000.',
    );
    expect(said('(оклад + 1) * 2', 'en')).toBe('(“оклад” plus 1) times 2.');
    expect(said('IF(', 'en')).toBeNull();
  });

  test('every formula that can be written can be read, and reading it in the other language changes nothing', () => {
    fc.assert(
      fc.property(expressionArbitrary, (expression) => {
        const tree = { expression };
        const [en, ru] = [printFormula(tree, { language: 'en' }), printFormula(tree, { language: 'ru' })];
        const nameOf = (name: string) => name;
        const spoken = formulaInWords(en, { from: 'en', to: 'ru', nameOf });
        expect(spoken).not.toBeNull();
        expect(formulaInWords(ru, { from: 'ru', to: 'ru', nameOf })).toBe(spoken);
        const again = parseFormula(ru, 'ru');
        expect(again.ok && printFormula(again.tree, { language: 'en' })).toBe(en);
      }),
      { numRuns: 200 },
    );
  });
});
