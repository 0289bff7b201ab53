import { TextInput, type TextInputProps } from '@mantine/core';
import { add, decimal, fromInteger, multiply, toExactText } from '@premia/decimal';
import { type KeyboardEvent, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import classes from './DecimalField.module.css';
import { fieldMessages } from './decimal-field.messages.ts';
import { type DecimalKind, editingText, type FieldReading, readField, restingText } from './field-text.ts';

export type DecimalFieldProps = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type' | 'error'> & {
  readonly kind: DecimalKind;
  /** A decimal string ("1234.56"; a percentage as the fraction "0.05"), or null when empty. */
  readonly value: string | null;
  /** Called with every text that can be read in one way only; never with a guess. */
  readonly onChange: (value: string | null) => void;
  /** An empty field is a problem. */
  readonly needed?: boolean;
  /** What ↑ and ↓ add; with Shift ten times as much. A percentage's step is a fraction too. */
  readonly step?: string;
  /** A problem the surroundings found, shown when the text itself is fine. */
  readonly problem?: string | undefined;
};

/** The text while someone is typing; null at rest, when the value speaks for itself. */
type Typing = string | null;

const SHIFT_FACTOR = fromInteger(10);

/**
 * The only way to type an amount. It reads what people type and paste, keeps every digit, and where a text can be
 * read in two ways it asks instead of choosing.
 */
export function DecimalField(props: DecimalFieldProps) {
  const { kind, value, onChange, needed, step, problem, onBlur, onFocus, onKeyDown, ...input } = props;
  const { language, translate: t } = useLanguage();
  const [typing, setTyping] = useState<Typing>(null);
  const [focused, setFocused] = useState(false);
  const reading = typing === null ? null : readField(typing, kind, language);
  const shown = typing ?? (value === null ? '' : restingText(value, kind, language));

  function take(next: string | null): void {
    setTyping(focused && next !== null ? editingText(next, kind, language) : null);
    onChange(next);
  }

  function type(text: string): void {
    setTyping(text);
    const read = readField(text, kind, language);
    if (read.kind === 'value' && !(read.value === null && needed === true) && read.value !== value)
      onChange(read.value);
  }

  function move(event: KeyboardEvent<HTMLInputElement>): void {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction === undefined || step === undefined) return;
    event.preventDefault();
    const size = multiply(decimal(step), fromInteger(direction));
    const next = add(decimal(value ?? '0'), event.shiftKey ? multiply(size, SHIFT_FACTOR) : size);
    take(toExactText(next));
  }

  return (
    <div className={classes['field']}>
      <TextInput
        {...input}
        classNames={{ input: classes['input'] ?? '' }}
        inputMode="decimal"
        autoComplete="off"
        value={shown}
        error={errorOf(reading, { needed: needed === true, problem }, t) ?? false}
        onChange={(event) => type(event.currentTarget.value)}
        onFocus={(event) => {
          setFocused(true);
          if (typing === null && value !== null) setTyping(editingText(value, kind, language));
          onFocus?.(event);
        }}
        onBlur={(event) => {
          setFocused(false);
          // A text that could not be read stays to be corrected; a readable one becomes its value.
          if (reading?.kind === 'value' && !(reading.value === null && needed === true)) setTyping(null);
          onBlur?.(event);
        }}
        onKeyDown={(event) => {
          move(event);
          onKeyDown?.(event);
        }}
      />
      {reading?.kind === 'ambiguous' && (
        <fieldset className={classes['choices']}>
          <legend className="visually-hidden">{t(fieldMessages.which)}</legend>
          <span aria-hidden="true">{t(fieldMessages.which)}</span>
          {reading.choices.map((choice) => (
            <button key={choice} type="button" className={classes['choice']} onClick={() => take(choice)}>
              {restingText(choice, kind, language)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

interface Demands {
  readonly needed: boolean;
  readonly problem: string | undefined;
}

type TranslateField = ReturnType<typeof useLanguage>['translate'];

/** What to write under the field; `true` only marks it, since the choices beside it say the rest. */
function errorOf(
  reading: FieldReading | null,
  { needed, problem }: Demands,
  t: TranslateField,
): string | true | undefined {
  if (reading === null) return problem;
  switch (reading.kind) {
    case 'invalid':
      return t(fieldMessages[reading.problem]);
    case 'ambiguous':
      return true;
    case 'value':
      return reading.value === null && needed ? t(fieldMessages.empty) : problem;
  }
}
