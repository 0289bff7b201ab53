import { formatValue } from '@premia/locale';
import { type BaseType, parseLiteral, typeOf } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useDocumentPart } from '../../state/designer-context.tsx';
import type { CellPlace } from '../table/table-model.ts';
import { EditableCell } from './EditableCell.tsx';
import { readTyped, typedText } from './typed-value.ts';

export interface NumberCellProps {
  readonly label: string;
  /** As the document holds it; undefined when nothing is stated. */
  readonly value: string | undefined;
  readonly base: BaseType;
  readonly currency?: string | undefined;
  /** Shown while nothing is stated. */
  readonly placeholder?: string;
  readonly isWide?: boolean;
  readonly align?: 'left' | 'right';
  readonly className?: string | undefined;
  /** Takes the value in the document's form; undefined clears it, where that is allowed. */
  readonly onCommit: (value: string | undefined) => string | null;
  readonly canBeEmpty?: boolean;
  /** Asked from outside. */
  readonly isEditing?: boolean;
  readonly onEditingEnd?: () => void;
  /** Which cell of the table around it this is. */
  readonly at?: CellPlace;
}

/** A value of a stated type: shown in the language's own way, read strictly, never guessed. */
export function NumberCell(props: NumberCellProps) {
  const { language, translate: t } = useLanguage();
  const schemeCurrency = useDocumentPart((document) => document.currency);
  const { value, base } = props;
  const parsed = value === undefined || value === '' ? null : parseLiteral(value, base);
  const currency = props.currency ?? schemeCurrency;
  const type = typeOf(base, currency);
  const shown =
    parsed === null
      ? (props.placeholder ?? '—')
      : parsed.ok
        ? formatValue({ value: parsed.value, type }, language)
        : value;
  return (
    <EditableCell
      label={props.label}
      shown={shown}
      text={value === undefined ? '' : typedText(value, base, language)}
      isEmpty={parsed === null}
      align={props.align ?? 'right'}
      isWide={props.isWide ?? false}
      className={props.className}
      isEditing={props.isEditing ?? false}
      {...(props.onEditingEnd === undefined ? {} : { onEditingEnd: props.onEditingEnd })}
      at={props.at}
      onCommit={(text) => {
        if (text.trim() === '' && props.canBeEmpty === true) return refusalOf(props.onCommit(undefined));
        const read = readTyped(text, base, { language, t, currency });
        return read.ok ? refusalOf(props.onCommit(read.value)) : read.refusal;
      }}
    />
  );
}

function refusalOf(message: string | null) {
  return message === null ? null : { message };
}
