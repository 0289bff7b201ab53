import { describeDiagnostic } from '@premia/locale';
import { useLanguage } from '@premia/ui';
import { useConnection, useStore } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { parseHandleId } from '../flow-adapter/to-flow.ts';
import { useDesigner, useUi } from '../state/designer-context.tsx';
import classes from './ConnectionHint.module.css';
import { canvasMessages as messages } from './canvas.messages.ts';
import { type ConnectionVerdict, checkConnection, toConnection } from './connection-check.ts';

/** From the mouse, and to the edge of the drawing, in pixels. */
const BESIDE = 18;
const EDGE = 8;
/** As in the style. */
const WIDTH_MAX = 280;

/** While a link is dragged over a port that cannot take it: the reason, beside the mouse. */
export function ConnectionHint() {
  const { draft, ui } = useDesigner();
  const start = useUi((state) => state.connecting?.from ?? null);
  const target = useConnection((state) =>
    state.inProgress && state.toHandle !== null && state.toHandle.id !== null && state.toHandle.id !== undefined
      ? `${state.toHandle.nodeId} ${state.toHandle.id}`
      : null,
  );
  const at = useConnection((state) =>
    state.inProgress ? `${Math.round(state.pointer.x)} ${Math.round(state.pointer.y)}` : '',
  );
  const verdict = useMemo((): ConnectionVerdict | null => {
    if (start === null || target === null) return null;
    const [nodeId = '', handle = ''] = target.split(' ');
    const { side, key } = parseHandleId(handle);
    if (nodeId === start.nodeId && side === start.side && key === start.port) return null;
    const connection = toConnection(start, { nodeId, port: key, side });
    return connection === null ? { ok: false, reason: 'same-side' } : checkConnection(draft.getDocument(), connection);
  }, [draft, start, target]);
  useEffect(() => {
    ui.setState({ cycle: new Set(verdict !== null && !verdict.ok && verdict.reason === 'cycle' ? verdict.nodes : []) });
  }, [verdict, ui]);
  const width = useStore((state) => state.width);
  const words = useVerdictWords();
  if (verdict === null || verdict.ok) return null;
  const [x = 0, y = 0] = at.split(' ').map(Number);
  return (
    <div
      className={classes['hint']}
      role="status"
      style={{
        transform: `translate(${Math.max(0, Math.min(x + BESIDE, width - WIDTH_MAX - EDGE))}px, ${y + BESIDE}px)`,
      }}
    >
      {words(verdict)}
    </div>
  );
}

/** Why a link is refused, in words. */
export function useVerdictWords(): (verdict: Extract<ConnectionVerdict, { ok: false }>) => string {
  const { draft } = useDesigner();
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  return (verdict) => {
    const nameOf = (id: string) => {
      const node = draft.getDocument().nodes.find((one) => one.id === id);
      return node === undefined ? null : { [language]: nodeName(node, naming) };
    };
    switch (verdict.reason) {
      case 'same-node':
        return t(messages.sameNode);
      case 'same-side':
        return t(messages.sameSide);
      case 'cycle':
        return t(messages.cycle, { nodes: verdict.nodes.map((id) => nameOf(id)?.[language] ?? id).join(' → ') });
      case 'diagnostic':
        return describeDiagnostic(verdict.diagnostic, { language, nameOf });
    }
  };
}
