import { formatValue } from '@premia/locale';
import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { portsOf } from '../catalogue/ports.ts';
import { optionLabel } from '../node-views/bodies/options.ts';
import { problemText } from '../preview/problem-text.ts';
import { valueText } from '../preview/ValueText.tsx';
import { portKey } from '../preview/value-store.ts';
import { useAnalysis, usePortValue } from '../state/designer-context.tsx';
import classes from './Inspector.module.css';
import { inspectorMessages as messages } from './inspector.messages.ts';
import { Section } from './Section.tsx';

/** Every output of a node for the sample employee, in full. */
export function ValueTab({ node }: { readonly node: SchemeNode }) {
  const { outputs, inputs } = portsOf(node);
  const shown = outputs.length > 0 ? outputs : [];
  return (
    <>
      {shown.map((output) => (
        <OutputValue key={output.key} node={node} portName={output.key} title={output.title} />
      ))}
      {outputs.length === 0 && inputs.length > 0 && <NoOutputs />}
    </>
  );
}

function NoOutputs() {
  const { translate: t } = useLanguage();
  return <p className={classes['quiet']}>{t(messages.noValue)}</p>;
}

interface OutputValueProps {
  readonly node: SchemeNode;
  readonly portName: string;
  readonly title: { readonly ru: string; readonly en: string };
}

const GRAINS = { employee: messages.grainEmployee, rows: messages.grainRows, group: messages.grainGroup } as const;

function OutputValue({ node, portName, title }: OutputValueProps) {
  const { language, translate: t } = useLanguage();
  const shown = usePortValue(node.id, portName);
  const type = useAnalysis((analysis) => analysis.types.get(portKey(node.id, portName)));
  const now = shown?.now ?? null;
  if (now === null && type === undefined) return null;
  return (
    <Section title={title[language]}>
      {now?.kind === 'problem' ? (
        <p className={classes['problem']}>{problemText(now.problem, language)}</p>
      ) : (
        <p className={classes['big']}>{valueText(now, language, { t, compact: false })}</p>
      )}
      {now?.kind === 'value' && now.value.kind === 'number' && now.value.number.denominator !== 1n && (
        <div className={classes['field']}>
          <span>{t(messages.exact)}</span>
          <span>
            {formatValue({ value: now.value, type: { base: 'number', currency: null } }, language, { digits: 12 })}
          </span>
        </div>
      )}
      {type !== undefined && (
        <>
          <div className={classes['field']}>
            <span>{t(messages.type)}</span>
            <span>
              {optionLabel('types', type.base, t)}
              {type.currency !== null && `, ${type.currency}`}
            </span>
          </div>
          <div className={classes['field']}>
            <span>{t(messages.grain)}</span>
            <span>{t(GRAINS[type.grain])}</span>
          </div>
        </>
      )}
    </Section>
  );
}
