/**
 * Search parameters of the address. All are plain strings (`?period=2026-10`), never JSON, so that an
 * address can be read, typed and pasted; each route keeps only what it knows and can vouch for.
 */
export type RawSearch = Readonly<Record<string, unknown>>;

const PERIOD_PATTERN = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;
const TEXT_LENGTH_MAX = 200;

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(key, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export function textParam(search: RawSearch, key: string): string | undefined {
  const value = search[key];
  return typeof value === 'string' && value !== '' ? value.slice(0, TEXT_LENGTH_MAX) : undefined;
}

export function periodParam(search: RawSearch, key: string): string | undefined {
  const value = textParam(search, key);
  return value !== undefined && PERIOD_PATTERN.test(value) ? value : undefined;
}

export function choiceParam<const Choice extends string>(
  search: RawSearch,
  key: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = textParam(search, key);
  return choices.find((choice) => choice === value);
}

/** Drops keys without a value, as `exactOptionalPropertyTypes` asks. */
export function present<Shape extends Record<string, string | undefined>>(
  shape: Shape,
): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  const entries = Object.entries(shape).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> };
}

/** A year of four digits. */
export function yearParam(search: RawSearch, key: string): string | undefined {
  const value = textParam(search, key);
  return value !== undefined && /^(?:19|20)\d{2}$/.test(value) ? value : undefined;
}
