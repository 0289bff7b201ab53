import { useLanguage } from '@premia/ui';
import type { NodeBodyProps } from '../node-view.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { optionsOf } from './options.ts';
import { useParams } from './use-params.ts';

export function PayoutBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.category)}
        value={text('category', 'bonus')}
        options={optionsOf('categories', t)}
        onChange={(category) => set({ category }, (tr) => tr(messages.category))}
      />
      <span className={classes['words']}>{text('code')}</span>
    </div>
  );
}
