import { compare, decimal } from '@premia/decimal';
import type { BaseType } from '@premia/scheme';
import { type BandText, readBands, removeBand, splitBand, writeBands } from '../bodies/band-edits.ts';
import { type CellWrite, refused, type TableModel, type TableOutcome, type TableParams } from './table-model.ts';

export type TierColumn = 'from' | 'to' | 'rate' | 'amount';

export interface TierBases {
  /** What the bands measure. */
  readonly measured: BaseType;
  /** What their fixed amounts are. */
  readonly amount: BaseType;
}

export function tierColumns(bands: readonly BandText[]): readonly TierColumn[] {
  const hasAmounts = bands.some(({ amount }) => amount !== undefined);
  const hasRates = bands.some(({ rate }) => rate !== undefined) || !hasAmounts;
  return ['from', 'to', ...(hasRates ? (['rate'] as const) : []), ...(hasAmounts ? (['amount'] as const) : [])];
}

/** From, to, rate, amount. An end is the beginning of the next band, so there is nothing to type in the last one. */
export function tiersTable(params: TableParams, bases: TierBases): TableModel {
  const bands = readBands(params['bands']);
  const columns = tierColumns(bands);
  const done = (next: readonly BandText[]): TableParams => ({ bands: writeBands(next) });
  return {
    rows: bands.length,
    bodyRows: bands.length,
    columns: columns.length,
    cell: (row, column) => {
      const key = columns[column];
      const band = bands[row];
      if (key === undefined || band === undefined) return null;
      if (key === 'from' || key === 'to') {
        const owner = key === 'from' ? row : row + 1;
        const from = bands[owner]?.from;
        if (from === undefined) return null;
        return {
          path: `bands.${owner}.from`,
          kind: { kind: 'value', base: bases.measured },
          value: from,
          canBeEmpty: false,
        };
      }
      const base = key === 'rate' ? 'percent' : bases.amount;
      const canBeEmpty = columns.includes('rate') && columns.includes('amount');
      return { path: `bands.${row}.${key}`, kind: { kind: 'value', base }, value: band[key], canBeEmpty };
    },
    write: (writes) => writeTiers(bands, columns, writes),
    addRow: (after) => done(splitBand(bands, after)),
    removeRow: (row) => (bands.length > 1 ? done(removeBand(bands, row)) : null),
    // The boundaries rise whatever happens: it is the rates that change places.
    moveRow: (row, by) => {
      const [one, other] = [bands[row], bands[row + by]];
      if (one === undefined || other === undefined) return null;
      return done(bands.with(row, { ...other, from: one.from }).with(row + by, { ...one, from: other.from }));
    },
    // Copied as "from, rate" the ends are left out.
    columnsFor: (column, width) => {
      const all = columns.map((_, index) => index);
      return column === 0 && width === columns.length - 1 ? all.filter((index) => index !== 1) : all.slice(column);
    },
  };
}

function writeTiers(
  bands: readonly BandText[],
  columns: readonly TierColumn[],
  writes: readonly CellWrite[],
): TableOutcome {
  let next = bands;
  for (const write of writes) {
    const key = columns[write.column];
    const owner = key === 'to' ? write.row + 1 : write.row;
    const band = next[owner];
    if (key === undefined || band === undefined) return refused(write, { code: 'read-only' });
    if (key === 'from' || key === 'to') {
      if (write.value === undefined) return refused(write, { code: 'empty' });
      next = next.with(owner, { ...band, from: write.value });
    } else {
      const { [key]: _old, ...rest } = band;
      next = next.with(owner, write.value === undefined ? rest : { ...rest, [key]: write.value });
    }
  }
  // Where several boundaries move at once only the outcome has to rise.
  for (const write of writes) {
    const key = columns[write.column];
    if (key !== 'from' && key !== 'to') continue;
    const owner = key === 'to' ? write.row + 1 : write.row;
    const from = decimal(next[owner]?.from ?? '0');
    const below = next[owner - 1]?.from ?? null;
    const above = next[owner + 1]?.from ?? next[owner]?.to ?? null;
    const isAbove = below === null || compare(from, decimal(below)) > 0;
    const isBelow = above === null || compare(from, decimal(above)) < 0;
    if (!isAbove || !isBelow) return refused(write, { code: 'boundary', below, above });
  }
  return { ok: true, params: { bands: writeBands(next) } };
}
