import type { Language } from '@premia/locale';
import type { SchemeDocument } from '@premia/scheme';
import type { GalleryTemplate } from './templates/gallery.ts';

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
  readonly template: GalleryTemplate;
  /** In which the template's cases are named. */
  readonly language: Language;
  readonly title: SchemeDocument['title'];
  readonly key: string;
  readonly period: SchemeDocument['period'];
  readonly currency: string;
}

/** The first draft of a scheme. A case that names a month has nothing to say in a yearly scheme: it goes by its facts. */
export function newDocument({ template, language, ...rest }: NewDocument): SchemeDocument {
  const { cases, ...body } = template.bodyIn(language);
  const kept = rest.period === template.period ? cases : cases?.map(({ period: _named, ...entry }) => entry);
  return { format: 'premia.scheme/1', ...rest, ...body, ...(kept === undefined ? {} : { cases: kept }) };
}
