import { useTranslate } from '@premia/ui';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { announce } from '../state/announce.ts';
import { useDesigner, useNode, useUi } from '../state/designer-context.tsx';
import classes from './parts.module.css';
import { structureMessages as messages } from './structure.messages.ts';
import { useStructure } from './use-structure.ts';

/** Whole scheme › frame: where the person is, and the way back. */
export function InsidePath() {
  const { ui } = useDesigner();
  const t = useTranslate();
  const naming = useNaming();
  const inside = useUi((state) => state.inside);
  const frame = useNode(inside);
  const { goUp } = useStructure();
  const name = frame === null ? null : nodeName(frame, naming);
  useEffect(() => {
    // A frame that is gone – undone, deleted by a colleague – leaves nobody in it.
    if (inside !== null && frame === null) ui.setState({ inside: null });
  }, [inside, frame, ui]);
  useEffect(() => {
    if (name !== null) announce(ui, t(messages.isInside, { name }));
  }, [name, ui, t]);
  if (name === null) return null;
  return (
    <nav className={classes['path']} aria-label={t(messages.path)}>
      <button type="button" onClick={goUp}>
        {t(messages.wholeScheme)}
      </button>
      <IconChevronRight size={14} aria-hidden="true" />
      <span aria-current="page">{name}</span>
    </nav>
  );
}
