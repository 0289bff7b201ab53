import { useLanguage } from '@premia/ui';
import type { NodeBodyProps } from '../node-view.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { digitsOptions, optionsOf } from './options.ts';
import { useParams } from './use-params.ts';

const MINOR_UNITS = '2';

export function PayoutBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { params, text, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.category)}
        value={text('category', 'bonus')}
        options={optionsOf('categories', t)}
        onChange={(category) => set({ category }, (tr) => tr(messages.category))}
      />
      <span className={classes['words']}>{t(messages.roundTo)}</span>
      <InlineSelect
        label={t(messages.digits)}
        value={String(params['digits'] ?? MINOR_UNITS)}
        options={digitsOptions(t)}
        onChange={(digits) =>
          set({ digits: digits === MINOR_UNITS ? undefined : Number(digits) }, (tr) => tr(messages.digits))
        }
      />
    </div>
  );
}
