import { expect, test } from 'vitest';
import { KernelBuilder } from '../../scaled/kernel-builder.ts';
import { splitIntoChunks } from './chunks.ts';

/** Two columns, their sum, its double, and a number nobody asks for; the double and the first column go out. */
function kernel() {
  const builder = new KernelBuilder({ integerMax: 1_000_000n });
  const column = (index: number) =>
    builder.append({ op: 'column', column: index, nullable: false }, 'integer', { min: 0n, max: 100n });
  const [left, right] = [column(0), column(1)];
  const sum = builder.arithmetic('add', left, right) ?? -1;
  const idle = builder.arithmetic('subtract', left, right) ?? -1;
  const double = builder.multiplyBy(sum, 2n) ?? -1;
  const out = [double, left].map((value, output) => builder.append({ op: 'output', output, value }, 'integer'));
  return { block: builder.block, left, right, sum, idle, double, out };
}

test('a short kernel is one chunk of what is needed, without constants', () => {
  const { block, left, right, sum, double, out } = kernel();
  expect(splitIntoChunks(block)).toEqual([{ registers: [left, right, sum, double, ...out], imports: [], exports: [] }]);
});

test('a long one hands over what later chunks read, each value once', () => {
  const { block, left, right, sum, double, out } = kernel();
  expect(splitIntoChunks(block, 2)).toEqual([
    { registers: [left, right], imports: [], exports: [left, right] },
    { registers: [sum, double], imports: [left, right], exports: [double] },
    { registers: out, imports: [double, left], exports: [] },
  ]);
  expect(splitIntoChunks(block, 3)).toEqual([
    { registers: [left, right, sum], imports: [], exports: [sum, left] },
    { registers: [double, ...out], imports: [sum, left], exports: [] },
  ]);
});

test('a kernel of nothing is one chunk of nothing', () => {
  expect(splitIntoChunks({ instructions: [] })).toEqual([{ registers: [], imports: [], exports: [] }]);
});
