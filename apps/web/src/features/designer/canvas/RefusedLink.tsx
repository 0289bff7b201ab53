import { Button, CloseButton } from '@mantine/core';
import { CATALOGUE } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useEffect, useMemo, useRef } from 'react';
import { useDesigner, useUi } from '../state/designer-context.tsx';
import { type RefusedEnds, selectNode } from '../state/designer-ui.ts';
import { useVerdictWords } from './ConnectionHint.tsx';
import { canvasMessages as messages } from './canvas.messages.ts';
import { checkConnection, toConnection } from './connection-check.ts';
import { conversionOf } from './conversions.ts';
import { focusCanvas } from './focus-canvas.ts';
import classes from './RefusedLink.module.css';

/** After a link was let go over a port that cannot take it: why not, and the block that would make it fit. */
export function RefusedLink() {
  const refused = useUi((ui) => ui.refused);
  return refused === null ? null : <Refusal key={JSON.stringify(refused)} refused={refused} />;
}

function Refusal({ refused }: { readonly refused: RefusedEnds }) {
  const { draft, ui, actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const words = useVerdictWords();
  const box = useRef<HTMLDivElement>(null);
  const { verdict, conversion } = useMemo(() => {
    const document = draft.getDocument();
    const connection = toConnection(refused.from, refused.to);
    const judged = connection === null ? null : checkConnection(document, connection);
    const isRefused = judged !== null && !judged.ok && judged.reason === 'diagnostic';
    return {
      verdict: judged,
      conversion:
        connection !== null && isRefused && !isReadOnly ? conversionOf(judged.diagnostic, connection, document) : null,
    };
  }, [draft, refused, isReadOnly]);
  useEffect(() => {
    box.current?.querySelector('button')?.focus();
    const onPointer = (event: PointerEvent) => {
      if (box.current?.contains(event.target as Element) !== true) ui.setState({ refused: null });
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => document.removeEventListener('pointerdown', onPointer, true);
  }, [ui]);
  const close = () => {
    ui.setState({ refused: null });
    focusCanvas();
  };
  if (verdict?.ok === true) return null;
  const [x, y] = refused.screen;
  return (
    // Esc closes it wherever in it the focus is.
    <div
      ref={box}
      className={classes['box']}
      role="dialog"
      aria-label={t(messages.refusedTitle)}
      style={{ left: Math.max(8, Math.min(x, window.innerWidth - 320)), top: Math.min(y, window.innerHeight - 160) }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <p className={classes['reason']}>
        {verdict === null ? t(messages.sameSide) : words(verdict)}
        <CloseButton size="sm" aria-label={t(messages.close)} onClick={close} />
      </p>
      {conversion !== null && (
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            const { kind, nodeId, edits } = conversion;
            actions.fix((tr) => tr(messages.fix, { kind: CATALOGUE[kind].title[language] }), edits);
            close();
            selectNode(ui, nodeId);
          }}
        >
          {t(messages.fix, { kind: CATALOGUE[conversion.kind].title[language] })}
        </Button>
      )}
    </div>
  );
}
