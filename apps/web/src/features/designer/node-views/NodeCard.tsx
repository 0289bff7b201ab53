import { describeWay } from '@premia/locale';
import { type InputPort, isNodeKindName, type OutputPort, type SchemeNode } from '@premia/scheme';
import { useTranslate } from '@premia/ui';
import { IconAlertCircle, IconAlertTriangle, IconFlaskOff } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { canvasMessages } from '../canvas/canvas.messages.ts';
import { casesMessages } from '../cases/cases.messages.ts';
import { groupOf } from '../catalogue/groups.ts';
import { kindName, nodeName, nodeSubtitle } from '../catalogue/node-name.ts';
import { portTitle, useInputTitle } from '../catalogue/port-title.ts';
import { type NodePorts, portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { ValueText, valueText } from '../preview/ValueText.tsx';
import { NO_DIAGNOSTICS, worstSeverity } from '../state/analysis-store.ts';
import {
  useAnalysis,
  useDesigner,
  usePortValue,
  usePreviewState,
  useUi,
  useUntested,
} from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import { useInputSources } from '../state/input-sources.ts';
import type { NodeGeometry } from './geometry.ts';
import classes from './NodeCard.module.css';
import { nodeViewMessages as messages } from './node-views.messages.ts';
import { NODE_VIEWS, UNKNOWN_VIEW } from './node-views.ts';
import { FieldPlace } from './parts/field-place.ts';
import { InputValue } from './parts/InputValue.tsx';
import { NodeTitle } from './parts/NodeTitle.tsx';
import { Port } from './parts/Port.tsx';
import { WayShare } from './parts/WayCount.tsx';
import { OpenLarge } from './table/OpenLarge.tsx';
import { useCardSummary } from './use-card-summary.ts';

export interface NodeCardProps {
  readonly node: SchemeNode;
  readonly geometry: NodeGeometry;
  readonly isSelected: boolean;
}

/** One node of the scheme as a card: header with the result, a row per input, the kind's own editor. */
export const NodeCard = memo(function NodeCard({ node, geometry, isSelected }: NodeCardProps) {
  const t = useTranslate();
  const ports = portsOf(node);
  const state = useCardState(node);
  const sources = useInputSources(node.id);
  const rows = Math.max(ports.inputs.length, ports.outputs.length - 1);
  const view = isNodeKindName(node.kind) ? NODE_VIEWS[node.kind] : UNKNOWN_VIEW;
  const { Body } = view;
  return (
    <FieldPlace value="card">
      {/* A fieldset would bring a look and a legend of its own; the card is named by its header. */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div
        id={`node-${node.id}`}
        className={classes['card']}
        role="group"
        aria-roledescription={t(messages.blockRole)}
        aria-labelledby={`name-${node.id}`}
        data-part="card"
        data-kind={node.kind}
        data-group={groupOf(node.kind)}
        data-selected={isSelected ? '' : undefined}
        data-focused={state.isFocused ? '' : undefined}
        data-severity={state.severity ?? undefined}
        data-cycle={state.isInCycle ? '' : undefined}
        data-change={state.change}
        data-bypassed={state.isBypassed ? '' : undefined}
        data-unreached={state.isUnreached ? '' : undefined}
        data-folded={node.folded === true ? '' : undefined}
        data-rows={rows}
        style={{ ['--rows' as string]: rows }}
      >
        <CardHeader node={node} ports={ports} />
        {state.isBypassed && <span className={classes['bypassed']}>{t(messages.bypassed)}</span>}
        {state.isUnreached && !state.isBypassed && (
          <span className={classes['unreached']}>{t(messages.unreached)}</span>
        )}
        {rows > 0 && node.folded !== true && (
          <div className={classes['rows']} data-part="rows">
            {Array.from({ length: rows }, (_, index) => (
              <CardRow
                key={ports.inputs[index]?.key ?? ports.outputs[index + 1]?.key}
                node={node}
                input={ports.inputs[index]}
                output={ports.outputs[index + 1]}
                isMissing={isMissing(ports.inputs[index], sources)}
              />
            ))}
          </div>
        )}
        {Body !== null && state.hasBody && node.folded !== true && (
          <div className={classes['body']} data-part="body">
            <Body node={node} />
          </div>
        )}
        {state.hasBody && node.folded !== true && <OpenLarge node={node} />}
        {geometry.ports.map((place) => {
          const port = portAt(ports, place);
          if (port === undefined) return null;
          return (
            <Port
              key={`${place.side}:${place.key}`}
              nodeId={node.id}
              place={place}
              port={port}
              isLinked={sources.has(place.key)}
              isMissing={place.side === 'in' && isMissing(port as InputPort, sources)}
            />
          );
        })}
      </div>
    </FieldPlace>
  );
});

export function portAt(ports: NodePorts, place: { readonly side: 'in' | 'out'; readonly key: string }) {
  const list: readonly (InputPort | OutputPort)[] = place.side === 'in' ? ports.inputs : ports.outputs;
  return list.find((port) => port.key === place.key);
}

export function isMissing(input: InputPort | undefined, sources: ReadonlyMap<string, unknown>): boolean {
  return input?.required === true && !sources.has(input.key);
}

export function useCardState(node: SchemeNode) {
  const isFocused = useUi((ui) => ui.focusedNode === node.id && ui.focusedPort === null);
  const isInCycle = useUi((ui) => ui.cycle.has(node.id));
  // Far out a card is a picture, and only its name and its place are asked for.
  const hasBody = useUi((ui) => ui.detail !== 'far');
  const severity = useAnalysis((analysis) => worstSeverity(analysis.byNode.get(node.id) ?? NO_DIAGNOSTICS));
  const change = useUi((ui) => ui.changes.get(node.id));
  const isBypassed = useUi((ui) => ui.bypassed.has(node.id));
  const isUnreached = usePreviewState(({ unreached }) => unreached.nodes.has(node.id));
  return { isFocused, isInCycle, hasBody, severity, change, isBypassed, isUnreached };
}

export function CardHeader({
  node,
  ports,
  children,
}: {
  readonly node: SchemeNode;
  readonly ports: NodePorts;
  readonly children?: ReactNode;
}) {
  const naming = useNaming();
  const view = isNodeKindName(node.kind) ? NODE_VIEWS[node.kind] : UNKNOWN_VIEW;
  const result = ports.outputs[0];
  const shown = usePortValue(node.id, result?.key ?? null);
  const summary = useCardSummary(node);
  const subtitle = summary ?? nodeSubtitle(node, naming);
  const { Icon } = view;
  return (
    <div className={[classes['header'], 'frame-handle'].join(' ')} data-part="header">
      <SpokenName node={node} ports={ports} />
      <span className={classes['icon']} data-part="icon" aria-hidden="true">
        <Icon size={16} stroke={1.8} />
      </span>
      <span className={classes['titles']} data-part="titles">
        <NodeTitle node={node} name={nodeName(node, naming)} className={classes['title']} />
        {subtitle !== null && (
          <span className={classes['subtitle']} title={subtitle}>
            {subtitle}
          </span>
        )}
        {children}
      </span>
      <NodeBadge nodeId={node.id} />
      <UntestedBadge nodeId={node.id} />
      {result !== undefined && (
        <span className={[classes['value'], classes['result']].join(' ')} data-part="value">
          <ValueText shown={shown} compact />
        </span>
      )}
    </div>
  );
}

/** What a screen reader says of the card: name, kind, inputs, result, problems. */
function SpokenName({ node, ports }: { readonly node: SchemeNode; readonly ports: NodePorts }) {
  const naming = useNaming();
  const shown = usePortValue(node.id, ports.outputs[0]?.key ?? null);
  const problems = useAnalysis((analysis) => (analysis.byNode.get(node.id) ?? NO_DIAGNOSTICS).length);
  const { t, language } = naming;
  const value = valueText(shown?.now ?? null, language, { t, compact: false });
  return (
    <span id={`name-${node.id}`} hidden>
      {[
        t(canvasMessages.nodeLabel, { kind: kindName(node.kind, naming), name: nodeName(node, naming) }),
        t(canvasMessages.nodeInputs, { count: ports.inputs.length }),
        ...(shown === null ? [] : [t(canvasMessages.nodeValue, { value })]),
        ...(problems === 0 ? [] : [t(messages.problems, { count: problems })]),
      ].join(', ')}
    </span>
  );
}

function NodeBadge({ nodeId }: { readonly nodeId: string }) {
  const { ui } = useDesigner();
  const t = useTranslate();
  const diagnostics = useAnalysis((analysis) => analysis.byNode.get(nodeId) ?? NO_DIAGNOSTICS);
  const severity = worstSeverity(diagnostics);
  if (severity === null || severity === 'hint') return null;
  const Icon = severity === 'error' ? IconAlertCircle : IconAlertTriangle;
  return (
    <button
      type="button"
      className={[classes['badge'], 'nodrag'].join(' ')}
      data-part="badge"
      data-severity={severity}
      tabIndex={-1}
      aria-label={t(messages.problems, { count: diagnostics.length })}
      title={t(messages.problems, { count: diagnostics.length })}
      onClick={(event) => {
        event.stopPropagation();
        selectNode(ui, nodeId);
        ui.setState({ dock: 'problems' });
      }}
    >
      <Icon size={14} />
      {diagnostics.length > 1 && diagnostics.length}
    </button>
  );
}

/** While the cases are looked at: how many ways through the card no case takes. */
function UntestedBadge({ nodeId }: { readonly nodeId: string }) {
  const { language, t } = useNaming();
  const untested = useUntested(nodeId);
  if (untested.size === 0) return null;
  const ways = [...untested].map((path) => describeWay(path, language)).join(', ');
  const words = t(casesMessages.untestedBadge, { ways });
  return (
    <span
      className={classes['badge']}
      data-part="badge"
      data-severity="hint"
      role="img"
      aria-label={words}
      title={words}
    >
      <IconFlaskOff size={14} aria-hidden="true" />
      {untested.size}
    </span>
  );
}

interface CardRowProps {
  readonly node: SchemeNode;
  readonly input: InputPort | undefined;
  readonly output: OutputPort | undefined;
  readonly isMissing: boolean;
}

function CardRow({ node, input, output, isMissing: missing }: CardRowProps) {
  return (
    <div className={classes['row']} data-missing={missing ? '' : undefined}>
      {input === undefined ? (
        <span />
      ) : (
        <>
          <InputLabel node={node} input={input} />
          <InputValue node={node} input={input} />
        </>
      )}
      {output !== undefined && <OutputLabel node={node} output={output} />}
    </div>
  );
}

function InputLabel({ node, input }: { readonly node: SchemeNode; readonly input: InputPort }) {
  const title = useInputTitle(node, input);
  return (
    <span className={classes['rowLabel']} title={title}>
      {title}
      {(node.kind === 'if' || node.kind === 'gate') && <WayShare node={node} path={input.key} />}
    </span>
  );
}

function OutputLabel({ node, output }: { readonly node: SchemeNode; readonly output: OutputPort }) {
  const naming = useNaming();
  const shown = usePortValue(node.id, output.key);
  return (
    <span className={classes['outputLabel']}>
      <span className={classes['rowLabel']}>{portTitle(node, output, naming)}</span>
      {shown !== null && <ValueText shown={shown} compact className={classes['value']} />}
    </span>
  );
}
