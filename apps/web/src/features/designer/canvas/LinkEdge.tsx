import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import type { FlowLink } from '../flow-adapter/flow-types.ts';
import { labelOf, linkPath, type ViaPoint } from '../flow-adapter/link-path.ts';
import { endOfHandle } from '../flow-adapter/to-flow.ts';
import { nodeViewMessages } from '../node-views/node-views.messages.ts';
import { ValueText, valueText } from '../preview/ValueText.tsx';
import { portKey } from '../preview/value-store.ts';
import { NO_DIAGNOSTICS, worstSeverity } from '../state/analysis-store.ts';
import {
  useAnalysis,
  useDesigner,
  useNodeById,
  usePointing,
  usePortValue,
  usePreviewState,
  useUi,
} from '../state/designer-context.tsx';
import { canvasMessages as messages } from './canvas.messages.ts';
import classes from './LinkEdge.module.css';
import { LinkPoints } from './LinkPoints.tsx';

/** Width of the invisible line that takes the mouse. */
const GRIP_WIDTH = 20;

const NO_POINTS: readonly ViaPoint[] = [];

/** A link as a curve in the colour of what flows, with the value it carries. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<FlowLink>) {
  const { sourceHandleId, targetHandleId, selected, id } = props;
  const { nodeId: source, port } = endOfHandle(props.source, sourceHandleId ?? '');
  const target = endOfHandle(props.target, targetHandleId ?? '').nodeId;
  const type = useAnalysis((analysis) => analysis.types.get(portKey(source, port)));
  const severity = useAnalysis((analysis) => worstSeverity(analysis.byLink.get(id) ?? NO_DIAGNOSTICS));
  const isInCycle = useUi((ui) => ui.cycle.has(source) && ui.cycle.has(target));
  const isUnreached = usePreviewState(({ unreached }) => unreached.links.has(id));
  const isLit = usePointing(({ lit }) => lit.has(id));
  const pill = usePillMode(id);
  const { actions } = useDesigner();
  const [held, setHeld] = useState<readonly ViaPoint[] | null>(null);
  const from = { x: props.sourceX, y: props.sourceY };
  const via = held ?? props.data?.via ?? NO_POINTS;
  const to = { x: props.targetX, y: props.targetY };
  const { path, stretches } = linkPath(from, to, via);
  const place = usePointing(({ places }) => places.get(id));
  const label = labelOf(stretches, place);
  return (
    <>
      <LinkName source={source} port={port} target={target} path={path} />
      <path
        d={path}
        className={`react-flow__edge-path ${classes['link']}`}
        data-base={type?.base}
        data-grain={type?.grain}
        data-selected={selected || undefined}
        data-lit={isLit || undefined}
        data-unreached={isUnreached || undefined}
        data-severity={isInCycle ? 'error' : (severity ?? undefined)}
      />
      <path d={path} className={`react-flow__edge-interaction ${classes['grip']}`} strokeWidth={GRIP_WIDTH} />
      {via.length > 0 && (
        <LinkPoints
          from={from}
          via={via}
          onHeld={setHeld}
          onChange={(next) => props.data !== undefined && actions.bend(props.data.link, next)}
        />
      )}
      {pill !== 'hidden' && (
        <LinkPill link={id} source={source} port={port} x={label.x} y={label.y} isProblemOnly={pill === 'problem'} />
      )}
    </>
  );
});

interface LinkNameProps {
  readonly source: string;
  readonly port: string;
  readonly target: string;
  readonly path: string;
}

/** What a screen reader calls the link: from where to where, and what it carries. */
function LinkName({ source, port, target, path }: LinkNameProps) {
  const naming = useNaming();
  const shown = usePortValue(source, port);
  const from = useNodeById(source);
  const to = useNodeById(target);
  if (from === null || to === null) return null;
  const { t, language } = naming;
  const value = valueText(shown?.now ?? null, language, { t, compact: false });
  const label = t(messages.linkLabel, { from: nodeName(from, naming), to: nodeName(to, naming), value });
  // A link is a picture of a relation; the library draws its own ones under the same role.
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: see above
    <g role="img" aria-roledescription={t(nodeViewMessages.linkRole)} aria-label={label}>
      <path d={path} fill="none" />
    </g>
  );
}

/** Where values crowd, and where asked for, only the way into the selection and what the pointer is on carry theirs. */
function usePillMode(id: string): 'shown' | 'problem' | 'hidden' {
  const asked = useUi(({ detail, values }) => (detail === 'full' ? values : 'off'));
  const isOnPath = usePointing(({ path, lit }) => path.has(id) || lit.has(id));
  const isCrowded = usePointing((pointing) => pointing.isCrowded);
  if (asked === 'off') return 'hidden';
  return isOnPath || (asked === 'all' && !isCrowded) ? 'shown' : 'problem';
}

interface LinkPillProps {
  /** Its key. */
  readonly link: string;
  readonly source: string;
  readonly port: string;
  readonly x: number;
  readonly y: number;
  /** Shown only while it says why there is no value. */
  readonly isProblemOnly: boolean;
}

function LinkPill({ link, source, port, x, y, isProblemOnly }: LinkPillProps) {
  const shown = usePortValue(source, port);
  if (shown === null || (isProblemOnly && shown.now.kind !== 'problem')) return null;
  return (
    <EdgeLabelRenderer>
      <div
        className={classes['pill']}
        data-pill={source}
        data-port={port}
        data-link={link}
        data-rows={shown.now.kind === 'rows' ? '' : undefined}
        data-changed={shown.before === null ? undefined : ''}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        <ValueText shown={shown} compact isMute />
      </div>
    </EdgeLabelRenderer>
  );
}
