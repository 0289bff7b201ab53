import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PayrollRow, payrollFile } from './payroll-file.ts';

const row = (part: Partial<PayrollRow>): PayrollRow => ({
  employeeId: 'e1',
  employeeName: 'Anna',
  departmentName: 'Sales',
  period: '2026-04',
  originPeriod: '2026-03',
  causeKind: 'statement',
  causeId: 's1',
  amount: '10.50',
  currency: 'RUB',
  ...part,
});

describe('the payroll file', () => {
  it('speaks both languages, each as its spreadsheets read it', () => {
    expect(payrollFile([row({ amount: '-1234.50' })], 'en')).toBe(
      '\uFEFFEmployee ID,Employee,Department,Paid with,For period,Kind,Document,Amount,Currency\r\n' +
        'e1,Anna,Sales,2026-04,2026-03,Statement,s1,-1234.50,RUB\r\n',
    );
    expect(payrollFile([row({ causeKind: 'adjustment' })], 'ru')).toContain(
      'e1;Anna;Sales;2026-04;2026-03;Корректировка;s1;10,50;RUB\r\n',
    );
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1'])('neutralises %j', (name) => {
    const cell = payrollFile([row({ employeeName: name })], 'en')
      .split('\r\n')
      .slice(1)
      .join('\r\n');
    expect(cell).toContain(`'${name.replaceAll('"', '""')}`);
  });

  it('keeps one row a row, whatever names hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), fc.constantFrom('ru', 'en'), (names, language) => {
        const text = payrollFile(
          names.map((employeeName) => row({ employeeName })),
          language,
        );
        expect(
          cellsOf(text, language === 'ru' ? ';' : ',')
            .slice(1)
            .map((cells) => cells[1]),
        ).toEqual(names.map((name) => (/^[=+\-@\t\r\n]/.test(name) ? `'${name}` : name)));
      }),
    );
  });

  it('refuses what is not an amount', () => {
    expect(() => payrollFile([row({ amount: '=1' })], 'en')).toThrow(RangeError);
  });
});

/** A plain reading of RFC 4180. */
function cellsOf(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 1; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\r' && text.charAt(index + 1) === '\n') {
      rows.push([...cells, cell]);
      cells = [];
      cell = '';
      index += 1;
    } else cell += sign;
  }
  return rows;
}
