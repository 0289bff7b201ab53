import { describe, expect, it } from 'vitest';
import { replaceRows } from './results-file.ts';

const ROWS = new Map([
  ['T14', '| T14 | workers are killed | holds | killed 40 | 1 | 2026-11-28 |'],
  ['T01', '| T01 | … | holds | cases 2 | 1 | 2026-11-28 |'],
]);

describe('the file of results', () => {
  it('keeps what was not run again and puts every row in the order of the catalogue', () => {
    const before = replaceRows(
      '',
      new Map([
        ['T14', '| T14 | old | **broken** | killed 1 | 9 | 2026-01-01 |'],
        ['T02', '| T02 | kept |'],
      ]),
    );
    const rows = replaceRows(before, ROWS)
      .split('\n')
      .filter((line) => line.startsWith('| T'));
    expect(rows).toEqual([ROWS.get('T01'), '| T02 | kept |', ROWS.get('T14')]);
  });

  it('drops the rows of scenarios that are no more', () => {
    expect(replaceRows('| T99 | gone | holds |', ROWS)).not.toContain('T99');
  });
});
