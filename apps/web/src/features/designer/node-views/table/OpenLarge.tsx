import type { SchemeNode } from '@premia/scheme';
import { useTranslate } from '@premia/ui';
import { IconArrowsMaximize } from '@tabler/icons-react';
import { useContext } from 'react';
import { useDesigner } from '../../state/designer-context.tsx';
import { openTable } from '../../state/designer-ui.ts';
import { FieldPlace, useFieldTabIndex } from '../parts/field-place.ts';
import classes from './OpenLarge.module.css';
import { tableMessages as messages } from './table.messages.ts';
import { hasTable } from './use-table.ts';

/** The way from a card or the inspector to the table at full size. */
export function OpenLarge({ node }: { readonly node: SchemeNode }) {
  const { ui } = useDesigner();
  const t = useTranslate();
  const place = useContext(FieldPlace);
  const tabIndex = useFieldTabIndex();
  if (!hasTable(node)) return null;
  const label = `${t(messages.openLarge)} (Shift+Enter)`;
  return (
    <button
      type="button"
      className={[classes['open'], 'nodrag'].join(' ')}
      data-place={place}
      data-part="open-large"
      aria-label={t(messages.openLarge)}
      title={label}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.stopPropagation();
        openTable(ui, node.id);
      }}
    >
      <IconArrowsMaximize size={14} aria-hidden="true" />
      {place === 'panel' && t(messages.openLarge)}
    </button>
  );
}
