import { rational } from '@premia/decimal';
import fc from 'fast-check';
import { CHAIN_LEVELS, type ChainLevel, type ChainOperator, type Expression } from '../formula/ast.ts';
import { FORMULA_FUNCTIONS } from '../formula/functions/catalogue.ts';

/* Random formula trees and texts for the property tests of this folder. */

const NOWHERE = { from: 0, to: 0 } as const;
const OPERATORS: Readonly<Record<ChainLevel, readonly ChainOperator[]>> = {
  comparison: ['=', '<>', '<', '<=', '>', '>='],
  concatenation: ['&'],
  sum: ['+', '-'],
  product: ['*', '/'],
  power: ['^'],
};

const name = fc
  .oneof(
    fc.constantFrom('base', 'attainment', 'План продаж', 'ставка', 'ёлка', 'TRUE', 'O’Brien', 'a]b[c', 'k1.k2', 'Й'),
    fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replaceAll(/[\n\r]/g, '').trim()),
  )
  .filter((text) => text !== '');
const identifier = fc.constantFrom('grades', 'шкала', 't1', 'ЕСЛИ');

const number = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 40n - 1n }), fc.integer({ min: -30, max: 30 }))
  .map(([digits, exponent]) =>
    exponent < 0 ? rational(digits, 10n ** BigInt(-exponent)) : rational(digits * 10n ** BigInt(exponent)),
  );

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  number.map((value) => ({ ...NOWHERE, kind: 'number' as const, value })),
  fc.string({ maxLength: 6 }).map((text) => ({ ...NOWHERE, kind: 'text' as const, text: text.replaceAll('\n', '') })),
  fc.boolean().map((boolean) => ({ ...NOWHERE, kind: 'boolean' as const, boolean })),
  name.map((text) => ({ ...NOWHERE, kind: 'name' as const, name: text.normalize('NFC') })),
  fc.tuple(identifier, name).map(([table, column]) => ({
    ...NOWHERE,
    kind: 'column' as const,
    table,
    column: column.normalize('NFC').replaceAll('[', '('),
  })),
);

const functionName = fc.constantFrom(...FORMULA_FUNCTIONS.map((fn) => fn.names.en));

/** Any tree the grammar can write, with spans of zero. */
export const expressionArbitrary: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(functionName, fc.array(tie('node'), { maxLength: 4 }))
      .map(([called, args]) => ({ ...NOWHERE, kind: 'call' as const, name: called, nameSpan: NOWHERE, args })),
    fc
      .array(tie('node'), { minLength: 1, maxLength: 3 })
      .map((items) => ({ ...NOWHERE, kind: 'list' as const, items })),
    fc
      .tuple(fc.array(fc.constantFrom('+' as const, '-' as const), { minLength: 1, maxLength: 3 }), tie('node'))
      .map(([signs, operand]) => ({ ...NOWHERE, kind: 'signed' as const, signs, operand })),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), tie('node'))
      .map(([count, operand]) => ({ ...NOWHERE, kind: 'percent' as const, count, operand })),
    fc.constantFrom(...CHAIN_LEVELS).chain((level) =>
      fc
        .tuple(
          tie('node'),
          fc.array(fc.tuple(fc.constantFrom(...OPERATORS[level]), tie('node')), { minLength: 1, maxLength: 3 }),
        )
        .map(([first, rest]) => ({
          ...NOWHERE,
          kind: 'chain' as const,
          level,
          first,
          rest: rest.map(([operator, operand]) => ({ operator, operatorSpan: NOWHERE, operand })),
        })),
    ),
  ),
})).node;

const TOKENS = [
  '1',
  '1,5',
  '1.5',
  '.5',
  '2e3',
  '"a"',
  '"',
  "'План'",
  "'",
  '[x y]',
  '[',
  ']',
  'base',
  'ставка',
  'TRUE',
  'grades',
  'SUM',
  'ЕСЛИ',
  '+',
  '-',
  '−',
  '*',
  '/',
  '^',
  '&',
  '=',
  '<>',
  '<',
  '<=',
  '≥',
  '%',
  '(',
  ')',
  '{',
  '}',
  ';',
  ',',
  ' ',
  '\n',
  '// x\n',
  '#',
  '"a""b"',
  'IF(',
  'ROUND(',
] as const;

/** Text made of the language's own tokens in any order: close enough to formulas to reach every rule. */
export const tokenTextArbitrary: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...TOKENS), { maxLength: 14 })
  .map((tokens) => tokens.join(''));
