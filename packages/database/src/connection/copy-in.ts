import type pg from 'pg';

const QUERY = 'Q'.charCodeAt(0);
const COPY_DATA = 'd'.charCodeAt(0);
const COPY_DONE = 'c'.charCodeAt(0);
/** A message is its letter, its length and its content; the length counts itself. */
const LETTER_BYTES = 1;
const LENGTH_BYTES = 4;

/**
 * `copy … from stdin` with its lines behind it in one piece: nothing waits for the server to ask for them, and nothing is
 * copied twice. A server that refuses the statement, or a line, reads over what is left and is ready for the next one.
 */
export function copyIn(client: pg.ClientBase, statement: string, lines: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const copy: pg.Submittable & Handlers = {
    submit: (connection) => {
      connection.stream.write(messages(statement, lines));
    },
    handleCopyInResponse: () => undefined,
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => resolve(),
    handleError: reject,
  };
  client.query(copy);
  return promise;
}

/** What the driver calls of a query of one's own. */
interface Handlers {
  handleCopyInResponse(): void;
  handleCommandComplete(): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

function messages(statement: string, lines: string): Buffer {
  const statementBytes = Buffer.byteLength(statement) + 1;
  const lineBytes = Buffer.byteLength(lines);
  const bytes = Buffer.allocUnsafe(3 * (LETTER_BYTES + LENGTH_BYTES) + statementBytes + lineBytes);
  let at = head(bytes, 0, { letter: QUERY, content: statementBytes });
  at += bytes.write(`${statement}\0`, at);
  at = head(bytes, at, { letter: COPY_DATA, content: lineBytes });
  at += bytes.write(lines, at);
  head(bytes, at, { letter: COPY_DONE, content: 0 });
  return bytes;
}

function head(
  bytes: Buffer,
  at: number,
  { letter, content }: { readonly letter: number; readonly content: number },
): number {
  bytes.writeUInt8(letter, at);
  return bytes.writeUInt32BE(content + LENGTH_BYTES, at + LETTER_BYTES);
}
