/**
 * A message text, taken apart. The grammar is the part of ICU MessageFormat we use:
 * text, `{name}`, `{name, plural, one {…} other {…}}` with `#` for the count and `=0 {…}` for an
 * exact one, `{name, select, a {…} other {…}}`. There is no quoting: a text cannot hold braces.
 */
export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'argument'; readonly name: string }
  | { readonly kind: 'count' }
  | {
      readonly kind: 'plural' | 'select';
      readonly name: string;
      readonly options: ReadonlyMap<string, readonly MessagePart[]>;
    };

interface Cursor {
  readonly source: string;
  at: number;
}

/** Reads a message text. Throws a SyntaxError on a malformed one: texts are written by us, not by users. */
export function parseMessage(source: string): readonly MessagePart[] {
  const cursor: Cursor = { source, at: 0 };
  const parts = parseParts(cursor, false);
  if (cursor.at < source.length) fail(cursor, 'a brace is closed that was not opened');
  return parts;
}

function fail(cursor: Cursor, reason: string): never {
  throw new SyntaxError(`message ${JSON.stringify(cursor.source)}, character ${cursor.at}: ${reason}`);
}

function parseParts(cursor: Cursor, inPlural: boolean): MessagePart[] {
  const parts: MessagePart[] = [];
  const stops = inPlural ? /[{}#]/g : /[{}]/g;
  for (;;) {
    stops.lastIndex = cursor.at;
    const stop = stops.exec(cursor.source)?.index ?? cursor.source.length;
    if (stop > cursor.at) parts.push({ kind: 'text', text: cursor.source.slice(cursor.at, stop) });
    cursor.at = stop;
    const found = cursor.source[stop];
    if (found === undefined || found === '}') return parts;
    cursor.at += 1;
    parts.push(found === '#' ? { kind: 'count' } : parseArgument(cursor, inPlural));
  }
}

function parseArgument(cursor: Cursor, inPlural: boolean): MessagePart {
  const name = readWord(cursor);
  if (take(cursor, '}')) return { kind: 'argument', name };
  if (!take(cursor, ',')) fail(cursor, 'expected "," or "}"');
  const kind = readWord(cursor);
  if (kind !== 'plural' && kind !== 'select') fail(cursor, `unknown kind of argument "${kind}"`);
  if (!take(cursor, ',')) fail(cursor, 'expected ","');
  const options = new Map<string, readonly MessagePart[]>();
  skipSpace(cursor);
  while (!take(cursor, '}')) {
    const selector = readWord(cursor);
    if (options.has(selector)) fail(cursor, `"${selector}" stands twice`);
    if (!take(cursor, '{')) fail(cursor, 'expected "{"');
    options.set(selector, parseParts(cursor, kind === 'plural' || inPlural));
    if (!take(cursor, '}')) fail(cursor, 'expected "}"');
    skipSpace(cursor);
  }
  return { kind, name, options };
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.source[cursor.at] ?? '')) cursor.at += 1;
}

function readWord(cursor: Cursor): string {
  skipSpace(cursor);
  const start = cursor.at;
  while (/[\w=-]/.test(cursor.source[cursor.at] ?? '')) cursor.at += 1;
  if (cursor.at === start) fail(cursor, 'expected a name');
  const word = cursor.source.slice(start, cursor.at);
  skipSpace(cursor);
  return word;
}

function take(cursor: Cursor, character: string): boolean {
  if (cursor.source[cursor.at] !== character) return false;
  cursor.at += 1;
  return true;
}
