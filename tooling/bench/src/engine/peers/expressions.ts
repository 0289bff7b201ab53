/**
 * The scheme as lines of formula that read earlier ones by name, in the part of the languages that all peers share but
 * for rounding, minimum and maximum, which every peer calls its own way.
 */
export interface Dialect {
  readonly round: (value: string, digits: number) => string;
  readonly least: (left: string, right: string) => string;
  readonly greatest: (left: string, right: string) => string;
  readonly choose: (condition: string, then: string, otherwise: string) => string;
  /** A number; some languages tell whole numbers from others. */
  readonly number: (text: string) => string;
  /** One of sixteen cells by a grade of 0 to 3 and a band of 0 to 3. */
  readonly cell: (cells: readonly string[], grade: string, band: string) => string;
}

const CELLS = [
  '0',
  '0.02',
  '0.05',
  '0.08',
  '0',
  '0.03',
  '0.06',
  '0.1',
  '0',
  '0.04',
  '0.08',
  '0.12',
  '0.01',
  '0.05',
  '0.1',
  '0.15',
];

/** Name and formula of every line, the payout last. */
export function schemeIn(dialect: Dialect): readonly (readonly [string, string])[] {
  const { round, least, greatest, choose, number: n } = dialect;
  const tier = (from: string, rate: string, base: string): string => `${n(base)} + (revenue - ${n(from)}) * ${n(rate)}`;
  return [
    ['done', round('revenue / revenueTarget', 4)],
    ['marginDone', round('margin / marginTarget', 4)],
    ['callsDone', round('calls / callsTarget', 4)],
    ['satisfied', round('satisfaction / satisfactionTarget', 4)],
    [
      'commission',
      round(
        choose(
          `revenue < ${n('500000')}`,
          `revenue * ${n('0.02')}`,
          choose(
            `revenue < ${n('1000000')}`,
            tier('500000', '0.03', '10000'),
            choose(`revenue < ${n('2000000')}`, tier('1000000', '0.045', '25000'), tier('2000000', '0.06', '70000')),
          ),
        ),
        2,
      ),
    ],
    [
      'accelerator',
      choose(`done >= ${n('1.2')}`, round(`(revenue - revenueTarget * ${n('1.2')}) * ${n('0.015')}`, 2), n('0')),
    ],
    [
      'score',
      round(
        [
          `${least(greatest('done', n('0')), n('1.5'))} * ${n('0.4')}`,
          `${least(greatest('marginDone', n('0.5')), n('1.5'))} * ${n('0.3')}`,
          `${least('callsDone', n('1.2'))} * ${n('0.2')}`,
          `${least('satisfied', n('1.2'))} * ${n('0.1')}`,
        ].join(' + '),
        4,
      ),
    ],
    ['scoreBonus', choose(`score >= ${n('0.6')}`, round(`baseSalary * ${n('0.25')} * score`, 2), n('0'))],
    [
      'band',
      choose(
        `done < ${n('0.8')}`,
        n('0'),
        choose(`done < ${n('1')}`, n('1'), choose(`done < ${n('1.2')}`, n('2'), n('3'))),
      ),
    ],
    ['gradeBonus', `baseSalary * ${dialect.cell(CELLS.map(n), 'grade', 'band')}`],
    ['penalty', least(`complaints * ${n('500')}`, `baseSalary * ${n('0.1')}`)],
    ['prorated', round(`(commission + accelerator + scoreBonus + gradeBonus - penalty) * daysWorked / ${n('22')}`, 2)],
    ['bonus', greatest(least('prorated', `baseSalary * ${n('3')}`), n('0'))],
  ];
}
