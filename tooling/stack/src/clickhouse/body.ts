import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { failure } from './failure.ts';

/** Statements in a body are kept in memory; data is not, see `spool`. */
const STATEMENT_BYTES_MAX = 64 * 1024 * 1024;

export async function readText(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of decompressed(message)) {
    const bytes = Buffer.from(chunk as Uint8Array);
    sizeBytes += bytes.length;
    if (sizeBytes > STATEMENT_BYTES_MAX) {
      throw failure(62, 'SYNTAX_ERROR', `The statement is longer than ${STATEMENT_BYTES_MAX} bytes`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Data of an INSERT on its way into the engine. */
export interface Spool {
  readonly path: string;
  readonly sizeBytes: number;
  remove(): void;
}

/**
 * Streams a body to a file which the engine then reads by itself (`FROM INFILE`): memory stays flat for any size and
 * any format, and the insert stays one statement, so that its deduplication token covers all of it. A client that goes
 * away half-way leaves nothing inserted.
 */
export async function spool(message: IncomingMessage, directory: string): Promise<Spool> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `${randomUUID()}.data`);
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    await pipeline(decompressed(message), file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  return { path, sizeBytes: file.bytesWritten, remove: () => rmSync(path, { force: true }) };
}

function decompressed(message: IncomingMessage): Readable {
  const encoding = message.headers['content-encoding'];
  switch (encoding) {
    case undefined:
    case '':
    case 'identity':
      return message;
    case 'gzip':
    case 'x-gzip':
      return message.compose(createGunzip());
    case 'deflate':
      return message.compose(createInflate());
    case 'br':
      return message.compose(createBrotliDecompress());
    case 'zstd':
      return message.compose(createZstdDecompress());
    default:
      throw failure(48, 'NOT_IMPLEMENTED', `Unsupported Content-Encoding: ${encoding}`);
  }
}
