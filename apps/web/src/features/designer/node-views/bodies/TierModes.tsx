import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { valueText } from '../../preview/ValueText.tsx';
import { usePreviewState } from '../../state/designer-context.tsx';
import { useSampleName } from '../../state/sample-name.ts';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { useParams } from './use-params.ts';

/** What tiers come to for the sample employee, whichever way they are applied. */
export function TierModesInMoney({ node }: { readonly node: SchemeNode }) {
  const { language, translate: t } = useLanguage();
  const { text } = useParams(node);
  const name = useSampleName();
  const modes = useTierModes(node);
  if (modes === null) return null;
  const chosen = text('mode', 'marginal');
  return (
    <div className={classes['modes']}>
      {name === null ? t(messages.modesForSample) : t(messages.modesFor, { name })}
      <ul className={classes['modes']}>
        {(['marginal', 'whole'] as const).map((mode) => (
          <li key={mode} data-active={chosen === mode || undefined}>
            <span>{t(messages[mode])}</span>
            <span>{valueText(modes[mode], language, { t, compact: false })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same on the card of selected tiers, as far as there is room. */
export function TierModesBriefly({ node }: { readonly node: SchemeNode }) {
  const { language, translate: t } = useLanguage();
  const modes = useTierModes(node);
  if (modes === null) return null;
  const inWords = (compact: boolean) => ({
    marginal: valueText(modes.marginal, language, { t, compact }),
    whole: valueText(modes.whole, language, { t, compact }),
  });
  return (
    <span className={classes['modesBrief']} title={t(messages.modesBoth, inWords(false))}>
      {t(messages.modesBrief, inWords(true))}
    </span>
  );
}

function useTierModes(node: SchemeNode) {
  const modes = usePreviewState(({ tierModes }) => (tierModes?.nodeId === node.id ? tierModes : null));
  return modes === null || (modes.marginal === null && modes.whole === null) ? null : modes;
}
