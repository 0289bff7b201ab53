/** A failure in ClickHouse's own terms: its numeric code and the text its clients parse. */
export class ClickHouseFailure extends Error {
  override readonly name = 'ClickHouseFailure';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const LOGICAL_ERROR = 49;

/** The engine's error, whatever its class: the code stands at the beginning of the text. */
export function asFailure(error: unknown): ClickHouseFailure {
  if (error instanceof ClickHouseFailure) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = /^Code: (\d+)\. /.exec(text)?.[1];
  if (code !== undefined) return new ClickHouseFailure(Number(code), text.trimEnd());
  return new ClickHouseFailure(LOGICAL_ERROR, `Code: ${LOGICAL_ERROR}. DB::Exception: ${text}. (LOGICAL_ERROR)`);
}

export function failure(code: number, name: string, message: string): ClickHouseFailure {
  return new ClickHouseFailure(code, `Code: ${code}. DB::Exception: ${message}. (${name})`);
}

/** The statuses ClickHouse's HTTP handler answers with, by exception code; everything else is 500. */
const STATUS_BY_CODE: ReadonlyMap<number, number> = new Map([
  // Cannot parse, bad arguments, wrong types: the request is at fault.
  ...[6, 26, 27, 33, 36, 38, 41, 43, 53, 62, 69, 70, 72, 117, 130, 131].map((code) => [code, 400] as const),
  ...[194, 516, 192, 193].map((code) => [code, code === 194 ? 401 : 403] as const),
  [164, 403],
  [497, 403],
  // Unknown function, identifier, type, storage, table, database, setting, format.
  ...[46, 47, 50, 56, 60, 63, 73, 81, 115].map((code) => [code, 404] as const),
  [159, 408],
  [48, 501],
  [202, 503],
  [209, 503],
]);

export function statusOf({ code }: ClickHouseFailure): number {
  return STATUS_BY_CODE.get(code) ?? 500;
}
