import type { BilingualText } from '@premia/locale';
import type { SchemeSources } from '@premia/service';

/** How everything a scheme may read is called, by the key the scheme uses. Empty until the list has come. */
export function titlesOf(sources: SchemeSources | undefined): ReadonlyMap<string, BilingualText> {
  if (sources === undefined) return new Map();
  return new Map([
    ...sources.factTypes.flatMap((factType) => factType.attributes.map(({ key, title }) => [key, title] as const)),
    ...sources.factTypes.map(({ type, title }) => [type, title] as const),
    ...sources.attributes.map(({ key, title }) => [key, title] as const),
    ...sources.criteria.map(({ key, title }) => [key, title] as const),
  ]);
}
