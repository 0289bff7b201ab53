import { Checkbox } from '@mantine/core';
import type { AdjustmentList, AdjustmentProposal } from '@premia/service';
import {
  Card,
  DeltaText,
  EmptyState,
  Page,
  SkeletonRows,
  StatusBadge,
  type Tone,
  useFormat,
  useName,
  useTranslate,
} from '@premia/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AdjustmentStepView } from '../../shell/AdjustmentStepView.tsx';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useSession } from '../../shell/session.ts';
import { AdjustmentDecisions } from './AdjustmentDecisions.tsx';
import { adjustmentsMessages } from './adjustments.messages.ts';
import { ManualAdjustment } from './ManualAdjustment.tsx';
import classes from './Runs.module.css';
import { POLL_INTERVAL_MS } from './run-states.ts';
import { mayTick, SeveralAdjustments } from './SeveralAdjustments.tsx';

const TONES: Readonly<Record<AdjustmentProposal['state'], Tone>> = {
  proposed: 'warn',
  booked: 'good',
  rejected: 'neutral',
  superseded: 'neutral',
  withdrawn: 'neutral',
};

/** What closed periods would come to today, and what people decided about it. */
export function AdjustmentsRoute() {
  const t = useTranslate();
  const trpc = useTRPC();
  const { may } = useSession();
  const list = useQuery({
    ...trpc.adjustments.list.queryOptions(),
    refetchInterval: (query) => ((query.state.data?.recalculating ?? 0) > 0 ? POLL_INTERVAL_MS : false),
  });
  return (
    <Page
      title={t(adjustmentsMessages.title)}
      description={t(adjustmentsMessages.description)}
      back={
        <Link to="/runs" className={classes['back']}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
          {t(adjustmentsMessages.back)}
        </Link>
      }
      actions={may.includes('adjustment.propose') ? <ManualAdjustment /> : undefined}
    >
      <Loaded query={list} skeleton={<SkeletonRows rows={5} height="5rem" />}>
        {(data) => <Lists list={data} />}
      </Loaded>
    </Page>
  );
}

function Lists({ list }: { readonly list: AdjustmentList }) {
  const t = useTranslate();
  const open = list.proposals.filter(({ state }) => state === 'proposed');
  const decided = list.proposals.filter(({ state }) => state !== 'proposed');
  return (
    <div className={classes['stack']}>
      {list.recalculating > 0 && (
        <p className={classes['quiet']} role="status">
          {t(adjustmentsMessages.recalculating, { count: list.recalculating })}
        </p>
      )}
      {list.unclear.length > 0 && <UnclearOrigins list={list} />}
      <Card title={t(adjustmentsMessages.waiting)}>
        {open.length === 0 ? (
          <EmptyState title={t(adjustmentsMessages.nothingWaits)} text={t(adjustmentsMessages.nothingWaitsText)} />
        ) : (
          <OpenProposals proposals={open} />
        )}
      </Card>
      {decided.length > 0 && (
        <Card title={t(adjustmentsMessages.decided)}>
          <Proposals proposals={decided} />
        </Card>
      )}
    </div>
  );
}

function UnclearOrigins({ list }: { readonly list: AdjustmentList }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  return (
    <Card title={t(adjustmentsMessages.unclear)}>
      <p className={classes['quiet']}>{t(adjustmentsMessages.unclearText)}</p>
      <ul className={classes['exceptions']}>
        {list.unclear.map(({ period, employeeId, name, problem }) => (
          <li key={`${period} ${employeeId}`} className={classes['exception']}>
            <strong className={classes['name']}>{nameOf(name)}</strong>
            <span className={classes['quiet']}>{format.period(period)}</span>
            <span className={classes['missing']}>{problem}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What waits, with a tick at each that this caller may decide about. */
function OpenProposals({ proposals }: { readonly proposals: readonly AdjustmentProposal[] }) {
  const t = useTranslate();
  const nameOf = useName();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const tick = (id: string, isOn: boolean) =>
    setChosen(new Set(isOn ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  return (
    <>
      {proposals.some(mayTick) && <SeveralAdjustments proposals={proposals} chosen={chosen} onChosen={setChosen} />}
      <ul className={classes['proposals']}>
        {proposals.map((proposal) => (
          <li key={proposal.id} className={classes['proposal']} data-ticks={mayTick(proposal) || undefined}>
            {mayTick(proposal) && (
              <Checkbox
                size="sm"
                aria-label={t(adjustmentsMessages.tick, { name: nameOf(proposal.name) })}
                checked={chosen.has(proposal.id)}
                onChange={(event) => tick(proposal.id, event.currentTarget.checked)}
              />
            )}
            <Proposal proposal={proposal} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Proposals({ proposals }: { readonly proposals: readonly AdjustmentProposal[] }) {
  return (
    <ul className={classes['proposals']}>
      {proposals.map((proposal) => (
        <li key={proposal.id} className={classes['proposal']}>
          <Proposal proposal={proposal} />
        </li>
      ))}
    </ul>
  );
}

function Proposal({ proposal }: { readonly proposal: AdjustmentProposal }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { state, bookedPeriod } = proposal;
  return (
    <article>
      <header className={classes['proposalHead']}>
        <span className={classes['runMain']}>
          <strong className={classes['name']}>{nameOf(proposal.name)}</strong>
          <span className={classes['quiet']}>
            {nameOf(proposal.departmentName)}
            {proposal.kind !== 'manual' && ` · ${nameOf(proposal.schemeTitle)}`}
          </span>
        </span>
        <StatusBadge tone={TONES[state]}>
          {state === 'booked' && bookedPeriod !== null
            ? t(adjustmentsMessages.booked, { period: format.period(bookedPeriod) })
            : t(adjustmentsMessages[state === 'booked' ? 'approve' : state])}
        </StatusBadge>
        <DeltaText amount={proposal.delta} currency={proposal.currency} />
      </header>
      {proposal.steps.map((step, index) => (
        // Steps of a proposal never move.
        <AdjustmentStepView key={`${step.cause.id} ${String(index)}`} step={step} origin={proposal} />
      ))}
      <footer className={classes['proposalFoot']}>
        <span className={classes['quiet']}>
          {proposal.proposedBy === null
            ? t(adjustmentsMessages.byService, { time: format.dateTime(proposal.proposedAt) })
            : t(adjustmentsMessages.byPerson, {
                name: nameOf(proposal.proposedBy),
                time: format.dateTime(proposal.proposedAt),
              })}
          {proposal.decidedBy !== null && proposal.decidedAt !== null && (
            <>
              {' · '}
              {t(adjustmentsMessages.decidedBy, {
                name: nameOf(proposal.decidedBy),
                time: format.dateTime(proposal.decidedAt),
              })}
              {proposal.decisionReason !== '' && ` – ${proposal.decisionReason}`}
            </>
          )}
        </span>
        <AdjustmentDecisions proposal={proposal} />
      </footer>
    </article>
  );
}
