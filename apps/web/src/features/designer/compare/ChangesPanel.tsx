import { NativeSelect } from '@mantine/core';
import { formatMoney } from '@premia/locale';
import {
  type CellChange,
  cellChange,
  changeWords,
  compileScheme,
  diffSchemes,
  evaluatePlan,
  prepareRequest,
  type SchemeDocument,
} from '@premia/scheme';
import type { SchemeVersionSummary } from '@premia/service';
import { useLanguage, useName } from '@premia/ui';
import { useEffect, useMemo, useState } from 'react';
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
import { ghostsOf } from './ghosts.ts';
import { nodeChanges } from './node-changes.ts';
import { usePublished } from './use-published.ts';

export interface ChangesPanelProps {
  readonly versions: readonly SchemeVersionSummary[];
  readonly autosave: Autosave;
}

/** Stands for the draft among the versions. */
const DRAFT = 'draft';

/** What one version does otherwise than another, the draft among them: in sentences, on the drawing and in money. */
export function ChangesPanel({ versions, autosave }: ChangesPanelProps) {
  const { translate: t } = useLanguage();
  const nameOf = useName();
  const ordered = [...versions].sort((a, b) => b.version - a.version);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string>(DRAFT);
  const isStored = useStore(autosave.status, ({ state }) => state.kind === 'saved');
  const base = ordered.find(({ id }) => id === from) ?? ordered[0] ?? null;
  const target = ordered.find(({ id }) => id === to) ?? null;
  const before = usePublished(base, true);
  const after = usePublished(target, true);
  if (base === null) return <p className={classes['quiet']}>{t(messages.never)}</p>;
  const options = ordered.map(({ id, version, publishedBy }) => ({
    value: id,
    label: t(messages.versionBy, { version, name: nameOf(publishedBy) }),
  }));
  const isLoading = before.document === null || (target !== null && after.document === null);
  return (
    <>
      <div className={panelClasses['choice']}>
        <NativeSelect
          size="xs"
          label={t(messages.from)}
          data={options}
          value={base.id}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label={t(messages.to)}
          data={[{ value: DRAFT, label: t(messages.draft) }, ...options]}
          value={target?.id ?? DRAFT}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      {before.isError || after.isError ? (
        <p className={classes['quiet']}>{t(messages.failed)}</p>
      ) : isLoading || before.document === null ? (
        <p className={classes['quiet']}>{t(messages.loading)}</p>
      ) : target === null ? (
        <DraftChanges before={before.document} isEffectKnown={base.id === ordered[0]?.id} isStored={isStored} />
      ) : (
        after.document !== null && <Differences before={before.document} after={after.document} />
      )}
    </>
  );
}

interface DraftChangesProps {
  readonly before: SchemeDocument;
  /** The money of everybody is worked out against the newest version only. */
  readonly isEffectKnown: boolean;
  readonly isStored: boolean;
}

/** The draft is what is drawn: its changes are marked on the drawing, and what is gone leaves a ghost. */
function DraftChanges({ before, isEffectKnown, isStored }: DraftChangesProps) {
  const { ui } = useDesigner();
  const naming = useNaming();
  const after = useDocument();
  const { here, removed } = useMemo(() => nodeChanges(before, after), [before, after]);
  useEffect(() => {
    const names = new Map(before.nodes.map((node) => [node.id, nodeName(node, naming)]));
    const ids = new Set(removed.map(({ id }) => id));
    ui.setState({
      changes: here,
      ghosts: ghostsOf({ before, here, removed: ids, nameOf: (id) => names.get(id) ?? id }),
    });
    return () => ui.setState({ changes: NONE, ghosts: [] });
  }, [ui, before, here, removed, naming]);
  const changed = after.nodes.filter(({ id }) => here.has(id));
  return (
    <>
      <MoneyEffect before={before} />
      {isEffectKnown && <DraftEffect isStored={isStored} />}
      <p className={panelClasses['blocks']}>
        {changed.map((node) => (
          <button key={node.id} type="button" className={panelClasses['block']} onClick={() => selectNode(ui, node.id)}>
            <span aria-hidden="true">{SIGNS[here.get(node.id) ?? 'changed']} </span>
            {nodeName(node, naming)}
          </button>
        ))}
        {removed.map((node) => (
          <s key={node.id} className={panelClasses['gone']}>
            {nodeName(node, naming)}
          </s>
        ))}
      </p>
      <Differences before={before} after={after} />
    </>
  );
}

const SIGNS = { added: '+', changed: '~', moved: '→' } as const;

/** Every difference in a sentence; those of tables also cell by cell. */
function Differences({ before, after }: { readonly before: SchemeDocument; readonly after: SchemeDocument }) {
  const { language, translate: t } = useLanguage();
  const { sentences, cells } = useMemo(() => {
    const changes = diffSchemes(before, after);
    return {
      sentences: [...new Set(changes.map((change) => changeWords(change, language)))],
      cells: changes.map((change) => cellChange(change, language)).filter((cell) => cell !== null),
    };
  }, [before, after, language]);
  if (sentences.length === 0) return <p className={classes['quiet']}>{t(messages.same)}</p>;
  return (
    <>
      <ul className={classes['list']}>
        {sentences.map((sentence) => (
          <li key={sentence} className={classes['step']}>
            {sentence}
          </li>
        ))}
      </ul>
      {cells.length > 0 && <Cells cells={cells} />}
    </>
  );
}

function Cells({ cells }: { readonly cells: readonly CellChange[] }) {
  const { translate: t } = useLanguage();
  return (
    <table className={panelClasses['cells']} aria-label={t(messages.cells)}>
      <thead>
        <tr>
          <th scope="col">{t(messages.table)}</th>
          <th scope="col">{t(messages.cell)}</th>
          <th scope="col">{t(messages.was)}</th>
          <th scope="col">{t(messages.is)}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ subject, place, before, after }) => (
          <tr key={JSON.stringify([subject, place, before, after])}>
            <td>{subject}</td>
            <td>{place}</td>
            <td>{before === null ? '—' : <s>{before}</s>}</td>
            <td>{after ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
