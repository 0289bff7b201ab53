import type { Initiative } from '@premia/service';
import { MoneyText, StatusBadge, useFormat, useName, useTranslate } from '@premia/ui';
import { Link } from '@tanstack/react-router';
import { InitiativeActions } from './InitiativeActions.tsx';
import classes from './Initiatives.module.css';
import { STATE_TONES } from './initiative-words.ts';
import { initiativeMessages } from './initiatives.messages.ts';

/** One initiative: where it stands, who is to answer until when, what it brings and what it pays. */
export function InitiativeCard({
  initiative,
  isChosen,
}: {
  readonly initiative: Initiative;
  readonly isChosen: boolean;
}) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { kind, state, title, description, authors, department, reason } = initiative;
  return (
    <article className={classes['card']} data-chosen={isChosen || undefined} aria-label={title}>
      <header className={classes['cardHead']}>
        <span className={classes['cardTitles']}>
          <strong>{title}</strong>
          <span className={classes['hint']}>
            {t(initiativeMessages[kind])} · {format.date(initiative.happenedOn)} ·{' '}
            {authors.map(({ name, share }) => authorWords(nameOf(name), share, format.percent)).join(', ')} ·{' '}
            {nameOf(department.name)}
          </span>
        </span>
        <StatusBadge tone={initiative.isOverdue ? 'bad' : STATE_TONES[state]}>
          {t(initiative.isOverdue ? initiativeMessages.overdue : initiativeMessages[state])}
        </StatusBadge>
      </header>
      {description !== '' && <p className={classes['text']}>{description}</p>}
      <Standing initiative={initiative} />
      {reason !== '' && <p className={classes['said']}>{t(initiativeMessages.said, { text: reason })}</p>}
      <Rewards initiative={initiative} />
      <InitiativeActions initiative={initiative} />
    </article>
  );
}

function authorWords(name: string, share: string, percent: (share: string) => string): string {
  return share === '1' ? name : `${name} ${percent(share)}`;
}

function Standing({ initiative }: { readonly initiative: Initiative }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { state, assessor, deadline, effect, standing, currency } = initiative;
  if (effect !== null && state !== 'assessment' && state !== 'returned') {
    const inWords = ({ amount, months, from }: Pick<typeof effect, 'amount' | 'months' | 'from'>): string => {
      const said = { amount: format.money(amount, { currency }), date: format.date(from) };
      return months === 1
        ? t(initiativeMessages.effectOnce, said)
        : t(initiativeMessages.effectMonthly, { ...said, months });
    };
    return (
      <p className={classes['standing']}>
        {inWords(effect)}
        {standing !== null && (
          <span className={classes['hint']}>
            {t(initiativeMessages.standingUntilDecided, { effect: inWords(standing) })}
          </span>
        )}
        <span className={classes['hint']}>{t(initiativeMessages.evidence, { text: effect.evidence })}</span>
      </p>
    );
  }
  if (state === 'recorded') return <p className={classes['standing']}>{t(initiativeMessages.noAssessor)}</p>;
  if (state !== 'assessment' || assessor === null || deadline === null) return null;
  return (
    <p className={classes['standing']}>
      {t(initiativeMessages.assessor, { name: nameOf(assessor.name), date: format.date(deadline) })}
    </p>
  );
}

const COUNTING: ReadonlySet<Initiative['state']> = new Set(['approved', 'implemented', 'rewarded']);

function Rewards({ initiative }: { readonly initiative: Initiative }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { rewards, state, standing, currency } = initiative;
  if (!(COUNTING.has(state) || standing !== null) || rewards.length === 0) return null;
  return (
    <section className={classes['rewards']} aria-label={t(initiativeMessages.rewards)}>
      <h3 className={classes['rewardsTitle']}>{t(initiativeMessages.rewards)}</h3>
      <ul>
        {rewards.map(({ period, schemeId, code, title, amount }) => (
          <li key={`${period} ${schemeId} ${code}`}>
            <Link
              to="/portal/$period/$schemeId/$code"
              params={{ period, schemeId, code }}
              className={classes['reward']}
            >
              <span>
                {format.period(period)} · {nameOf(title)}
              </span>
              <MoneyText amount={amount} currency={currency} />
            </Link>
          </li>
        ))}
      </ul>
      <p className={classes['hint']}>{t(initiativeMessages.rewardNote)}</p>
    </section>
  );
}
