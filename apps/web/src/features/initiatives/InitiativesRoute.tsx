import { Button, SegmentedControl } from '@mantine/core';
import type { Initiative, SessionPerson } from '@premia/service';
import { EmptyState, Page, SkeletonRows, useTranslate } from '@premia/ui';
import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import { AllInitiatives, type InitiativeFilter } from './AllInitiatives.tsx';
import { InitiativeCard } from './InitiativeCard.tsx';
import { InitiativeSums } from './InitiativeSums.tsx';
import classes from './Initiatives.module.css';
import { initiativeMessages } from './initiatives.messages.ts';
import { RecordInitiative } from './RecordInitiative.tsx';

const route = getRouteApi('/app/initiatives');

type View = 'mine' | 'toDo' | 'all' | 'sums';

/** What a person can look at here, the likeliest first. */
function viewsOf({ may, roles }: SessionPerson): readonly View[] {
  const judges = may.includes('initiative.assess') || may.includes('initiative.approve');
  const seesAll = judges || roles.includes('hr') || roles.includes('finance');
  const views: View[] = [];
  if (judges) views.push('toDo');
  if (seesAll) views.push('all');
  if (may.includes('initiative.summary')) views.push('sums');
  return roles.includes('executive') || judges ? [...views, 'mine'] : ['mine', ...views];
}

/** Achievements and proposals, for whoever records, assesses, approves or counts them. */
export function InitiativesRoute() {
  const t = useTranslate();
  const person = useSession();
  const navigate = route.useNavigate();
  const { view: wanted, id, ...filter } = route.useSearch();
  const [recording, setRecording] = useState(false);
  const views = viewsOf(person);
  const view = views.find((one) => one === wanted) ?? views[0] ?? 'mine';
  const show = (next: InitiativeFilter & { readonly view?: View; readonly id?: string }) =>
    void navigate({ search: withoutEmpty({ view, ...filter, ...next }), replace: true });
  return (
    <Page
      title={t(initiativeMessages.title)}
      description={t(initiativeMessages.description)}
      actions={<Button onClick={() => setRecording(true)}>{t(initiativeMessages.record)}</Button>}
    >
      {views.length > 1 && (
        <SegmentedControl
          className={classes['views'] ?? ''}
          aria-label={t(initiativeMessages.views)}
          value={view}
          onChange={(next) => show({ view: views.find((one) => one === next) ?? 'mine' })}
          data={views.map((value) => ({ value, label: t(initiativeMessages[value]) }))}
        />
      )}
      {view === 'sums' ? <InitiativeSums /> : <Listed view={view} chosen={id} filter={filter} onShow={show} />}
      {recording && <RecordInitiative onClose={() => setRecording(false)} />}
    </Page>
  );
}

interface ListedProps {
  readonly view: Exclude<View, 'sums'>;
  readonly chosen: string | undefined;
  readonly filter: InitiativeFilter;
  readonly onShow: (next: InitiativeFilter & { readonly id?: string }) => void;
}

function Listed({ view, chosen, filter, onShow }: ListedProps) {
  const trpc = useTRPC();
  const list = useQuery(trpc.initiatives.list.queryOptions());
  return (
    <Loaded query={list} skeleton={<SkeletonRows rows={4} height="7rem" />}>
      {(all) => {
        const one = all.find(({ id }) => id === chosen);
        return (
          <div className={classes['stack']}>
            {one !== undefined && <InitiativeCard initiative={one} isChosen />}
            {view === 'all' ? (
              <AllInitiatives rows={all} filter={filter} onFilter={onShow} onOpen={(id) => onShow({ ...filter, id })} />
            ) : (
              <Cards view={view} initiatives={all.filter(({ id }) => id !== chosen)} isEmpty={one === undefined} />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

/** What asks for a judgement; correcting and revoking are possible, but nobody waits for them. */
const WAITS_FOR = new Set(['measure', 'approve', 'implement']);

function Cards(props: {
  readonly view: 'mine' | 'toDo';
  readonly initiatives: readonly Initiative[];
  readonly isEmpty: boolean;
}) {
  const t = useTranslate();
  const { employeeId } = useSession();
  const { view, initiatives, isEmpty } = props;
  const shown = initiatives.filter((initiative) =>
    view === 'mine'
      ? initiative.authors.some((author) => author.employeeId === employeeId)
      : waitsFor(initiative, employeeId),
  );
  if (shown.length === 0 && isEmpty)
    return (
      <EmptyState
        icon={<IconBulb size={28} stroke={1.5} />}
        title={t(view === 'mine' ? initiativeMessages.emptyMine : initiativeMessages.emptyToDo)}
        text={t(view === 'mine' ? initiativeMessages.emptyMineText : initiativeMessages.emptyToDoText)}
      />
    );
  const byDeadline = (one: Initiative) => one.deadline ?? '9999';
  const sorted =
    view === 'mine' ? shown : shown.toSorted((one, other) => byDeadline(one).localeCompare(byDeadline(other)));
  return sorted.map((initiative) => <InitiativeCard key={initiative.id} initiative={initiative} isChosen={false} />);
}

function waitsFor({ may, state, assessor }: Initiative, employeeId: string): boolean {
  if (state === 'recorded') return may.includes('assign');
  if (state === 'measured') return may.includes('approve');
  // A head above sees what a head below is to assess, but does not wait for it.
  if (state === 'assessment' && assessor?.id !== employeeId) return false;
  return may.some((command) => WAITS_FOR.has(command));
}

function withoutEmpty(search: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value]])),
  );
}
