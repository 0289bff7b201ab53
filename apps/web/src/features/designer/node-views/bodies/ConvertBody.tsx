import { useLanguage } from '@premia/ui';
import { paramMessages as words } from '../../inspector/params/params.messages.ts';
import type { NodeBodyProps } from '../node-view.ts';
import { CurrencySelect } from '../parts/CurrencySelect.tsx';
import classes from './bodies.module.css';
import { useParams } from './use-params.ts';

/** Into which money. */
export function ConvertBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <CurrencySelect
        label={t(words.convertTo)}
        value={text('to') === '' ? undefined : text('to')}
        isWide
        onChange={(to) => set({ to }, (tr) => tr(words.convertTo))}
      />
    </div>
  );
}
