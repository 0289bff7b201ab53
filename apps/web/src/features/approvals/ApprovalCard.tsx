import { Button } from '@mantine/core';
import { changeWords } from '@premia/scheme';
import type { ApprovalCard as Approval } from '@premia/service';
import { StatusBadge, useFormat, useLanguage, useName, useTranslate } from '@premia/ui';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useSession } from '../../shell/session.ts';
import { ApprovalForecast } from './ApprovalForecast.tsx';
import classes from './Approvals.module.css';
import { approvalsMessages as messages } from './approvals.messages.ts';
import { CheckWords } from './CheckWords.tsx';
import { RoutePicture } from './RoutePicture.tsx';
import { REFUSAL_WORDS } from './refusal-words.ts';

export const mayApprove = ({ isYours, obstacle }: Approval): boolean => isYours && obstacle === null;
/** Who is paid by a scheme may still say what is wrong with it. */
export const mayReturn = ({ isYours, obstacle }: Approval): boolean =>
  isYours && (obstacle === null || obstacle === 'access/own-pay');

export interface ApprovalCardProps {
  readonly approval: Approval;
  readonly onApprove: () => void;
  readonly onReturn: () => void;
}

/** One scheme that waits: who asks, what changes, what it costs, for whom and from when. */
export function ApprovalCard({ approval, onApprove, onReturn }: ApprovalCardProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const titleId = useId();
  const { schemeTitle, authorName, submittedAt, message, audience, effectiveFrom, obstacle } = approval;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: J and K walk from card to card
    <li className={classes['card']} data-approval tabIndex={0} aria-labelledby={titleId}>
      <header className={classes['head']}>
        <div>
          <h2 id={titleId} className={classes['name']}>
            {nameOf(schemeTitle)}
          </h2>
          <p className={classes['quiet']}>
            {t(messages.by, { name: nameOf(authorName), time: format.dateTime(submittedAt) })}
          </p>
        </div>
        <Deadline approval={approval} />
      </header>
      {message !== '' && <blockquote className={classes['message']}>{message}</blockquote>}
      <div className={classes['body']}>
        <Changes approval={approval} />
        <div className={classes['facts']}>
          <ApprovalForecast approval={approval} />
          <p>
            {effectiveFrom === null
              ? t(messages.forNobody)
              : `${t(messages.from, { date: format.date(effectiveFrom) })}. ${t(messages.forWhom, {
                  names: audience.map(({ name }) => nameOf(name)).join(', '),
                })}`}
          </p>
          <CheckWords checks={approval.checks} />
        </div>
      </div>
      <RoutePicture submission={approval} />
      {obstacle !== null && <p className={classes['warn']}>{t(REFUSAL_WORDS[obstacle])}</p>}
      <Actions approval={approval} onApprove={onApprove} onReturn={onReturn} />
    </li>
  );
}

function Deadline({ approval: { deadline } }: { readonly approval: Approval }) {
  const t = useTranslate();
  const format = useFormat();
  if (deadline === null) return null;
  const isOver = deadline < new Date().toISOString().slice(0, 10);
  return (
    <StatusBadge tone={isOver ? 'bad' : 'warn'}>
      {t(isOver ? messages.overdue : messages.deadline, { date: format.date(deadline) })}
    </StatusBadge>
  );
}

/** More than this is read beside the drawing. */
const CHANGES_SHOWN = 6;

function Changes({ approval: { changes } }: { readonly approval: Approval }) {
  const { language, translate: t } = useLanguage();
  if (changes === null) return <p className={classes['changes']}>{t(messages.newScheme)}</p>;
  const sentences = [...new Set(changes.map((change) => changeWords(change, language)))];
  if (sentences.length === 0) return <p className={classes['changes']}>{t(messages.sameContent)}</p>;
  const left = sentences.length - CHANGES_SHOWN;
  return (
    <section className={classes['changes']} aria-label={t(messages.changes)}>
      <h3>{t(messages.changes)}</h3>
      <ul>
        {sentences.slice(0, CHANGES_SHOWN).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {left > 0 && <p className={classes['quiet']}>{t(messages.more, { count: left })}</p>}
    </section>
  );
}

function Actions({ approval, onApprove, onReturn }: ApprovalCardProps) {
  const t = useTranslate();
  const { may } = useSession();
  const { schemeId, forecast } = approval;
  // A scheme nobody is under has nothing to be compared with there.
  const isComparable = forecast.kind === 'effect' && forecast.base !== null && may.includes('simulation.compare');
  return (
    <footer className={classes['actions']}>
      <Button
        size="sm"
        variant="default"
        renderRoot={(props) => (
          <Link to="/schemes/$schemeId" params={{ schemeId }} search={{ dock: 'changes' }} {...props} />
        )}
      >
        {t(messages.open)}
      </Button>
      {isComparable && (
        <Button
          size="sm"
          variant="default"
          renderRoot={(props) => <Link to="/simulation" search={{ scheme: schemeId, candidate: 'draft' }} {...props} />}
        >
          {t(messages.simulate)}
        </Button>
      )}
      {mayReturn(approval) && (
        <Button size="sm" variant="default" onClick={onReturn} aria-keyshortcuts="R">
          {t(messages.return)}
        </Button>
      )}
      {mayApprove(approval) && (
        <Button size="sm" onClick={onApprove} aria-keyshortcuts="A">
          {t(messages.approve)}
        </Button>
      )}
    </footer>
  );
}
