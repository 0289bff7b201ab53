/**
 * Enough of ClickHouse's lexer to answer what its HTTP door asks of a statement before running it: what kind it is,
 * which format it names, where data for an INSERT belongs. Strings, quoted names and comments are skipped whole.
 */
export interface Statement {
  /** Without a trailing semicolon. */
  readonly text: string;
  readonly kind: 'select' | 'insert' | 'other';
  /** Of the statement's own FORMAT clause. */
  readonly format: string | undefined;
  /** For an INSERT that waits for data: where `FROM INFILE` goes (before SETTINGS and FORMAT). */
  readonly dataClauseAt: number | undefined;
  /** A second statement follows; ClickHouse refuses that over HTTP. */
  readonly isMultiple: boolean;
}

interface Word {
  /** Upper case; punctuation is its own one-character word. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

export function readStatement(sql: string): Statement {
  const words = [...scan(sql)];
  const first = words.find(({ text }) => text !== '(')?.text;
  if (first === 'INSERT') return readInsert(sql, words);
  const semicolon = words.findIndex(({ text, depth }) => text === ';' && depth === 0);
  const own = semicolon === -1 ? words : words.slice(0, semicolon);
  return {
    text: sql.slice(0, semicolon === -1 ? sql.length : words[semicolon]?.start).trimEnd(),
    kind: first === 'SELECT' || first === 'WITH' || first === 'FROM' || first === 'VALUES' ? 'select' : 'other',
    format: formatOf(sql, own),
    dataClauseAt: undefined,
    isMultiple: semicolon !== -1 && words.slice(semicolon).some(({ text }) => text !== ';'),
  };
}

/** What follows `FORMAT name` or `VALUES` is data, not SQL: the scan stops there. */
function readInsert(sql: string, words: readonly Word[]): Statement {
  const top = words.filter(({ depth }) => depth === 0);
  const source = top.find(({ text }) => ['SELECT', 'WITH', 'VALUES', 'WATCH', 'INFILE'].includes(text));
  const formatAt = top.findIndex(({ text }) => text === 'FORMAT');
  const name = formatAt === -1 ? undefined : top[formatAt + 1];
  const format = name === undefined ? undefined : sql.slice(name.start, name.end);
  const settings = top.find(({ text }) => text === 'SETTINGS');
  const waits = source === undefined && name !== undefined;
  const clauseStart = Math.min(settings?.start ?? sql.length, top[formatAt]?.start ?? sql.length);
  return {
    text: sql.replace(/;\s*$/, ''),
    kind: 'insert',
    format,
    dataClauseAt: waits ? clauseStart : undefined,
    isMultiple: false,
  };
}

function formatOf(sql: string, words: readonly Word[]): string | undefined {
  const top = words.filter(({ depth }) => depth === 0);
  const at = top.findLastIndex(({ text }) => text === 'FORMAT');
  const name = top[at + 1];
  // `FORMAT` may also be a column or an alias: the clause is followed by a name and then nothing but SETTINGS.
  if (at === -1 || name === undefined || !/^\w+$/.test(name.text)) return undefined;
  const after = top[at + 2];
  return after === undefined || after.text === 'SETTINGS' ? sql.slice(name.start, name.end) : undefined;
}

const WORD = /[\p{L}\p{N}_$]+/uy;
const SKIPPED = [
  /\s+/y,
  /--[^\n]*/y,
  /#[! ][^\n]*/y,
  /\/\*[\s\S]*?(?:\*\/|$)/y,
  /'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)/y,
  /"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)/y,
  /`(?:[^`\\]|\\[\s\S]|``)*(?:`|$)/y,
  /\$(\w*)\$[\s\S]*?(?:\$\1\$|$)/y,
] as const;

function* scan(sql: string): Generator<Word> {
  let depth = 0;
  let position = 0;
  let isInsert: boolean | undefined;
  let previous = '';
  while (position < sql.length) {
    const skipped = longestSkip(sql, position);
    if (skipped > position) {
      position = skipped;
      continue;
    }
    WORD.lastIndex = position;
    const end = WORD.exec(sql) === null ? position + 1 : WORD.lastIndex;
    const text = sql.slice(position, end).toUpperCase();
    if (text === ')') depth -= 1;
    yield { text, start: position, end, depth };
    if (text === '(') depth += 1;
    isInsert ??= text === 'INSERT';
    if (isInsert && depth === 0 && (text === 'VALUES' || previous === 'FORMAT')) return;
    previous = text;
    position = end;
  }
}

function longestSkip(sql: string, position: number): number {
  for (const pattern of SKIPPED) {
    pattern.lastIndex = position;
    if (pattern.exec(sql) !== null) return pattern.lastIndex;
  }
  return position;
}
