import { ActionIcon, Tooltip } from '@mantine/core';
import { useTranslate } from '@premia/ui';
import { IconArrowsMaximize, IconEye, IconEyeOff, IconMinus, IconPlus, IconWand } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useDesigner, useUi } from '../state/designer-context.tsx';
import classes from './CanvasControls.module.css';
import { canvasMessages as messages } from './canvas.messages.ts';
import { useFit } from './use-fit.ts';
import { useTidyUp } from './use-tidy-up.ts';

const NEXT_VALUES = { all: 'path', path: 'off', off: 'all' } as const;
const VALUES_WORDS = { all: messages.valuesAll, path: messages.valuesPath, off: messages.valuesOff } as const;

export function CanvasControls() {
  const { ui, isReadOnly } = useDesigner();
  const t = useTranslate();
  const flow = useReactFlow();
  const showAll = useFit();
  const values = useUi((state) => state.values);
  const tidyUp = useTidyUp();
  return (
    <div className={classes['controls']}>
      <Control label={t(messages.zoomOut)} onClick={() => void flow.zoomOut()}>
        <IconMinus size={16} />
      </Control>
      <Control label={t(messages.zoomIn)} onClick={() => void flow.zoomIn()}>
        <IconPlus size={16} />
      </Control>
      <Control label={t(messages.fit)} onClick={() => void showAll()}>
        <IconArrowsMaximize size={16} />
      </Control>
      <span className={classes['divider']} />
      {!isReadOnly && (
        <Control label={t(messages.tidyUp)} onClick={() => void tidyUp()}>
          <IconWand size={16} />
        </Control>
      )}
      <Control
        label={t(messages.toggleValues, { mode: t(VALUES_WORDS[values]) })}
        onClick={() => ui.setState({ values: NEXT_VALUES[values] })}
      >
        {values === 'off' ? <IconEyeOff size={16} /> : <IconEye size={16} />}
      </Control>
    </div>
  );
}

function Control(props: { readonly label: string; readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <Tooltip label={props.label} position="right">
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={props.label} onClick={props.onClick}>
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}
