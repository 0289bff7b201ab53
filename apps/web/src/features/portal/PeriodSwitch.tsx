import { ActionIcon, Menu } from '@mantine/core';
import type { PeriodState } from '@premia/service';
import { StatusBadge, type Tone, useFormat, useTranslate } from '@premia/ui';
import { IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import classes from './Portal.module.css';
import { portalMessages } from './portal.messages.ts';

const TONES: Readonly<Record<PeriodState, Tone>> = { open: 'active', closing: 'warn', sealed: 'neutral' };
const MENU_HEIGHT_PX = 320;

export interface PeriodSwitchProps {
  readonly period: string;
  readonly periods: readonly string[];
  readonly state: PeriodState;
}

/** Month to month with the arrows, any month from the list. */
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
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={classes['periodName']} aria-label={t(portalMessages.choosePeriod)}>
            {format.period(props.period)}
            <IconChevronDown size={16} stroke={2} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={MENU_HEIGHT_PX} style={{ overflowY: 'auto' }}>
          {rising.toReversed().map((period) => (
            <Menu.Item key={period} onClick={() => void navigate({ to: '/portal', search: { period } })}>
              {format.period(period)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
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
