import { Button } from '@mantine/core';
import { describeSuggestion, formatMoney } from '@premia/locale';
import type { CaseSuggestion, SchemeCase } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { IconPlus } from '@tabler/icons-react';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { useDesigner, useDocument, usePreviewState } from '../state/designer-context.tsx';
import classes from './Cases.module.css';
import { casesMessages as messages } from './cases.messages.ts';

/** Cases the boundaries of the scheme ask for, each one click away. */
export function SuggestedCases() {
  const { actions } = useDesigner();
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const { nodes, currency } = useDocument();
  const review = usePreviewState((preview) => preview.review);
  if (review === null || review.suggestions.length === 0) return null;
  const named = (suggestion: CaseSuggestion): SchemeCase => {
    const node = nodes.find(({ id }) => id === suggestion.nodeId);
    const name = node === undefined ? suggestion.nodeId : nodeName(node, naming);
    return { name: describeSuggestion(suggestion, { name, language }), ...suggestion.case };
  };
  const suggested = review.suggestions.map(named);
  const amounts = ({ expect }: SchemeCase) =>
    Object.values(expect)
      .map((amount) => formatMoney(amount, language, { currency, minorUnits: 'always' }))
      .join(', ');
  return (
    <section className={classes['suggested']} aria-labelledby="suggested-cases">
      <div className={classes['suggestedHead']}>
        <h3 id="suggested-cases">{t(messages.suggested, { count: suggested.length })}</h3>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} />}
          onClick={() => actions.addCases(suggested)}
        >
          {t(messages.addAll)}
        </Button>
        <p>{t(messages.suggestedHint)}</p>
      </div>
      <ul className={classes['suggestions']}>
        {suggested.map((entry) => (
          <li key={JSON.stringify([entry.name, entry.inputs])}>
            <span>{entry.name}</span>
            <span className={classes['amount']}>→ {amounts(entry)}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t(messages.addNamed, { name: entry.name })}
              onClick={() => actions.addCase(entry)}
            >
              {t(messages.add)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
