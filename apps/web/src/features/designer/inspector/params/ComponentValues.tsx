import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { type ParamValue, useParams, useTitled } from '../../node-views/bodies/use-params.ts';
import { NumberCell } from '../../node-views/parts/NumberCell.tsx';
import { useDocumentPart } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';
import classes from '../Inspector.module.css';
import { Section } from '../Section.tsx';
import { paramMessages as messages } from './params.messages.ts';

/** Other values for the parameters of the scheme inside; a linked one is read at its input. */
export function ComponentValues({ node }: { readonly node: SchemeNode }) {
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { params, text, set } = useParams(node);
  const sources = useInputSources(node.id);
  const component = useDocumentPart(({ components }) => components?.[text('version')]);
  const parameters = (component?.parameters ?? []).filter(({ key }) => !sources.has(key));
  if (parameters.length === 0) return null;
  const given = (params['parameters'] ?? {}) as Readonly<Record<string, string | null | undefined>>;
  return (
    <Section title={t(messages.componentValues)}>
      {parameters.map(({ key, title, type }) => (
        <div key={key} className={classes['field']}>
          <span>{titled(title, key)}</span>
          <NumberCell
            label={titled(title, key)}
            value={given[key] ?? undefined}
            base={type}
            placeholder={t(messages.componentOwn)}
            canBeEmpty
            onCommit={(value) => {
              const { [key]: _old, ...rest } = given;
              const next = value === undefined ? rest : { ...rest, [key]: value };
              set({ parameters: next as unknown as ParamValue }, () => titled(title, key));
              return null;
            }}
          />
        </div>
      ))}
    </Section>
  );
}
