import { useLanguage } from '@premia/ui';
import type { NodeBodyProps } from '../node-view.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { digitsOptions, optionsOf } from './options.ts';
import { useParams } from './use-params.ts';

export function CompareBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.comparison)}
        value={text('is', 'greaterOrEqual')}
        isWide
        options={optionsOf('comparisons', t)}
        onChange={(is) => set({ is }, (tr) => tr(messages.comparison))}
      />
    </div>
  );
}

export function RoundBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { params, text, set } = useParams(node);
  return (
    <div className={classes['sentence']}>
      <span className={classes['words']}>{t(messages.roundTo)}</span>
      <InlineSelect
        label={t(messages.digits)}
        value={String(params['digits'] ?? 0)}
        options={digitsOptions(t)}
        onChange={(digits) => set({ digits: Number(digits) }, (tr) => tr(messages.digits))}
      />
      <InlineSelect
        label={t(messages.rounding)}
        value={text('mode', 'half-up')}
        options={optionsOf('roundings', t)}
        onChange={(mode) => set({ mode }, (tr) => tr(messages.rounding))}
      />
    </div>
  );
}

const EXPONENTS = [-2, -1, 2, 3, 4];

export function PowerBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { params, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <span className={classes['words']}>{t(messages.power)}</span>
      <InlineSelect
        label={t(messages.power)}
        value={String(params['exponent'] ?? 2)}
        options={EXPONENTS.map((exponent) => ({ value: String(exponent), label: String(exponent) }))}
        onChange={(exponent) => set({ exponent: Number(exponent) }, (tr) => tr(messages.power))}
      />
    </div>
  );
}
