import { Button } from '@mantine/core';
import { formatMoney } from '@premia/locale';
import type { EmployeeResult } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useDesigner, useDocumentPart, usePreviewState, useUi } from '../state/designer-context.tsx';
import classes from './parts.module.css';
import { structureMessages as messages } from './structure.messages.ts';

/** Says for as long as something is bypassed what it does to the sample's pay, and that nobody else is touched by it. */
export function BypassBanner() {
  const { ui } = useDesigner();
  const { language, translate: t } = useLanguage();
  const bypassed = useUi((state) => state.bypassed);
  const currency = useDocumentPart((document) => document.currency);
  const result = usePreviewState((preview) => preview.result);
  const bypassedResult = usePreviewState((preview) => preview.bypassedResult);
  if (bypassed.size === 0) return null;
  const money = (from: EmployeeResult | null) =>
    from === null || from.total === null || from.lines.length === 0
      ? '—'
      : formatMoney(from.total, language, { currency, minorUnits: 'always' });
  return (
    <section className={classes['banner']} aria-label={t(messages.bypass)}>
      <strong>{t(messages.bypassedNow, { count: bypassed.size })}</strong>
      {bypassedResult !== null && (
        <span data-testid="bypass-effect">
          {t(messages.bypassEffect, { before: money(result), after: money(bypassedResult) })}
        </span>
      )}
      <Button size="compact-xs" variant="default" onClick={() => ui.setState({ bypassed: new Set() })}>
        {t(messages.bypassOff)}
      </Button>
      <p>{t(messages.bypassPrivate)}</p>
    </section>
  );
}
