import { useTranslate } from '@premia/ui';
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useContext } from 'react';
import { useDesigner } from '../../state/designer-context.tsx';
import { bodyMessages as messages } from '../bodies/bodies.messages.ts';
import classes from '../bodies/bodies.module.css';
import { moveRow, removeRow } from '../bodies/row-edits.ts';
import { GridContext } from '../table/grid-context.ts';
import { useFieldTabIndex } from './field-place.ts';

interface RowToolsProps<Row> {
  readonly rows: readonly Row[];
  readonly index: number;
  readonly onChange: (rows: readonly Row[]) => void;
  /** Their order is not anybody's to choose. */
  readonly isOrdered?: boolean;
}

/** Up, down and away with one row of a table. */
export function RowTools<Row>({ rows, index, onChange, isOrdered }: RowToolsProps<Row>) {
  const t = useTranslate();
  const { isReadOnly } = useDesigner();
  const grid = useContext(GridContext);
  if (isReadOnly) return null;
  const number = index + 1;
  return (
    <span className={classes['rowTools']} {...(grid?.hasRoles === true ? { role: 'gridcell' } : {})}>
      {isOrdered !== true && (
        <>
          <RowButton
            label={t(messages.moveRowUp, { number })}
            isDisabled={index === 0}
            onClick={() => onChange(moveRow(rows, index, -1))}
          >
            <IconChevronUp size={14} />
          </RowButton>
          <RowButton
            label={t(messages.moveRowDown, { number })}
            isDisabled={index === rows.length - 1}
            onClick={() => onChange(moveRow(rows, index, 1))}
          >
            <IconChevronDown size={14} />
          </RowButton>
        </>
      )}
      <RowButton
        label={t(messages.removeRow, { number })}
        isDisabled={rows.length === 1}
        onClick={() => onChange(removeRow(rows, index))}
      >
        <IconTrash size={14} />
      </RowButton>
    </span>
  );
}

interface RowButtonProps {
  readonly label: string;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function RowButton({ label, isDisabled, onClick, children }: RowButtonProps) {
  const tabIndex = useFieldTabIndex();
  return (
    <button
      type="button"
      className={[classes['rowButton'], 'nodrag'].join(' ')}
      aria-label={label}
      title={label}
      tabIndex={tabIndex}
      disabled={isDisabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** Away with a row that has no other place to go to. */
export function RemoveRow({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const { isReadOnly } = useDesigner();
  if (isReadOnly) return null;
  return (
    <span className={classes['rowTools']}>
      <RowButton label={label} isDisabled={false} onClick={onClick}>
        <IconTrash size={14} />
      </RowButton>
    </span>
  );
}

/** Another row below the last one. */
export function AddRow({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const { isReadOnly } = useDesigner();
  const tabIndex = useFieldTabIndex();
  if (isReadOnly) return null;
  return (
    <button type="button" className={[classes['addButton'], 'nodrag'].join(' ')} tabIndex={tabIndex} onClick={onClick}>
      <IconPlus size={14} />
      {label}
    </button>
  );
}

/** Alt with an arrow moves the row the focus is in, as in a spreadsheet; tables have it from their grid. */
export function rowKeys<Row>({ rows, index, onChange }: RowToolsProps<Row>) {
  return (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(moveRow(rows, index, event.key === 'ArrowUp' ? -1 : 1));
  };
}
