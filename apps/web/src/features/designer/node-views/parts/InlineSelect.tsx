import { useDesigner } from '../../state/designer-context.tsx';
import { useFieldTabIndex } from './field-place.ts';
import classes from './InlineSelect.module.css';

export interface InlineOption {
  readonly value: string;
  readonly label: string;
}

export interface InlineSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly InlineOption[];
  readonly onChange: (value: string) => void;
  readonly isWide?: boolean;
  /** Reached with the mouse only, where the keyboard has its own way to the same. */
  readonly isSkipped?: boolean;
}

/** A word of a sentence that can be changed. The browser's own list: light, and at home on a phone. */
export function InlineSelect({ label, value, options, onChange, isWide, isSkipped }: InlineSelectProps) {
  const { isReadOnly } = useDesigner();
  const tabIndex = useFieldTabIndex();
  const isKnown = options.some((option) => option.value === value);
  return (
    <select
      className={[classes['select'], 'nodrag nopan nokey'].join(' ')}
      data-wide={isWide || undefined}
      aria-label={label}
      tabIndex={isSkipped === true ? -1 : tabIndex}
      value={value}
      disabled={isReadOnly}
      onChange={(event) => onChange(event.target.value)}
    >
      {/* A value nobody offers is shown as it stands, not replaced by the first one. */}
      {!isKnown && <option value={value}>{value === '' ? '—' : value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
