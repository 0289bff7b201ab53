import type { BaseType, InputPort, SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { portKey } from '../../preview/value-store.ts';
import { useAnalysis, useDesigner } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';
import classes from '../NodeCard.module.css';
import { nodeViewMessages as messages } from '../node-views.messages.ts';
import { constantBase } from './constant-base.ts';
import { useOpenedField } from './field-place.ts';
import { NumberCell } from './NumberCell.tsx';

/** A constant typed at an input instead of a link. It is read beside what the node's other inputs bring. */
export function ConstantInput({ node, input }: { readonly node: SchemeNode; readonly input: InputPort }) {
  const { actions } = useDesigner();
  const { language, translate: t } = useLanguage();
  const base = useConstantBase(node, input);
  const value = node.params?.[input.key];
  const title = input.title[language];
  const opened = useOpenedField(node.id, input.key);
  return (
    <NumberCell
      label={t(messages.constantFor, { input: title })}
      value={typeof value === 'string' ? value : undefined}
      base={base}
      placeholder={input.required ? t(messages.typeOrLink) : '—'}
      canBeEmpty
      className={classes['constant']}
      {...opened}
      onCommit={(typed) => {
        const { [input.key]: _old, ...rest } = node.params ?? {};
        actions.setParams(node.id, typed === undefined ? rest : { ...rest, [input.key]: typed }, () => title);
        return null;
      }}
    />
  );
}

/** The compiler reads a constant as the type of its linked neighbour; so does the field. */
function useConstantBase(node: SchemeNode, input: InputPort): BaseType {
  const sources = useInputSources(node.id);
  const neighbour = [...sources.entries()].find(([key]) => key !== input.key && key !== 'condition')?.[1][0];
  const linked = useAnalysis((analysis) =>
    neighbour === undefined ? undefined : analysis.types.get(portKey(neighbour.nodeId, neighbour.port)),
  );
  return constantBase(input.type, linked?.base);
}
