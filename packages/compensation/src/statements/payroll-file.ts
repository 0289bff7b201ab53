export type PayrollLanguage = 'ru' | 'en';

export interface PayrollRow {
  readonly employeeId: string;
  readonly employeeName: string;
  readonly departmentName: string;
  /** The period it is paid with, and the one it is about. */
  readonly period: string;
  readonly originPeriod: string;
  readonly causeKind: 'statement' | 'adjustment';
  readonly causeId: string;
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
}

const HEADERS: Readonly<Record<PayrollLanguage, readonly string[]>> = {
  ru: [
    'Табельный номер',
    'Сотрудник',
    'Подразделение',
    'Период выплаты',
    'За период',
    'Вид',
    'Документ',
    'Сумма',
    'Валюта',
  ],
  en: ['Employee ID', 'Employee', 'Department', 'Paid with', 'For period', 'Kind', 'Document', 'Amount', 'Currency'],
};

const KINDS: Readonly<Record<PayrollLanguage, Readonly<Record<PayrollRow['causeKind'], string>>>> = {
  ru: { statement: 'Начисление', adjustment: 'Корректировка' },
  en: { statement: 'Statement', adjustment: 'Correction' },
};

/** What a spreadsheet of the language opens by itself: its separator of cells and its decimal sign. */
const SIGNS: Readonly<Record<PayrollLanguage, { readonly cell: string; readonly decimal: string }>> = {
  ru: { cell: ';', decimal: ',' },
  en: { cell: ',', decimal: '.' },
};

const BYTE_ORDER_MARK = '\uFEFF';
/** Spreadsheets take a cell that begins so for a formula. */
const FORMULA_START = /^[=+\-@\t\r\n]/;

/** The file for payroll. The same rows give the same bytes; no text in it can become a formula, numbers stay numbers. */
export function payrollFile(rows: readonly PayrollRow[], language: PayrollLanguage): string {
  const { cell, decimal } = SIGNS[language];
  const lines = [
    HEADERS[language].map((text) => textCell(text, cell)),
    ...rows.map((row) => [
      textCell(row.employeeId, cell),
      textCell(row.employeeName, cell),
      textCell(row.departmentName, cell),
      textCell(row.period, cell),
      textCell(row.originPeriod, cell),
      textCell(KINDS[language][row.causeKind], cell),
      textCell(row.causeId, cell),
      numberCell(row.amount, decimal),
      textCell(row.currency, cell),
    ]),
  ];
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line.join(cell)}\r\n`).join('')}`;
}

function textCell(text: string, separator: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  const mustQuote = safe.includes('"') || safe.includes(separator) || /[\r\n]/.test(safe);
  return mustQuote ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function numberCell(amount: string, decimalSign: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(amount)) throw new RangeError(`payrollFile: not an amount: ${amount}`);
  return amount.replace('.', decimalSign);
}
