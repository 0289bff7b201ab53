import { ActionIcon } from '@mantine/core';
import type { PeriodState } from '@premia/service';
import { StatusBadge, type Tone, useFormat, useTranslate } from '@premia/ui';
import { IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';

const TONES: Readonly<Record<PeriodState, Tone>> = { open: 'active', closing: 'warn', sealed: 'neutral' };

export interface PeriodSwitchProps {
  readonly period: string;
  readonly periods: readonly string[];
  readonly state: PeriodState;
}

/** Month to month with the arrows, any month from the list: the phone's own one, which a thumb knows. */
export function PeriodSwitch(props: PeriodSwitchProps) {
  const t = useTranslate();
  const format = useFormat();
  const navigate = useNavigate();
  const rising = [...props.periods].sort();
  const index = rising.indexOf(props.period);
  return (
    <div className={classes['period']}>
      <h1 className="visually-hidden">{t(portalMessages.title)}</h1>
      <PeriodArrow to={rising[index - 1]} label={t(portalMessages.previousMonth)} Icon={IconChevronLeft} />
      <span className={classes['periodChoice']}>
        <select
          className={classes['periodName']}
          aria-label={t(portalMessages.choosePeriod)}
          value={props.period}
          onChange={(event) => void navigate({ to: '/portal', search: { period: event.currentTarget.value } })}
        >
          {rising.toReversed().map((period) => (
            <option key={period} value={period}>
              {format.period(period)}
            </option>
          ))}
        </select>
        <IconChevronDown size={16} stroke={2} aria-hidden="true" />
      </span>
      <PeriodArrow to={rising[index + 1]} label={t(portalMessages.nextMonth)} Icon={IconChevronRight} />
      <StatusBadge tone={TONES[props.state]} busy={props.state === 'open'}>
        {t(portalMessages[props.state])}
      </StatusBadge>
    </div>
  );
}

interface PeriodArrowProps {
  readonly to: string | undefined;
  readonly label: string;
  readonly Icon: typeof IconChevronLeft;
}

function PeriodArrow({ to, label, Icon }: PeriodArrowProps) {
  const icon = <Icon size={20} stroke={1.75} aria-hidden="true" />;
  if (to === undefined) {
    return (
      <ActionIcon variant="subtle" color="gray" disabled aria-label={label}>
        {icon}
      </ActionIcon>
    );
  }
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      renderRoot={(props) => <Link to="/portal" search={{ period: to }} {...props} />}
    >
      {icon}
    </ActionIcon>
  );
}
