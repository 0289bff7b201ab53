import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useDesigner } from '../../state/designer-context.tsx';
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
  /** Rows pasted from a spreadsheet, when the field begins a table. */
  readonly onPasteRows?: (text: string) => boolean;
}

/** Text until it is clicked: a thousand cards show plain words, one field at a time is an input. */
export function EditableCell(props: EditableCellProps) {
  const { isReadOnly } = useDesigner();
  const tabIndex = useFieldTabIndex();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returnFocus = useRef(false);
  const isEditing = isOpen || props.isEditing === true;
  useEffect(() => {
    if (isEditing || !returnFocus.current) return;
    returnFocus.current = false;
    button.current?.focus();
  }, [isEditing]);
  if (isEditing && !isReadOnly) {
    const close = (isKeyboard: boolean) => {
      returnFocus.current = isKeyboard;
      setOpen(false);
      props.onEditingEnd?.();
    };
    return <CellInput {...props} close={close} />;
  }
  return (
    <button
      ref={button}
      type="button"
      className={[classes['cell'], 'nodrag', props.className].filter(Boolean).join(' ')}
      data-align={props.align}
      data-wide={props.isWide || undefined}
      data-empty={props.isEmpty || undefined}
      aria-label={`${props.label}: ${typeof props.shown === 'string' ? props.shown : props.text}`}
      tabIndex={tabIndex}
      disabled={isReadOnly}
      onClick={(event) => {
        event.stopPropagation();
        setOpen(true);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'F2') return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(true);
      }}
    >
      <span className={classes['cellText']}>{props.shown}</span>
    </button>
  );
}

function CellInput(props: EditableCellProps & { readonly close: (isKeyboard: boolean) => void }) {
  const [text, setText] = useState(props.text);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const refusalId = useId();
  useEffect(() => input.current?.select(), []);

  const finish = (wanted: string, isKeyboard: boolean) => {
    if (isDone.current) return;
    const refused = wanted === props.text ? null : props.onCommit(wanted);
    setRefusal(refused);
    if (refused !== null) return;
    isDone.current = true;
    props.close(isKeyboard);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') {
      // Or the button that takes the field's place would be pressed by the same key, and open it again.
      event.preventDefault();
      finish(text, true);
    }
    if (event.key === 'Escape') {
      isDone.current = true;
      props.close(true);
    }
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
        onChange={(event) => {
          setText(event.target.value);
          setRefusal(null);
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (props.onPasteRows === undefined || !/[\t\n]/.test(pasted.trim())) return;
          if (!props.onPasteRows(pasted)) return;
          event.preventDefault();
          isDone.current = true;
          props.close(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish(text, false)}
      />
      {refusal !== null && (
        <span className={classes['refusal']} id={refusalId} role="alert">
          {refusal.message}
          {refusal.choices !== undefined && (
            <span className={classes['choices']}>
              {refusal.choices.map((choice) => (
                <button
                  key={choice.text}
                  type="button"
                  className={classes['choice']}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => finish(choice.text, true)}
                >
                  {choice.label}
                </button>
              ))}
            </span>
          )}
        </span>
      )}
    </span>
  );
}
