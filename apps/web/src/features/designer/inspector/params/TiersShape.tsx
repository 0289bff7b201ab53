import { compare, decimal } from '@premia/decimal';
import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { type BandText, readBands, writeBands } from '../../node-views/bodies/band-edits.ts';
import { bodyMessages } from '../../node-views/bodies/bodies.messages.ts';
import { useMeasured } from '../../node-views/bodies/use-measured.ts';
import { type ParamValue, useParams } from '../../node-views/bodies/use-params.ts';
import { InlineSelect } from '../../node-views/parts/InlineSelect.tsx';
import { NumberCell } from '../../node-views/parts/NumberCell.tsx';
import classes from '../Inspector.module.css';
import { paramMessages as messages } from './params.messages.ts';
import { type TierGives, tierGives, tiersGiving } from './tier-gives.ts';

/** What stands beside the tiers themselves: whether they give rates or amounts, and whether the last one ends. */
export function TiersShape({ node }: { readonly node: SchemeNode }) {
  const { translate: t } = useLanguage();
  const { params, set } = useParams(node);
  const { base } = useMeasured(node);
  const bands = readBands(params['bands']);
  const last = bands.at(-1);
  const change = (next: readonly BandText[]) =>
    set({ bands: writeBands(next) as unknown as ParamValue }, (tr) => tr(bodyMessages.bandsChanged));
  return (
    <>
      <div className={classes['field']}>
        <span>{t(messages.tierGives)}</span>
        <InlineSelect
          label={t(messages.tierGives)}
          value={tierGives(bands)}
          options={[
            { value: 'rate', label: t(messages.tierRate) },
            { value: 'amount', label: t(messages.tierAmount) },
            { value: 'both', label: t(messages.tierBoth) },
          ]}
          onChange={(gives) => change(tiersGiving(bands, gives as TierGives))}
        />
      </div>
      <div className={classes['field']}>
        <span>{t(messages.lastEnds)}</span>
        <NumberCell
          label={t(messages.lastEnds)}
          value={last?.to}
          base={base}
          placeholder={t(messages.lastOpen)}
          canBeEmpty
          onCommit={(to) => {
            if (last === undefined) return null;
            if (to !== undefined && compare(decimal(to), decimal(last.from)) <= 0)
              return t(messages.lastEndsAbove, { below: last.from });
            const { to: _old, ...rest } = last;
            change(bands.with(-1, to === undefined ? rest : { ...rest, to }));
            return null;
          }}
        />
      </div>
    </>
  );
}
