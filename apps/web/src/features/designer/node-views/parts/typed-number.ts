/** What a typed number says: one decimal in canonical form ("1234.5"), or several it may mean, or none. */
export type TypedNumber =
  | { readonly ok: true; readonly decimal: string; readonly isPercent: boolean }
  | { readonly ok: false; readonly problem: 'not-a-number' }
  | {
      readonly ok: false;
      readonly problem: 'ambiguous';
      readonly choices: readonly string[];
      readonly isPercent: boolean;
    };

const SPACES = /[\s\u00a0\u202f]+/g;
/** Powers of ten people write as words; longest first, so that "млн" is not read as "м". */
const SCALES: readonly (readonly [suffix: RegExp, zeros: number])[] = [
  [/(?:тыс\.?|к|k)$/i, 3],
  [/(?:млн\.?|m)$/i, 6],
  [/(?:млрд\.?|bn)$/i, 9],
];
const CURRENCY = /(?:₽|руб\.?|р\.?|\$|€|£|rub|usd|eur)$/i;

/**
 * Reads a number as people type and paste it. `1,234` may be a thousand or one and a bit: it is never
 * guessed, whatever the language of the screen, because the paste may come from the other one.
 */
export function readTypedNumber(text: string): TypedNumber {
  let rest = text
    .trim()
    .replace(/^[₽$€£]\s*/, '')
    .replace(CURRENCY, '')
    .trim();
  const isPercent = rest.endsWith('%');
  if (isPercent) rest = rest.slice(0, -1).trim();
  const scale = SCALES.find(([suffix]) => suffix.test(rest));
  if (scale !== undefined) rest = rest.replace(scale[0], '').trim();
  const minus = /^[-−–]/.test(rest) ? '-' : '';
  const body = rest.replace(/^[-−–+]\s*/, '');
  const read = readDigits(body);
  if (read === null) return { ok: false, problem: 'not-a-number' };
  const finished = read.map((digits) => minus + shifted(digits, scale?.[1] ?? 0));
  const [only] = finished;
  if (finished.length === 1 && only !== undefined) return { ok: true, decimal: only, isPercent };
  return { ok: false, problem: 'ambiguous', choices: finished, isPercent };
}

/** The canonical decimals the digits may mean; null when they are no number. */
function readDigits(body: string): readonly string[] | null {
  if (!/^[\d.,'\s\u00a0\u202f]+$/.test(body) || !/\d/.test(body)) return null;
  const isSpaced = /[\s\u00a0\u202f']/.test(body);
  if (isSpaced && !/^\d{1,3}(?:[\s\u00a0\u202f']\d{3})*(?:[.,]\d*)?$/.test(body)) return null;
  const plain = body.replace(SPACES, '').replaceAll("'", '');
  const marks = [...plain].filter((sign) => sign === '.' || sign === ',');
  const kinds = new Set(marks);
  if (marks.length === 0) return [plain];
  if (kinds.size === 2) return readTwoMarks(plain);
  const [mark = '.'] = marks;
  const parts = plain.split(mark);
  if (marks.length > 1) return isGrouped(parts) ? [parts.join('')] : null;
  const [whole = '', fraction = ''] = parts;
  const decimal = `${whole === '' ? '0' : whole}.${fraction === '' ? '0' : fraction}`;
  const couldGroup = !isSpaced && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return couldGroup ? [whole + fraction, decimal] : [decimal];
}

/** Two different marks leave one reading: the later is the decimal one, the earlier one groups. */
function readTwoMarks(plain: string): readonly string[] | null {
  const decimalMark = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
  const groupMark = decimalMark === '.' ? ',' : '.';
  const [whole = '', fraction, ...more] = plain.split(decimalMark);
  if (fraction === undefined || more.length > 0 || !isGrouped(whole.split(groupMark))) return null;
  return [`${whole.replaceAll(groupMark, '')}.${fraction === '' ? '0' : fraction}`];
}

function isGrouped(groups: readonly string[]): boolean {
  return groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
}

/** Moves the point `zeros` places to the right, digit by digit. */
function shifted(decimal: string, zeros: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const moved = fraction.padEnd(zeros, '0');
  const integer = (whole + moved.slice(0, zeros)).replace(/^0+(?=\d)/, '');
  const rest = moved.slice(zeros).replace(/0+$/, '');
  return rest === '' ? integer : `${integer}.${rest}`;
}
