import type { SchemeDocument } from '@premia/scheme';
import type { SchemeTemplate } from './templates/template.ts';

const KEY_LENGTH_MAX = 40;

/** A key a person can recognise: the name's letters and digits, joined by `-`. */
export function keyFromName(name: string, suffix: string): string {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join('-')
    .slice(0, KEY_LENGTH_MAX)
    .replace(/^[^\p{L}]+|-+$/gu, '');
  return `${words === '' ? 'scheme' : words}-${suffix}`;
}

export interface NewDocument {
  readonly template: SchemeTemplate;
  readonly title: SchemeDocument['title'];
  readonly key: string;
  readonly period: SchemeDocument['period'];
  readonly currency: string;
}

/** The first draft of a scheme. */
export function newDocument({ template, ...rest }: NewDocument): SchemeDocument {
  return { format: 'premia.scheme/1', ...rest, ...template.body };
}
