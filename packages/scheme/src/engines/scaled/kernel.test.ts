import { describe, expect, test } from 'vitest';
import { type Instruction, liveRegisters, type Operation, operandsOf } from './kernel.ts';

const instruction = (operation: Operation): Instruction => ({ operation, type: 'integer', interval: null });
const loop = {
  body: { instructions: [{ op: 'outer', register: 7 } as const, { op: 'bit', value: true } as const].map(instruction) },
  filterEnd: 0,
  passes: 1,
  accumulators: [],
};

describe('what an instruction reads', () => {
  test.each<[Operation, readonly number[]]>([
    [{ op: 'integer', value: 1n }, []],
    [{ op: 'float', value: 1 }, []],
    [{ op: 'bit', value: true }, []],
    [{ op: 'column', column: 3, nullable: false }, []],
    [{ op: 'absent', column: 3 }, []],
    [{ op: 'factColumn', column: 3, nullable: false }, []],
    [{ op: 'factAbsent', column: 3 }, []],
    [{ op: 'accumulator', accumulator: 3 }, []],
    [{ op: 'outer', register: 3 }, []],
    [{ op: 'add', left: 1, right: 2 }, [1, 2]],
    [{ op: 'subtract', left: 1, right: 2 }, [1, 2]],
    [{ op: 'multiply', left: 1, right: 2 }, [1, 2]],
    [{ op: 'minimum', left: 1, right: 2 }, [1, 2]],
    [{ op: 'maximum', left: 1, right: 2 }, [1, 2]],
    [{ op: 'divideFloat', left: 1, right: 2 }, [1, 2]],
    [{ op: 'compare', comparison: 'less', left: 1, right: 2 }, [1, 2]],
    [{ op: 'and', left: 1, right: 2 }, [1, 2]],
    [{ op: 'or', left: 1, right: 2 }, [1, 2]],
    [{ op: 'negate', value: 4 }, [4]],
    [{ op: 'absolute', value: 4 }, [4]],
    [{ op: 'toFloat', value: 4 }, [4]],
    [{ op: 'roundFloat', value: 4, mode: 'down' }, [4]],
    [{ op: 'not', value: 4 }, [4]],
    [{ op: 'output', output: 0, value: 4 }, [4]],
    [{ op: 'divideRounded', numerator: 5, denominator: 6, mode: 'down' }, [5, 6]],
    [{ op: 'select', condition: 1, then: 2, otherwise: 3 }, [1, 2, 3]],
    [{ op: 'gather', table: 0, index: 8 }, [8]],
    [{ op: 'check', fails: 9 }, [9]],
    [{ op: 'facts', loop }, [7]],
    [{ op: 'accumulated', facts: 4, accumulator: 0 }, [4]],
  ])('$op', (operation, operands) => {
    expect(operandsOf(operation)).toEqual(operands);
  });
});

test('what nothing that leaves the block rests on is dead, and so is what only it reads', () => {
  const block = {
    instructions: (
      [
        { op: 'column', column: 0, nullable: false },
        { op: 'column', column: 1, nullable: false },
        { op: 'negate', value: 1 },
        { op: 'absolute', value: 2 },
        { op: 'negate', value: 0 },
        { op: 'output', output: 0, value: 4 },
        { op: 'column', column: 2, nullable: false },
        { op: 'check', fails: 6 },
        { op: 'column', column: 3, nullable: false },
        { op: 'negate', value: 8 },
      ] as const
    ).map(instruction),
  };
  const alive = (roots: readonly number[]) =>
    liveRegisters(block, roots).flatMap((live, index) => (live ? [index] : []));
  expect(alive([])).toEqual([0, 4, 5, 6, 7]);
  expect(alive([9])).toEqual([0, 4, 5, 6, 7, 8, 9]);
});
