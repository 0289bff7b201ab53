import type { Language } from '../language.ts';
import { formatMessage } from '../messages/messages.ts';
import { caseMessages as messages } from './case.messages.ts';
import { measuredText } from './describe.ts';

/** A suggested case of a scheme, by shape. */
export interface DescribedSuggestion {
  readonly side: 'below' | 'at' | 'above';
  /** A number with what it measures. */
  readonly mark: string;
}

/** What a suggested case is called: the block it tests, which boundary and on which side. */
export function describeSuggestion(
  { side, mark }: DescribedSuggestion,
  { name, language }: { readonly name: string; readonly language: Language },
): string {
  return formatMessage(language, messages.suggestion, { name, side, mark: measuredText(mark, language) ?? mark });
}

const WAYS = {
  otherwise: messages.otherwise,
  then: messages.then,
  else: messages.else,
  value: messages.value,
  cap: messages.cap,
  max: messages.cap,
  floor: messages.floor,
  min: messages.floor,
} as const;
const NUMBERED = {
  bands: messages.bands,
  rows: messages.rows,
  cases: messages.cases,
  branches: messages.branches,
} as const;

/** A way through a block as its settings call it: `bands.2`, `rows.0`, `axes.1.bands.3`, `otherwise`, `cap`. */
export function describeWay(path: string, language: Language): string {
  const parts = path.split('.');
  const row = Number(parts.at(-1)) + 1;
  const [list = ''] = parts;
  if (list === 'axes') return formatMessage(language, messages.axis, { axis: Number(parts[1]) + 1, row });
  if (isKeyOf(NUMBERED, list)) return formatMessage(language, NUMBERED[list], { row });
  return isKeyOf(WAYS, list) ? formatMessage(language, WAYS[list]) : path;
}

function isKeyOf<T extends object>(record: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(record, key);
}
