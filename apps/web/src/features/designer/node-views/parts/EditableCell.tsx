import { useTranslate } from '@premia/ui';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useDesigner } from '../../state/designer-context.tsx';
import { type GridCell, useGridCell } from '../table/grid-context.ts';
import tableClasses from '../table/Table.module.css';
import { tableMessages as messages } from '../table/table.messages.ts';
import type { CellPlace } from '../table/table-model.ts';
import classes from './EditableCell.module.css';
import { useFieldTabIndex } from './field-place.ts';

/** Why typed text was not taken, and what it may have meant. */
export interface Refusal {
  readonly message: string;
  readonly choices?: readonly { readonly label: string; readonly text: string }[];
}

export interface EditableCellProps {
  /** What a screen reader calls the field. */
  readonly label: string;
  readonly shown: ReactNode;
  /** What stands in the field when typing begins. */
  readonly text: string;
  readonly isEmpty?: boolean;
  readonly align?: 'left' | 'right';
  /** Fills the width it is given. */
  readonly isWide?: boolean;
  readonly className?: string | undefined;
  /** Takes the text, or says why not. */
  readonly onCommit: (text: string) => Refusal | null;
  /** Asked from outside, as by F2. */
  readonly isEditing?: boolean;
  readonly onEditingEnd?: () => void;
  /** Which cell of the table around it this is. */
  readonly at?: CellPlace | undefined;
}

/** Text until it is clicked: a thousand cards show plain words, one field at a time is an input. */
export function EditableCell(props: EditableCellProps) {
  const cell = useGridCell(props.at);
  if (cell === null) return <Field {...props} cell={null} />;
  const { grid, at, isSelected, isCommented } = cell;
  return (
    // A cell of a grid by its role; the browser has no element for one outside of a table.
    <span
      {...(grid.hasRoles ? { role: 'gridcell', 'aria-selected': isSelected } : {})}
      className={tableClasses['place']}
      data-cell={`${at.row}:${at.column}`}
      data-node={grid.nodeId}
      data-path={grid.table.cell(at.row, at.column)?.path}
      data-wide={props.isWide || undefined}
      data-selected={isSelected || undefined}
      data-commented={isCommented || undefined}
    >
      <Field {...props} cell={cell} />
    </span>
  );
}

type FieldProps = EditableCellProps & { readonly cell: GridCell | null };

function Field(props: FieldProps) {
  const { isReadOnly } = useDesigner();
  const { cell } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returnFocus = useRef(false);
  const isEditing = isOpen || props.isEditing === true || (cell !== null && cell.editing !== null);
  useEffect(() => {
    if (isEditing || !returnFocus.current) return;
    returnFocus.current = false;
    // Unless the key that ended it has gone on to another cell already.
    if (document.activeElement === document.body) button.current?.focus();
  }, [isEditing]);
  if (isEditing && !isReadOnly) {
    const close = (isKeyboard: boolean) => {
      returnFocus.current = isKeyboard;
      setOpen(false);
      cell?.grid.endEditing();
      props.onEditingEnd?.();
    };
    return <CellInput {...props} close={close} />;
  }
  const open = () => (cell === null ? setOpen(true) : cell.grid.edit(cell.at, null));
  return <CellButton {...props} button={button} open={open} />;
}

type ButtonProps = FieldProps & {
  readonly button: React.RefObject<HTMLButtonElement | null>;
  readonly open: () => void;
};

function CellButton(props: ButtonProps) {
  const { isReadOnly } = useDesigner();
  const t = useTranslate();
  const outside = useFieldTabIndex();
  const { cell, open } = props;
  const isRoving = cell !== null && cell.grid.place !== 'card';
  const spoken = `${props.label}: ${typeof props.shown === 'string' ? props.shown : props.text}`;
  const isKept = isReadOnly && cell === null;
  return (
    <button
      ref={props.button}
      type="button"
      className={[classes['cell'], 'nodrag', props.className].filter(Boolean).join(' ')}
      data-align={props.align}
      data-wide={props.isWide || undefined}
      data-empty={props.isEmpty || undefined}
      aria-label={cell?.isCommented === true ? `${spoken}, ${t(messages.commented)}` : spoken}
      tabIndex={isRoving ? (cell.isTabStop ? 0 : -1) : outside}
      disabled={isKept}
      aria-disabled={isReadOnly || undefined}
      onClick={(event) => {
        event.stopPropagation();
        // With Shift it was selected up to here; in the large editor the first press only goes there.
        if (isReadOnly || (cell !== null && !isOpening(cell, event))) return;
        open();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'F2' || cell !== null) return;
        event.preventDefault();
        event.stopPropagation();
        open();
      }}
    >
      <span className={classes['cellText']}>{props.shown}</span>
    </button>
  );
}

function isOpening({ grid }: GridCell, { shiftKey, detail }: { readonly shiftKey: boolean; readonly detail: number }) {
  if (shiftKey && detail > 0) return false;
  return grid.place !== 'large' || detail !== 1 || grid.isPressedAgain();
}

type InputProps = FieldProps & { readonly close: (isKeyboard: boolean) => void };

interface Finishing {
  readonly isKeyboard: boolean;
  /** The person has seen what it became meanwhile. */
  readonly isDecided?: boolean;
}

/** Typing, until it is taken or given up. */
function useTyping(props: InputProps) {
  const t = useTranslate();
  const typed = props.cell?.editing?.typed ?? null;
  const [text, setText] = useState(typed ?? props.text);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [begun] = useState(props.text);
  const isDone = useRef(false);
  const isContested = props.text !== begun && text !== begun && text !== props.text;
  const contest: Refusal | null = isContested
    ? {
        message: t(messages.contested, { theirs: props.text === '' ? t(messages.emptied) : props.text }),
        choices: [
          {
            label: t(messages.theirs, { value: props.text === '' ? t(messages.emptied) : props.text }),
            text: props.text,
          },
          { label: t(messages.mine, { value: text }), text },
        ],
      }
    : null;
  /** Whether the field is closed; else it says why it stays. */
  const finish = (wanted: string, { isKeyboard, isDecided = false }: Finishing): boolean => {
    if (isDone.current) return true;
    // What somebody else wrote meanwhile is not written over without a word.
    if (contest !== null && !isDecided) return false;
    const isUntouched = wanted === props.text || (wanted === begun && typed === null);
    const refused = isUntouched ? null : props.onCommit(wanted);
    setRefusal(refused);
    if (refused !== null) return false;
    isDone.current = true;
    props.close(isKeyboard);
    return true;
  };
  const giveUp = () => {
    isDone.current = true;
    props.close(true);
  };
  const type = (next: string) => {
    setText(next);
    setRefusal(null);
  };
  return { text, type, refusal: refusal ?? contest, isContested, isTyped: typed !== null, finish, giveUp };
}

function CellInput(props: InputProps) {
  const { cell } = props;
  const typing = useTyping(props);
  const { text, refusal, finish } = typing;
  const input = useRef<HTMLInputElement>(null);
  const refusalId = useId();
  const { isTyped } = typing;
  useEffect(() => {
    if (!isTyped) input.current?.select();
  }, [isTyped]);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      typing.giveUp();
      return;
    }
    const step = event.key === 'Enter' && cell === null ? {} : stepOf(event, typing.isTyped);
    if (step === null || (cell === null && event.key !== 'Enter')) return;
    // Or the button that takes the field's place would be pressed by the same key, and open it again.
    event.preventDefault();
    if (finish(text, { isKeyboard: true }) && cell !== null) cell.grid.go(cell.at, step);
  };
  return (
    <span className={[classes['anchor'], 'nodrag nopan nokey'].join(' ')} data-wide={props.isWide || undefined}>
      <input
        ref={input}
        className={classes['input']}
        data-align={props.align}
        aria-label={props.label}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : refusalId}
        value={text}
        // The field appears because its place was clicked or entered: that is where typing is expected.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        onChange={(event) => typing.type(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (cell === null || !/[\t\n]/.test(pasted.trim())) return;
          event.preventDefault();
          event.stopPropagation();
          typing.giveUp();
          cell.grid.paste(cell.at, pasted);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish(text, { isKeyboard: false })}
      />
      {refusal !== null && (
        <RefusalNote
          id={refusalId}
          refusal={refusal}
          onChoose={(choice) => finish(choice, { isKeyboard: true, isDecided: true })}
        />
      )}
    </span>
  );
}

/** Enter goes down and Tab along, as in a spreadsheet; what was begun by typing, the arrows end as well. */
function stepOf(event: KeyboardEvent, isTyped: boolean) {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  switch (event.key) {
    case 'Enter':
      return { down: event.shiftKey ? -1 : 1 } as const;
    case 'Tab':
      return { along: event.shiftKey ? -1 : 1, wraps: true } as const;
    case 'ArrowUp':
      return isTyped && isPlain ? ({ down: -1 } as const) : null;
    case 'ArrowDown':
      return isTyped && isPlain ? ({ down: 1 } as const) : null;
    default:
      return null;
  }
}

interface RefusalNoteProps {
  readonly id: string;
  readonly refusal: Refusal;
  readonly onChoose: (text: string) => void;
}

function RefusalNote({ id, refusal, onChoose }: RefusalNoteProps) {
  return (
    <span className={classes['refusal']} id={id} role="alert">
      {refusal.message}
      {refusal.choices !== undefined && (
        <span className={classes['choices']}>
          {refusal.choices.map((choice) => (
            <button
              key={choice.label}
              type="button"
              className={classes['choice']}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(choice.text)}
            >
              {choice.label}
            </button>
          ))}
        </span>
      )}
    </span>
  );
}
