/** An entry the record itself holds: a key such as `constructor` never reaches what the language put there. */
export function ownEntry<T>(record: Readonly<Record<string, T>> | null | undefined, key: string): T | undefined {
  return record !== null && record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * The same for texts, without asking whose they are: what a record inherits (`constructor`, `__proto__`) is no text, so a
 * text is its own.
 */
export function textEntry(
  record: Readonly<Record<string, string>> | null | undefined,
  key: string,
): string | undefined {
  const text: unknown = record?.[key];
  return typeof text === 'string' ? text : undefined;
}
