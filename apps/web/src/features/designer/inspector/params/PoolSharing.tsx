import { divide, sign } from '@premia/decimal';
import { formatMoney, formatValue } from '@premia/locale';
import { minorDigits, parseLiteral, type SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { optionLabel } from '../../node-views/bodies/options.ts';
import { roundingStep } from '../../node-views/bodies/rounding-step.ts';
import { useInputValues } from '../../node-views/bodies/use-input-values.ts';
import { useParams } from '../../node-views/bodies/use-params.ts';
import { valueText } from '../../preview/ValueText.tsx';
import { portKey } from '../../preview/value-store.ts';
import { useAnalysis, useDocumentPart, usePortValue, usePreviewState } from '../../state/designer-context.tsx';
import classes from '../Inspector.module.css';
import { Section } from '../Section.tsx';
import { PoolShareTable } from './PoolShareTable.tsx';
import { poolMessages as messages } from './pool.messages.ts';

/** How a pool is shared out, in words and in the sample's money. */
export function PoolSharing({ node }: { readonly node: SchemeNode }) {
  const { language, translate: t } = useLanguage();
  const { text } = useParams(node);
  const own = useDocumentPart((document) => document.currency);
  const currency = useAnalysis(({ types }) => types.get(portKey(node.id, 'value'))?.currency) ?? own;
  const people = usePreviewState(({ inputs }) => inputs?.employees.length ?? 0);
  const step = formatMoney(roundingStep(minorDigits(currency)), language, { currency });
  const scope = optionLabel('poolScopes', text('scope', 'participants'), t);
  return (
    <Section title={t(messages.title)}>
      <p>
        <ShareOfFund node={node} currency={currency} />
      </p>
      <PoolShareTable node={node} currency={currency} />
      {people > 0 && <p className={classes['quietLine']}>{t(messages.people, { count: people, scope })}</p>}
      <p className={classes['quietLine']}>{t(messages.method)}</p>
      <p className={classes['quietLine']}>{t(messages.remainder, { step })}</p>
    </Section>
  );
}

function ShareOfFund({ node, currency }: { readonly node: SchemeNode; readonly currency: string }) {
  const { language, translate: t } = useLanguage();
  const { text } = useParams(node);
  const share = usePortValue(node.id, 'value')?.now ?? null;
  const linked = useInputValues(node, ['amount']).get('amount')?.value ?? null;
  const constant = parseLiteral(text('amount'), 'money');
  const fund = linked ?? (text('amount') !== '' && constant.ok ? constant.value : null);
  if (share?.kind !== 'value' || share.value.kind !== 'number' || fund?.kind !== 'number') return t(messages.noShare);
  const part = sign(fund.number) === 0 ? null : divide(share.value.number, fund.number);
  const type = { base: 'money', currency } as const;
  return t(messages.share, {
    share: valueText(share, language, { t, compact: false }),
    fund: formatValue({ value: fund, type }, language),
    percent: part === null ? '—' : formatValue({ value: { kind: 'number', number: part }, type: PERCENT }, language),
  });
}

const PERCENT = { base: 'percent', currency: null } as const;
