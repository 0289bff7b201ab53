import { formatMoney } from '@premia/locale';
import {
  changeWords,
  compileScheme,
  diffSchemes,
  evaluatePlan,
  prepareRequest,
  type SchemeDocument,
} from '@premia/scheme';
import type { SchemeVersionSummary } from '@premia/service';
import { useLanguage, useName } from '@premia/ui';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import classes from '../diagnostics/Dock.module.css';
import type { Autosave } from '../document-store/autosave.ts';
import { useDesigner, useDocument, usePreviewState } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import panelClasses from './ChangesPanel.module.css';
import { compareMessages as messages } from './compare.messages.ts';
import { DraftEffect } from './DraftEffect.tsx';
import { nodeChanges } from './node-changes.ts';
import { usePublished } from './use-published.ts';

export interface ChangesPanelProps {
  /** The newest version; null before the first. */
  readonly published: SchemeVersionSummary | null;
  readonly autosave: Autosave;
}

/** What the draft changes against the version people are paid by: in sentences, on the drawing and in money. */
export function ChangesPanel({ published, autosave }: ChangesPanelProps) {
  const { translate: t } = useLanguage();
  const nameOf = useName();
  const { document: before, isError } = usePublished(published, true);
  const isStored = useStore(autosave.status, ({ state }) => state.kind === 'saved');
  if (published === null) return <p className={classes['quiet']}>{t(messages.never)}</p>;
  if (isError) return <p className={classes['quiet']}>{t(messages.failed)}</p>;
  if (before === null) return <p className={classes['quiet']}>{t(messages.loading)}</p>;
  return (
    <>
      <p className={classes['quiet']}>
        {t(messages.against, { version: published.version, name: nameOf(published.publishedBy) })}
      </p>
      <Changes before={before} isStored={isStored} />
    </>
  );
}

function Changes({ before, isStored }: { readonly before: SchemeDocument; readonly isStored: boolean }) {
  const { ui } = useDesigner();
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const after = useDocument();
  const sentences = useMemo(
    () => [...new Set(diffSchemes(before, after).map((change) => changeWords(change, language)))],
    [before, after, language],
  );
  const { here, removed } = useMemo(() => nodeChanges(before, after), [before, after]);
  useEffect(() => {
    ui.setState({ changes: here });
    return () => ui.setState({ changes: NONE });
  }, [ui, here]);
  if (sentences.length === 0) return <p className={classes['quiet']}>{t(messages.same)}</p>;
  const changed = after.nodes.filter(({ id }) => here.has(id));
  return (
    <>
      <MoneyEffect before={before} />
      <DraftEffect isStored={isStored} />
      <p className={panelClasses['blocks']}>
        {changed.map((node) => (
          <button key={node.id} type="button" className={panelClasses['block']} onClick={() => selectNode(ui, node.id)}>
            <span aria-hidden="true">{here.get(node.id) === 'added' ? '+ ' : '~ '}</span>
            {nodeName(node, naming)}
          </button>
        ))}
        {removed.map((node) => (
          <s key={node.id} className={panelClasses['gone']}>
            {nodeName(node, naming)}
          </s>
        ))}
      </p>
      <ul className={classes['list']}>
        {sentences.map((sentence) => (
          <li key={sentence} className={classes['step']}>
            {sentence}
          </li>
        ))}
      </ul>
    </>
  );
}

const NONE = new Map<string, never>();

/** What the sample employee was paid by the version and is paid by the draft, for the same facts. */
function MoneyEffect({ before }: { readonly before: SchemeDocument }) {
  const { language, translate: t } = useLanguage();
  const result = usePreviewState((preview) => preview.result);
  const inputs = usePreviewState((preview) => preview.inputs);
  const was = useMemo(() => {
    if (inputs === null) return null;
    const prepared = prepareRequest(inputs);
    if (!prepared.ok) return null;
    const [worked] = evaluatePlan(compileScheme(before).previewPlan, prepared.request).employees;
    return worked === undefined || worked.lines.length === 0 ? null : worked.total;
  }, [before, inputs]);
  const now = result === null || result.lines.length === 0 ? null : result.total;
  if (was === null || now === null) return null;
  const money = (amount: string) => formatMoney(amount, language, { currency: before.currency, minorUnits: 'always' });
  return (
    <p className={panelClasses['money']}>
      {was === now
        ? t(messages.sameMoney, { now: money(now) })
        : t(messages.money, { was: money(was), now: money(now) })}
    </p>
  );
}
