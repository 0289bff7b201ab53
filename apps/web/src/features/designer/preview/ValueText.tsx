import { formatValue, type Language, type Translate } from '@premia/locale';
import type { Problem } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { previewMessages as messages } from './preview.messages.ts';
import { problemText } from './problem-text.ts';
import classes from './ValueText.module.css';
import type { PortValue, ShownPortValue } from './value-store.ts';

/** A value as a person reads it: never blank, never a zero that is not one. */
export function valueText(
  value: PortValue | null,
  language: Language,
  options: { t: Translate; compact: boolean },
): string {
  if (value === null) return '—';
  switch (value.kind) {
    case 'value':
      return formatValue({ value: value.value, type: value.type }, language, { compact: options.compact });
    case 'rows': {
      const rows = options.t(messages.rows, { count: value.count });
      if (value.sum === null) return rows;
      const sum = formatValue({ value: value.sum, type: value.type }, language, { compact: options.compact });
      return options.t(messages.rowsWithSum, { rows, sum });
    }
    case 'problem':
      return options.compact ? problemMark(value.problem) : problemText(value.problem, language);
  }
}

/** Data that are not there are no value yet; anything else went wrong. Why is told beside it. */
function problemMark({ code }: Problem): string {
  return NOT_THERE.has(code) ? '—' : '!';
}

const NOT_THERE: ReadonlySet<string> = new Set(['input/missing', 'fact/none']);

/** Why there is no value, or the exact value behind a short one. */
export function valueTitle(value: PortValue | null, language: Language, t: Translate): string {
  if (value === null) return t(messages.notReached);
  return valueText(value, language, { t, compact: false });
}

export interface ValueTextProps {
  readonly shown: ShownPortValue | null;
  readonly compact: boolean;
  readonly className?: string | undefined;
  /** Something else tells what is behind it. */
  readonly isMute?: boolean;
}

/** The live value; for four seconds after an edit also what it was before. */
export function ValueText({ shown, compact, className, isMute = false }: ValueTextProps) {
  const { language, translate: t } = useLanguage();
  const now = shown?.now ?? null;
  const text = valueText(now, language, { t, compact });
  const before = shown === null || shown.before === null ? null : valueText(shown.before, language, { t, compact });
  const kind = now === null ? 'none' : now.kind;
  return (
    <span
      className={[classes['value'], className].filter(Boolean).join(' ')}
      data-kind={kind}
      title={isMute ? undefined : valueTitle(now, language, t)}
    >
      {before !== null && before !== text && (
        <>
          <s className={classes['before']}>{before}</s>
          <span aria-hidden="true"> → </span>
        </>
      )}
      {text}
    </span>
  );
}
