import type { ApprovalStepName, SubmissionSummary } from '@premia/service';
import { useFormat, useName, useTranslate } from '@premia/ui';
import { IconArrowBackUp, IconCheck, IconClock, IconPencil, IconRocket } from '@tabler/icons-react';
import { approvalsMessages as messages } from './approvals.messages.ts';
import classes from './RoutePicture.module.css';

type Standing = 'done' | 'now' | 'ahead' | 'back';

interface Stop {
  readonly key: string;
  readonly Icon: typeof IconCheck;
  readonly standing: Standing;
  readonly title: string;
  readonly note: string | null;
}

const STEP_TITLES = { finance: messages.stepFinance, executive: messages.stepExecutive } as const;

/** The way of a submitted scheme: who has spoken, whose turn it is, what comes at the end. */
export function RoutePicture({ submission }: { readonly submission: SubmissionSummary }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { steps, waitingFor, state, effectiveFrom, authorName } = submission;
  const stops: Stop[] = steps.map(({ step, decision, byName }) => ({
    key: step,
    Icon: decision === null ? IconClock : decision === 'approve' ? IconCheck : IconArrowBackUp,
    standing: decision === null ? (waitingFor === step ? 'now' : 'ahead') : decision === 'approve' ? 'done' : 'back',
    title: t(STEP_TITLES[step]),
    note: byName === null ? (waitingFor === step ? t(messages.waits) : null) : nameOf(byName),
  }));
  return (
    <Stops
      stops={[
        { key: 'author', Icon: IconPencil, standing: 'done', title: t(messages.stepAuthor), note: nameOf(authorName) },
        ...stops,
        {
          key: 'published',
          Icon: IconRocket,
          standing: state === 'approved' ? 'done' : 'ahead',
          title: t(messages.stepPublished),
          note: effectiveFrom === null ? null : format.date(effectiveFrom),
        },
      ]}
    />
  );
}

/** The same way before it is gone. */
export function RouteAhead(props: { readonly steps: readonly ApprovalStepName[]; readonly from: string | null }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Stops
      stops={[
        { key: 'author', Icon: IconPencil, standing: 'now', title: t(messages.stepAuthor), note: t(messages.you) },
        ...props.steps.map(
          (step): Stop => ({
            key: step,
            Icon: IconClock,
            standing: 'ahead',
            title: t(STEP_TITLES[step]),
            note: null,
          }),
        ),
        {
          key: 'published',
          Icon: IconRocket,
          standing: 'ahead',
          title: t(messages.stepPublished),
          note: props.from === null ? null : format.date(props.from),
        },
      ]}
    />
  );
}

function Stops({ stops }: { readonly stops: readonly Stop[] }) {
  const t = useTranslate();
  return (
    <ol className={classes['route']} aria-label={t(messages.route)}>
      {stops.map(({ key, Icon, standing, title, note }) => (
        <li key={key} data-standing={standing} aria-current={standing === 'now' ? 'step' : undefined}>
          <Icon size={16} aria-hidden="true" />
          <span>
            {title}
            {note !== null && <span className={classes['note']}>{note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
