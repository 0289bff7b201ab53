import { describe, expect, test } from 'vitest';
import { compileScheme } from '../compile/compile-scheme.ts';
import { diffSchemes } from '../diff/diff-schemes.ts';
import { schemeHash } from '../document/canonical-document.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import { formulaText, withFormula, withFormulaTrees } from './formula-text.ts';

type FormulaParams = NonNullable<SchemeDocument['nodes'][number]['params']>;

const ENGLISH: FormulaParams = { text: '=MIN( base * 10% ,1500.5)', language: 'en', inputs: ['base'] };
const RUSSIAN: FormulaParams = { text: 'мин(base*10%;1500,5)', language: 'ru', inputs: ['base'] };

function scheme(params: FormulaParams): SchemeDocument {
  return {
    format: 'premia.scheme/1',
    key: 'k',
    title: {},
    period: 'month',
    currency: 'RUB',
    nodes: [
      { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
      { id: 'share', kind: 'formula', params },
      { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
    ],
    links: [
      { from: 'salary', to: 'share.base' },
      { from: 'share', to: 'pay.amount' },
    ],
  };
}

const kept = withFormulaTrees(scheme(ENGLISH));

test('a formula is kept as a tree that pays what the text pays', () => {
  expect(kept.nodes[1]?.params).toEqual({
    inputs: ['base'],
    tree: {
      rows: [
        ['name', 'base'],
        ['number', '10'],
        ['percent', 1, 1],
        ['chain', 0, '*', 2],
        ['number', '1500.5'],
        ['call', 'MIN', 3, 4],
      ],
    },
  });
  const { plan, diagnostics } = compileScheme(kept);
  expect(diagnostics).toEqual([]);
  const request = { period: '2026-10', employees: [{ id: 'e1', attributes: { baseSalary: '100000' } }] };
  expect(plan && evaluatePlan(plan, request).employees[0]?.lines).toMatchObject([{ amount: '1500.50' }]);
});

test('typed in another language and spacing it is the same scheme', () => {
  expect(schemeHash(withFormulaTrees(scheme(RUSSIAN)))).toBe(schemeHash(kept));
  expect(withFormulaTrees(kept)).toBe(kept);
});

test('the same formula as text and as tree is no change of pay', () => {
  for (const written of [ENGLISH, RUSSIAN]) {
    expect(diffSchemes(scheme(written), kept)).toMatchObject([{ change: 'rewritten' }]);
  }
});

test('a text that is no formula yet stays as it was typed', () => {
  const half = scheme({ text: '=MIN(base', language: 'ru', inputs: ['base'] });
  expect(withFormulaTrees(half)).toBe(half);
  expect(withFormula({ inputs: ['base'] }, { text: 'MIN(', language: 'ru' })).toEqual({
    inputs: ['base'],
    text: 'MIN(',
    language: 'ru',
  });
});

test('a formula that is given twice is left for somebody to decide', () => {
  const twice = scheme({ ...kept.nodes[1]?.params, text: 'base' });
  expect(withFormulaTrees(twice)).toBe(twice);
});

test('what waits beside a formula keeps the language it was typed in', () => {
  const params = withFormula({ ...ENGLISH, pending: 'МИН(' }, { text: 'base', language: 'ru' });
  expect(params).toMatchObject({ pending: 'МИН(', language: 'ru', tree: { rows: [['name', 'base']] } });
});

describe('as text', () => {
  const tree = kept.nodes[1]?.params ?? {};

  test.each<[string, FormulaParams, Parameters<typeof formulaText>[1], string, string]>([
    ['a text stays as it was typed', ENGLISH, undefined, '=MIN( base * 10% ,1500.5)', 'en'],
    ['also when its own language is wanted', ENGLISH, { language: 'en' }, '=MIN( base * 10% ,1500.5)', 'en'],
    ['in the other language it is tidied', ENGLISH, { language: 'ru' }, 'МИН(base * 10%; 1500,5)', 'ru'],
    ['a tree is English', tree, undefined, 'MIN(base * 10%, 1500.5)', 'en'],
    ['unless another language is wanted', tree, { language: 'ru' }, 'МИН(base * 10%; 1500,5)', 'ru'],
    ['of lines of some width', tree, { lineWidth: 20 }, 'MIN(\n  base * 10%,\n  1500.5\n)', 'en'],
    ['what cannot be read stays', { text: 'МИН(', language: 'ru' }, { language: 'en' }, 'МИН(', 'ru'],
    ['nothing is empty', {}, undefined, '', 'en'],
  ])('%s', (...[, params, wanted, text, language]) => {
    expect(formulaText(params, wanted)).toEqual({ text, language });
  });
});

describe('a broken file is told', () => {
  test.each<[string, FormulaParams, string, string]>([
    ['twice', { ...kept.nodes[1]?.params, text: 'base' }, 'formula/given-twice', 'text'],
    [
      'a tree in pieces',
      {
        tree: {
          rows: [
            ['name', 'base'],
            ['name', 'base'],
          ],
        },
        inputs: ['base'],
      },
      'formula/broken-tree',
      'tree',
    ],
    ['neither', { inputs: ['base'] }, 'formula/empty', 'text'],
  ])('%s', (...[, params, code, path]) => {
    const { plan, diagnostics } = compileScheme(scheme(params));
    expect(plan).toBeNull();
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code, place: expect.objectContaining({ nodeId: 'share', path }) }),
    );
  });
});
