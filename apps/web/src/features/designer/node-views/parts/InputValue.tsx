import type { InputPort, SchemeNode } from '@premia/scheme';
import { useTranslate } from '@premia/ui';
import { takesConstant } from '../../catalogue/ports.ts';
import type { PortRef } from '../../edits/compose-edits.ts';
import { ValueText } from '../../preview/ValueText.tsx';
import { usePortValue } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';
import classes from '../NodeCard.module.css';
import { nodeViewMessages as messages } from '../node-views.messages.ts';
import { ConstantInput } from './ConstantInput.tsx';

/** What stands at an input: the value that flows in, else the constant typed there, else a dash. */
export function InputValue({ node, input }: { readonly node: SchemeNode; readonly input: InputPort }) {
  const t = useTranslate();
  const sources = useInputSources(node.id).get(input.key) ?? [];
  const [only] = sources;
  if (sources.length > 1)
    return <span className={classes['value']}>{t(messages.linksCount, { count: sources.length })}</span>;
  if (only !== undefined) return <LinkedValue source={only} />;
  if (takesConstant(node.kind, input.key) && !input.many) return <ConstantInput node={node} input={input} />;
  return <span className={classes['noValue']}>{input.required ? t(messages.notLinked) : '—'}</span>;
}

function LinkedValue({ source }: { readonly source: PortRef }) {
  const shown = usePortValue(source.nodeId, source.port);
  return <ValueText shown={shown} compact className={classes['value']} />;
}
