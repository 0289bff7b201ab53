import { useLanguage } from '@premia/ui';
import { IconAlertTriangle, IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { useIsFetching } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import type { Autosave } from '../document-store/autosave.ts';
import { useDesigner } from '../state/designer-context.tsx';
import type { Checklist } from './checklist.ts';
import classes from './SubmitDialog.module.css';
import { submitMessages as messages } from './submit.messages.ts';

/** What is checked before a draft is handed in, as far as it is known by now. */
export function Checks({ checklist, autosave }: { readonly checklist: Checklist; readonly autosave: Autosave }) {
  const { translate: t } = useLanguage();
  const naming = useNaming();
  const save = useStore(autosave.status);
  const { errors, cases, unnamed } = checklist;
  const names = unnamed.map((node) => (node === null ? t(messages.schemeItself) : nodeName(node, naming))).join(', ');
  const isSaved = save.state.kind === 'saved';
  const isForecast = useForecastState() && isSaved && errors === 0;
  return (
    <ul className={classes['checks']} aria-label={t(messages.checklist)}>
      <Check state={errors === 0 ? 'good' : 'bad'}>{t(messages.problems, { count: errors })}</Check>
      <CaseCheck cases={cases} />
      <Check state={unnamed.length === 0 ? 'good' : 'warn'}>
        {unnamed.length === 0 ? t(messages.names) : t(messages.namesMissing, { names })}
      </Check>
      <Check state={isForecast ? 'good' : 'waiting'}>
        {t(isForecast ? messages.forecastDone : messages.forecastWaiting)}
      </Check>
      <Check state={isSaved ? 'good' : save.state.kind === 'refused' ? 'bad' : 'waiting'}>
        {t(isSaved ? messages.saved : messages.notSaved)}
      </Check>
    </ul>
  );
}

function CaseCheck({ cases }: { readonly cases: Checklist['cases'] }) {
  const { translate: t } = useLanguage();
  switch (cases.kind) {
    case 'none':
      return <Check state="warn">{t(messages.noCases)}</Check>;
    case 'waiting':
      return <Check state="waiting">{t(messages.casesWaiting)}</Check>;
    case 'pass':
      return <Check state="good">{t(messages.casesPass, { count: cases.count })}</Check>;
    case 'fail':
      return <Check state="bad">{t(messages.casesFail, { count: cases.count })}</Check>;
  }
}

const ICONS = { good: IconCheck, warn: IconAlertTriangle, bad: IconX, waiting: IconClock } as const;

function Check({ state, children }: { readonly state: keyof typeof ICONS; readonly children: ReactNode }) {
  const Icon = ICONS[state];
  return (
    <li data-state={state}>
      <Icon size={18} aria-hidden="true" />
      {children}
    </li>
  );
}

/** The forecast below is there; it is asked for as soon as the draft is stored. */
function useForecastState(): boolean {
  const { schemeId } = useDesigner();
  return useIsFetching({ queryKey: ['designer', 'effect', schemeId] }) === 0;
}
