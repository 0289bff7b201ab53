import { formatDate, formatValue } from '@premia/locale';
import type { InputPort, SchemeNode, TraceNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { nodeName } from '../catalogue/node-name.ts';
import { useInputTitle } from '../catalogue/port-title.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { problemText } from '../preview/problem-text.ts';
import { valueText } from '../preview/ValueText.tsx';
import { portKey } from '../preview/value-store.ts';
import { useAnalysis, useDesigner, useDocument, usePortValue, usePreviewState } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import { useInputSources } from '../state/input-sources.ts';
import classes from './Inspector.module.css';
import { inspectorMessages as messages } from './inspector.messages.ts';
import { tierSlices } from './tier-slices.ts';

const FACTS_SHOWN = 50;

/** How the number came about, from what it was given: one line a cause, each leading to its source. */
export function ExplainTab({ node }: { readonly node: SchemeNode }) {
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const { outputs } = portsOf(node);
  const shown = usePortValue(node.id, outputs[0]?.key ?? null);
  const now = shown?.now ?? null;
  if (now === null) return <p className={classes['quiet']}>{t(messages.noValue)}</p>;
  if (now.kind === 'problem') {
    const reason = problemText(now.problem, language);
    return (
      <>
        <p className={classes['problem']}>{t(messages.whyProblem, { reason })}</p>
        <Inputs node={node} />
      </>
    );
  }
  const value = valueText(now, language, { t, compact: false });
  const name = nodeName(node, naming);
  const sentence =
    node.kind === 'constant'
      ? t(messages.whyConstant, { value })
      : portsOf(node).inputs.length === 0
        ? t(messages.whySource, { name, value })
        : t(messages.whyResult, { value });
  return (
    <>
      <p>{sentence}</p>
      <Inputs node={node} />
      {node.kind === 'tiers' && <TierSlices node={node} />}
      <Facts node={node} />
    </>
  );
}

function Inputs({ node }: { readonly node: SchemeNode }) {
  const sources = useInputSources(node.id);
  const { inputs } = portsOf(node);
  return (
    <ul className={classes['reasons']}>
      {inputs.flatMap((input) =>
        (sources.get(input.key) ?? []).map((source) => (
          <InputLine
            key={`${input.key} ${source.nodeId} ${source.port}`}
            node={node}
            input={input}
            nodeId={source.nodeId}
            port={source.port}
          />
        )),
      )}
    </ul>
  );
}

function InputLine({
  node,
  input,
  nodeId,
  port,
}: {
  readonly node: SchemeNode;
  readonly input: InputPort;
  readonly nodeId: string;
  readonly port: string;
}) {
  const { ui } = useDesigner();
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const label = useInputTitle(node, input);
  const source = useDocument().nodes.find((node) => node.id === nodeId);
  const shown = usePortValue(nodeId, port);
  const value = valueText(shown?.now ?? null, language, { t, compact: false });
  return (
    <li>
      {label}: <strong>{value}</strong>{' '}
      {source !== undefined && (
        <button type="button" className={classes['link']} onClick={() => selectNode(ui, nodeId)}>
          {nodeName(source, naming)}
        </button>
      )}
    </li>
  );
}

/** «До 300 000: 3 % × 300 000 = 9 000», a line a band that was reached. */
function TierSlices({ node }: { readonly node: SchemeNode }) {
  const { language, translate: t } = useLanguage();
  const source = useInputSources(node.id).get('value')?.[0];
  const shown = usePortValue(source?.nodeId ?? '', source?.port ?? null);
  const type = useAnalysis((analysis) => analysis.types.get(portKey(source?.nodeId ?? '', source?.port ?? '')));
  const now = shown?.now;
  if (now?.kind !== 'value' || now.value.kind !== 'number' || type === undefined) return null;
  const show = (number: typeof now.value.number) => formatValue({ value: { kind: 'number', number }, type }, language);
  const percent = { base: 'percent', currency: null } as const;
  return (
    <ul className={classes['reasons']}>
      {tierSlices(node.params ?? {}, now.value.number).map((slice) => (
        <li key={show(slice.from)}>
          {t(messages.whyBand, {
            range: slice.to === null ? `${show(slice.from)} +` : `${show(slice.from)} – ${show(slice.to)}`,
            rate: formatValue({ value: { kind: 'number', number: slice.rate }, type: percent }, language),
            slice: show(slice.slice),
            part: show(slice.part),
          })}
        </li>
      ))}
    </ul>
  );
}

function Facts({ node }: { readonly node: SchemeNode }) {
  const { translate: t, language } = useLanguage();
  const result = usePreviewState((preview) => preview.result);
  const inputs = usePreviewState((preview) => preview.inputs);
  const traced: TraceNode | undefined = result?.trace?.nodes.find((one) => one.nodeId === node.id);
  const type = useAnalysis((analysis) => analysis.types.get(portKey(node.id, portsOf(node).outputs[0]?.key ?? '')));
  const used = traced?.factsUsed;
  if (used === undefined) return null;
  const excluded = traced?.factsExcluded ?? [];
  const facts = inputs?.employees[0]?.facts ?? [];
  return (
    <>
      <p>
        {t(messages.whyFactsUsed, { count: used.length })}
        {excluded.length > 0 && ` ${t(messages.whyFactsExcluded, { count: excluded.length })}`}
      </p>
      <table className={classes['facts']}>
        <thead>
          <tr>
            <th>{t(messages.factDate)}</th>
            <th>{t(messages.factId)}</th>
            <th>{t(messages.contribution)}</th>
          </tr>
        </thead>
        <tbody>
          {used.slice(0, FACTS_SHOWN).map((fact) => {
            const on = facts.find((one) => one.id === fact.id && one.source === fact.source)?.on;
            const { contribution } = fact;
            return (
              <tr key={`${fact.source} ${fact.id}`}>
                <td>{on === undefined ? '—' : formatDate(on.slice(0, 10), language)}</td>
                <td>{fact.id}</td>
                <td>
                  {contribution.kind === 'problem'
                    ? problemText(contribution.problem, language)
                    : formatValue({ value: contribution, type: type ?? { base: 'number', currency: null } }, language)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {used.length > FACTS_SHOWN && (
        <p className={classes['quiet']}>{t(messages.moreFacts, { count: used.length - FACTS_SHOWN })}</p>
      )}
    </>
  );
}
