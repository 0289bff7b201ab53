import type { SchemeNode } from '@premia/scheme';
import { useTranslate } from '@premia/ui';
import type { DecisionInput, DecisionRow } from '../bodies/DecisionBody.tsx';
import { decisionVerdicts } from '../bodies/decision-hits.ts';
import { useInputValues } from '../bodies/use-input-values.ts';
import classes from './LargeTable.module.css';
import { entriesOf } from './row-tables.ts';
import { tableMessages as messages } from './table.messages.ts';

/** "12 rows · hit No. 4": how long a decision is and where the sample employee lands. */
export function RowCounter({ node }: { readonly node: SchemeNode }) {
  return node.kind === 'decision' ? <DecisionCounter node={node} /> : null;
}

function DecisionCounter({ node }: { readonly node: SchemeNode }) {
  const t = useTranslate();
  const rows = entriesOf(node.params?.['rows']) as unknown as readonly DecisionRow[];
  const inputs = entriesOf(node.params?.['inputs']) as unknown as readonly DecisionInput[];
  const values = useInputValues(
    node,
    inputs.map(({ key }) => key),
  );
  const verdicts = decisionVerdicts(rows, values);
  const hit = verdicts.findIndex(({ kind }) => kind === 'decides');
  const isElse = verdicts.length > 0 && verdicts.every(({ kind }) => kind === 'fails');
  return (
    <span className={classes['counter']}>
      {t(messages.rowsCounted, { count: rows.length })}
      {hit >= 0 && ` · ${t(messages.hitNumber, { number: hit + 1 })}`}
      {isElse && ` · ${t(messages.hitOtherwise)}`}
    </span>
  );
}
