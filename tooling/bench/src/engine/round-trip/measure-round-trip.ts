import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BatchPage, type BatchProgram, prepareBatch } from '@premia/scheme/batch';
import { startPostgres } from '@premia/stack';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { median } from '../../alternate.ts';
import { type BenchLine, benchLine } from '../../bench-line.ts';
import { managerDocument, nameOf, planOf, profileOf } from '../manager-scheme.ts';
import { GRADES, INPUT_NAMES, type Population } from '../population.ts';
import { BigintRowReader, bigintRows, COPY_HEADER, COPY_TRAILER, type WordSink } from './copy-format.ts';

const ROUNDS = 3;
/** Rows of one write; small enough to flow, large enough not to be felt. */
const WRITE_PAGES = 8;

interface Trip {
  readonly seconds: number;
  readonly evaluationSeconds: number;
  readonly unproven: number;
}

/**
 * A million employees out of Postgres, through the engine and back, by binary COPY both ways: a snapshot of inputs as
 * whole numbers of the smallest unit, and results as minor units, which is how the engine holds both.
 */
export async function measureRoundTrip(population: Population): Promise<readonly BenchLine[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'premia-bench-'));
  const server = await startPostgres({ dataDir, isDisposable: true });
  const [reader, writer] = [new pg.Client(server.url), new pg.Client(server.url)];
  try {
    await Promise.all([reader.connect(), writer.connect()]);
    const program = programOf();
    await storeInputs(writer, population, program);
    const trips: Trip[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      trips.push(await roundTrip({ reader, writer, program, rows: population.size }));
    return linesOf(trips, await checkResults(writer, population.size));
  } finally {
    await Promise.all([reader.end(), writer.end()]);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function programOf(): BatchProgram {
  const prepared = prepareBatch(planOf(managerDocument()), {
    profiles: { input: ({ source }) => profileOf(nameOf(source)) },
  });
  if (!prepared.ok) throw new Error(`bench: the batch engine refuses ${JSON.stringify(prepared.unsupported)}`);
  return prepared.program;
}

const columnName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The inputs of every person, in the columns of the snapshot. */
async function storeInputs(client: pg.Client, { whole, size }: Population, { lowered }: BatchProgram): Promise<void> {
  const columns = INPUT_NAMES.map((name) => `${columnName(name)} bigint NOT NULL`).join(', ');
  await client.query(`CREATE TABLE inputs (id bigint NOT NULL, ${columns})`);
  const codes = GRADES.map((grade) => lowered.codes.codeOf(grade));
  const words = INPUT_NAMES.map((name) => {
    const values = name === 'grade' ? whole.grade.map((place) => codes[place] ?? 0) : whole[name];
    return new Int32Array(BigInt64Array.from(values, BigInt).buffer);
  });
  const stream = client.query(copyFrom('COPY inputs FROM STDIN (FORMAT binary)'));
  stream.write(COPY_HEADER);
  const slice = 10_000;
  for (let first = 0; first < size; first += slice) {
    const rows = Math.min(slice, size - first);
    const part = words.map((column) => column.subarray(first * 2, (first + rows) * 2));
    if (!stream.write(bigintRows(first, { columns: part, rows }))) await once(stream, 'drain');
  }
  stream.end(COPY_TRAILER);
  await once(stream, 'finish');
  await client.query('VACUUM (FREEZE, ANALYZE) inputs');
}

interface TripParts {
  readonly reader: pg.Client;
  readonly writer: pg.Client;
  readonly program: BatchProgram;
  readonly rows: number;
}

async function roundTrip({ reader, writer, program, rows }: TripParts): Promise<Trip> {
  const outputs = program.lowered.resultOutputs;
  const results = Array.from({ length: outputs }, (_, output) => `o${output} bigint NOT NULL`).join(', ');
  await writer.query(`DROP TABLE IF EXISTS results; CREATE TABLE results (id bigint NOT NULL, ${results})`);
  const began = performance.now();
  const sink = writer.query(copyFrom('COPY results FROM STDIN (FORMAT binary)'));
  sink.write(COPY_HEADER);
  const pages = new Pages(program, rows);
  const names = program.lowered.inputs.map(({ source }) => columnName(nameOf(source))).join(', ');
  const source = reader.query(copyTo(`COPY (SELECT ${names} FROM inputs) TO STDOUT (FORMAT binary)`));
  const incoming = new BigintRowReader(
    () => pages.next(),
    () => pages.evaluate(),
  );
  for await (const chunk of source) {
    incoming.push(chunk);
    for (const written of pages.takeWritten()) if (!sink.write(written)) await once(sink, 'drain');
  }
  for (const written of pages.takeWritten(true)) sink.write(written);
  sink.end(COPY_TRAILER);
  await once(sink, 'finish');
  const seconds = (performance.now() - began) / 1_000;
  return { seconds, evaluationSeconds: pages.evaluationMs / 1_000, unproven: pages.unproven };
}

/** Pages of the program, filled by the reader one after the other; a page is used again once its results are written. */
class Pages {
  evaluationMs = 0;
  unproven = 0;
  readonly #sizes: readonly number[];
  readonly #program: BatchProgram;
  #page: BatchPage;
  #index = -1;
  #firstId = 0;
  #written: Buffer[] = [];

  constructor(program: BatchProgram, rows: number) {
    this.#program = program;
    this.#sizes = program.allocate(rows).map((page) => page.rows);
    this.#page = this.#allocate(this.#sizes[0] ?? 1);
  }

  #allocate(rows: number): BatchPage {
    const [page] = this.#program.allocate(rows);
    if (page === undefined) throw new Error('bench: no page');
    return page;
  }

  next(): WordSink {
    this.#index += 1;
    const rows = this.#sizes[this.#index] ?? 1;
    if (rows !== this.#page.rows) this.#page = this.#allocate(rows);
    return { columns: this.#program.lowered.inputs.map((_, column) => this.#page.inputWords(column)), rows };
  }

  evaluate(): void {
    const began = performance.now();
    this.unproven += this.#page.run();
    this.evaluationMs += performance.now() - began;
    const columns = Array.from({ length: this.#program.lowered.resultOutputs }, (_, output) => {
      const { buffer, byteOffset, byteLength } = this.#page.output(output);
      return new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
    });
    this.#written.push(bigintRows(this.#firstId, { columns, rows: this.#page.rows }));
    this.#firstId += this.#page.rows;
  }

  /** Rows ready to be sent, several pages at a time. */
  takeWritten(all = false): readonly Buffer[] {
    if (this.#written.length === 0 || (!all && this.#written.length < WRITE_PAGES)) return [];
    const taken = [Buffer.concat(this.#written)];
    this.#written = [];
    return taken;
  }
}

async function checkResults(client: pg.Client, rows: number): Promise<boolean> {
  const { rows: counted } = await client.query<{ count: string; distinct: string }>(
    'SELECT count(*), count(DISTINCT id) AS distinct FROM results WHERE o0 >= 0',
  );
  return counted[0]?.count === `${rows}` && counted[0].distinct === `${rows}`;
}

function linesOf(trips: readonly Trip[], isComplete: boolean): readonly BenchLine[] {
  const seconds = median(trips.map((trip) => trip.seconds));
  const evaluation = median(trips.map((trip) => trip.evaluationSeconds));
  const unproven = trips[0]?.unproven ?? Number.NaN;
  return [
    benchLine({
      id: 'engine/postgres-to-postgres',
      value: isComplete ? seconds : Number.NaN,
      unit: 's',
      bar: { most: 4 },
      against: 'a million employees, 12 inputs and 6 results, binary COPY both ways, on the clock of the wall',
    }),
    benchLine({
      id: 'engine/postgres-to-postgres-evaluation',
      value: (evaluation / seconds) * 100,
      unit: '%',
      bar: { most: 5 },
      against: `${Math.round(evaluation * 1_000)} ms of it evaluate, ${unproven} rows left to the reference`,
    }),
  ];
}
