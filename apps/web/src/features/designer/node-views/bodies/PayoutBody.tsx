import { formatMoney } from '@premia/locale';
import { minorDigits } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { paramMessages as words } from '../../inspector/params/params.messages.ts';
import { useDocumentPart } from '../../state/designer-context.tsx';
import type { NodeBodyProps } from '../node-view.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { optionLabel, optionsOf } from './options.ts';
import { roundingStep } from './rounding-step.ts';
import { useParams } from './use-params.ts';

export function PayoutBody({ node }: NodeBodyProps) {
  const { language, translate: t } = useLanguage();
  const { params, text, set } = useParams(node);
  const currency = useDocumentPart((document) => document.currency);
  const mode = optionLabel('roundings', text('rounding', 'half-up'), t);
  const step = stepOf(params['digits'], currency);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.category)}
        value={text('category', 'bonus')}
        options={optionsOf('categories', t)}
        onChange={(category) => set({ category }, (tr) => tr(messages.category))}
      />
      <span className={classes['words']} title={`${t(words.rounding)}: ${mode}`}>
        {t(messages.roundedTo, { step: formatMoney(step, language, { currency }) })}
      </span>
    </div>
  );
}

/** What a payout is a multiple of: its own places, never finer than the currency's minor unit. */
function stepOf(stated: unknown, currency: string): string {
  const minor = minorDigits(currency);
  return roundingStep(stated === undefined ? minor : Math.min(Number(stated), minor));
}
