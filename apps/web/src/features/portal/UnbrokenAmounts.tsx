import { Fragment } from 'react';
import { signedAmountsIn } from './signed-amounts.ts';
import classes from './UnbrokenAmounts.module.css';

/** A sentence whose signed amounts stay on one line each. */
export function UnbrokenAmounts({ sentence }: { readonly sentence: string }) {
  return signedAmountsIn(sentence).map(({ text, isSignedAmount }, index) =>
    isSignedAmount ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a sentence never move.
      <span key={index} className={classes['amount']}>
        {text}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Fragment key={index}>{text}</Fragment>
    ),
  );
}
