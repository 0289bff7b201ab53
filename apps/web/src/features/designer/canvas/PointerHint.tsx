import { formatDateTime, formatPeriod, formatValue } from '@premia/locale';
import type { SchemeNode, ValueType } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useEffect, useMemo } from 'react';
import { nodeName } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { handleId } from '../flow-adapter/to-flow.ts';
import { inspectorMessages } from '../inspector/inspector.messages.ts';
import { optionLabel } from '../node-views/bodies/options.ts';
import { valueText } from '../preview/ValueText.tsx';
import { portKey } from '../preview/value-store.ts';
import {
  useAnalysis,
  useDesigner,
  useNodeById,
  usePointing,
  usePortValue,
  usePreviewState,
  useUi,
} from '../state/designer-context.tsx';
import type { Hint } from '../state/pointing.ts';
import { canvasMessages as messages } from './canvas.messages.ts';
import classes from './PointerHint.module.css';
import { boxOf } from './use-pointing.ts';

/** Beside what the pointer or the keyboard rests on: what it is, in words. */
export function PointerHint() {
  useKeyboardHint();
  const hint = usePointing((pointing) => pointing.hint);
  const isConnecting = useUi((ui) => ui.connecting !== null || ui.connectFrom !== null);
  if (hint === null || isConnecting) return null;
  return hint.kind === 'value' ? <ValueHint hint={hint} /> : <PortHint hint={hint} />;
}

/** The port walked to with the keys is told about as one under the pointer is. */
function useKeyboardHint(): void {
  const { pointing } = useDesigner();
  const end = useUi((ui) => ui.focusedPort);
  useEffect(() => {
    if (end === null) return;
    // The view may be on its way to the card; where the port is is known when it has come.
    const timer = setTimeout(() => {
      const selector = `.react-flow__handle[data-nodeid="${CSS.escape(end.nodeId)}"][data-handleid="${CSS.escape(handleId({ side: end.side, key: end.port }))}"]`;
      const port = document.querySelector(selector);
      if (port !== null) pointing.setState({ hint: { kind: 'port', end, box: boxOf(port) } });
    }, KEYBOARD_HINT_AFTER_MS);
    return () => {
      clearTimeout(timer);
      pointing.setState({ hint: null });
    };
  }, [end, pointing]);
}

const KEYBOARD_HINT_AFTER_MS = 350;

function ValueHint({ hint }: { readonly hint: Extract<Hint, { kind: 'value' }> }) {
  const { nodeId, port } = hint.of;
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const node = useNodeById(nodeId);
  const now = usePortValue(nodeId, port)?.now ?? null;
  const type = useAnalysis((analysis) => analysis.types.get(portKey(nodeId, port)));
  const period = usePreviewState((preview) => preview.inputs?.period ?? null);
  const calculatedAt = usePreviewState((preview) => preview.calculatedAt);
  if (node === null) return null;
  const exact =
    now?.kind === 'value' && now.value.kind === 'number' && now.value.number.denominator !== 1n
      ? formatValue({ value: now.value, type: now.type }, language, { digits: EXACT_DIGITS })
      : valueText(now, language, { t, compact: false });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Box hint={hint}>
      <strong>{exact}</strong>
      {type !== undefined && <TypeLine type={type} />}
      <span>{t(messages.hintSource, { name: outputName(node, port, naming) })}</span>
      {period !== null && (
        <span>
          {[
            formatPeriod(period, language),
            ...(calculatedAt === null
              ? []
              : [t(messages.hintTime, { time: formatDateTime(calculatedAt, language, zone) })]),
          ].join(' · ')}
        </span>
      )}
    </Box>
  );
}

const EXACT_DIGITS = 12;

function outputName(node: SchemeNode, port: string, naming: ReturnType<typeof useNaming>): string {
  const { outputs } = portsOf(node);
  const title = outputs.length > 1 ? outputs.find(({ key }) => key === port)?.title[naming.language] : undefined;
  const name = nodeName(node, naming);
  return title === undefined ? name : naming.t(messages.hintOutput, { node: name, port: title });
}

const GRAINS = {
  employee: inspectorMessages.grainEmployee,
  rows: inspectorMessages.grainRows,
  group: inspectorMessages.grainGroup,
} as const;

function TypeLine({ type }: { readonly type: ValueType }) {
  const { translate: t } = useLanguage();
  const base = optionLabel('types', type.base, t);
  return (
    <span>
      {type.currency === null ? base : `${base}, ${type.currency}`} · {t(GRAINS[type.grain])}
    </span>
  );
}

function PortHint({ hint }: { readonly hint: Extract<Hint, { kind: 'port' }> }) {
  const { nodeId, port: key, side } = hint.end;
  const { language, translate: t } = useLanguage();
  const node = useNodeById(nodeId);
  const type = useAnalysis((analysis) => analysis.types.get(portKey(nodeId, key)));
  const port = useMemo(() => {
    if (node === null) return undefined;
    const { inputs, outputs } = portsOf(node);
    return side === 'in' ? inputs.find((one) => one.key === key) : outputs.find((one) => one.key === key);
  }, [node, side, key]);
  if (port === undefined) return null;
  return (
    <Box hint={hint}>
      <strong>{port.title[language]}</strong>
      {side === 'out' && type !== undefined ? <TypeLine type={type} /> : <span>{t(acceptsOf(port.type))}</span>}
      {'required' in port && <span>{t(port.required ? messages.portRequired : messages.portOptional)}</span>}
    </Box>
  );
}

/** What a port takes or gives before anything is wired to it. */
function acceptsOf(type: string) {
  return PORT_TYPES[type as keyof typeof PORT_TYPES] ?? messages.portAny;
}

const PORT_TYPES = {
  money: messages.portMoney,
  number: messages.portNumber,
  percent: messages.portPercent,
  count: messages.portCount,
  boolean: messages.portBoolean,
  text: messages.portText,
  date: messages.portDate,
  numeric: messages.portNumeric,
  ratio: messages.portRatio,
  any: messages.portAny,
} as const;

/** Room a hint needs below what it is about. */
const HEIGHT = 110;
const WIDTH = 300;

function Box({ hint, children }: { readonly hint: Hint; readonly children: React.ReactNode }) {
  const { left, top, bottom } = hint.box;
  const isBelow = bottom + HEIGHT < window.innerHeight;
  return (
    <div
      className={classes['hint']}
      role="tooltip"
      style={{
        left: Math.max(Math.min(left, window.innerWidth - WIDTH), 8),
        ...(isBelow ? { top: bottom + 8 } : { bottom: window.innerHeight - top + 8 }),
      }}
    >
      {children}
    </div>
  );
}
