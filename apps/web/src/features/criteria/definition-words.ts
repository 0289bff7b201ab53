import { definitionSentence } from '@premia/locale';
import type { CriterionDefinition } from '@premia/service';
import { useLanguage, useName } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';

/** A definition as a sentence, with the names connectors and people gave. */
export function useDefinitionWords(): (definition: CriterionDefinition) => string {
  const trpc = useTRPC();
  const nameOf = useName();
  const { language } = useLanguage();
  const { data } = useQuery(trpc.criteria.sources.queryOptions());
  const typeOf = (factType: string) => data?.factTypes.find(({ type }) => type === factType);
  return (definition) =>
    definitionSentence(definition, {
      language,
      factTitle: (factType) => named(nameOf(typeOf(factType)?.title ?? {}), factType),
      fieldTitle: (field, factType) =>
        named(nameOf(typeOf(factType)?.attributes.find(({ key }) => key === field)?.title ?? {}), field),
      criterionTitle: (key) =>
        named(nameOf(data?.criteria.find((criterion) => criterion.key === key)?.title ?? {}), key),
    });
}

function named(name: string, key: string): string {
  return name === '' || name === '—' ? key : name;
}
