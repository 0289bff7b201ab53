import { useLanguage } from '@premia/ui';
import type { NodeBodyProps } from '../node-view.ts';
import { NumberCell } from '../parts/NumberCell.tsx';
import { WayCount } from '../parts/WayCount.tsx';
import type { CellPlace } from '../table/table-model.ts';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import type { baseOf } from './ConstantBody.tsx';
import { useParams } from './use-params.ts';

interface OtherwiseRowProps extends NodeBodyProps {
  readonly base: ReturnType<typeof baseOf>;
  readonly at: CellPlace;
}

/** What a decision answers when no row holds; the same on the card and in the inspector. */
export function OtherwiseRow({ node, base, at }: OtherwiseRowProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  return (
    <div className={classes['tableRow']}>
      <span className={[classes['words'], classes['grow']].join(' ')}>{t(messages.otherwise)}</span>
      <span className={classes['dash']}>→</span>
      <NumberCell
        label={t(messages.otherwise)}
        value={text('otherwise') === '' ? undefined : text('otherwise')}
        base={base}
        placeholder={t(messages.noOtherwise)}
        canBeEmpty
        at={at}
        onCommit={(otherwise) => {
          set({ otherwise }, (tr) => tr(messages.otherwise));
          return null;
        }}
      />
      <WayCount node={node} path="otherwise" />
    </div>
  );
}
