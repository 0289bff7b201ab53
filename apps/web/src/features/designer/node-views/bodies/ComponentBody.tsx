import { chooseText } from '@premia/locale';
import { componentParams, type SchemeComponents } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../../../shell/api.ts';
import type { NodeParams } from '../../state/actions.ts';
import { useDesigner, useDocumentPart } from '../../state/designer-context.tsx';
import type { NodeBodyProps } from '../node-view.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { useParams } from './use-params.ts';

/** Enough of a hash to tell versions apart on a card. */
const SHORT_HASH = 7;

/** Which published scheme the node is. Choosing one brings its copy along and takes all its parameters and results. */
export function ComponentBody({ node }: NodeBodyProps) {
  const { actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const { text } = useParams(node);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const key = useDocumentPart((document) => document.key);
  const period = useDocumentPart((document) => document.period);
  const version = text('version');
  const own = useDocumentPart((document) => document.components?.[version]);
  const published = useQuery({ ...trpc.schemes.components.queryOptions(), enabled: !isReadOnly });
  const offered = (published.data ?? []).filter((one) => one.period === period && one.key !== key);
  const newest = offered.find((one) => one.hash === version);
  const title = chooseText(own?.title, language)?.text ?? text('scheme');
  const choose = async (hash: string) => {
    const { components } = await queryClient.fetchQuery(trpc.schemes.component.queryOptions({ hash }));
    const chosen = components[hash];
    if (chosen === undefined) return;
    const params = { ...componentParams(chosen, components) } as unknown as NodeParams;
    actions.fix(
      (tr) => tr(messages.componentChosen, { name: chooseText(chosen.title, language)?.text ?? chosen.key }),
      [
        ...addComponents(components),
        { edit: 'setParams', nodeId: node.id, params },
        ...(node.title === undefined ? [{ edit: 'setNodeTitle', nodeId: node.id, title: chosen.title } as const] : []),
      ],
    );
  };
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.component)}
        value={version}
        isWide
        options={[
          ...(own === undefined || newest !== undefined ? [] : [{ value: version, label: title }]),
          ...offered.map((one) => ({
            value: one.hash,
            label: t(messages.componentVersion, {
              name: chooseText(one.title, language)?.text ?? one.key,
              version: one.version,
            }),
          })),
          ...(own === undefined && newest === undefined
            ? [{ value: version, label: t(messages.componentMissing, { name: text('scheme') }) }]
            : []),
        ]}
        onChange={(hash) => {
          void choose(hash);
        }}
      />
      {own !== undefined && newest === undefined && (
        <span className={classes['words']}>{version.slice(0, SHORT_HASH)}</span>
      )}
    </div>
  );
}

function addComponents(components: SchemeComponents) {
  return Object.entries(components).map(
    ([version, component]) => ({ edit: 'addComponent', version, component }) as const,
  );
}
