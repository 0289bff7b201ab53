import { useTranslate } from '@premia/ui';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import classes from './AppFrame.module.css';
import { ApprovalsCount } from './ApprovalsCount.tsx';
import { DOOR_SIGNS } from './doors.tsx';
import { MoreButton } from './MoreButton.tsx';
import type { Door } from './session.ts';
import { shellMessages } from './shell.messages.ts';

const MoreDoors = lazy(() => import('./MoreDoors.tsx').then((module) => ({ default: module.MoreDoors })));

/** More would not fit a thumb's width and keep their names whole. */
const PLACES = 4;

/** The first doors of a phone, and behind the last place all others. */
export function BottomNav({ doors }: { readonly doors: readonly Door[] }) {
  const t = useTranslate();
  const shown = doors.length > PLACES ? doors.slice(0, PLACES - 1) : doors;
  const others = doors.slice(shown.length);
  return (
    <nav className={classes['bottom']} aria-label={t(shellMessages.navigation)}>
      {shown.map((door) => {
        const { path, label, Icon } = DOOR_SIGNS[door];
        return (
          <Link key={door} to={path} className={classes['bottomLink']}>
            <Icon size={22} stroke={1.75} aria-hidden="true" />
            <span>{t(label)}</span>
            {door === 'approvals' && <ApprovalsCount />}
          </Link>
        );
      })}
      {others.length > 0 && <More doors={others} />}
    </nav>
  );
}

/** A plain button until it is pressed: the menu's machinery is no part of the first page. */
function More({ doors }: { readonly doors: readonly Door[] }) {
  const [wanted, setWanted] = useState(false);
  const matchRoute = useMatchRoute();
  const isHere = doors.some((door) => matchRoute({ to: DOOR_SIGNS[door].path, fuzzy: true }) !== false);
  const button = <MoreButton isHere={isHere} aria-expanded={false} onClick={() => setWanted(true)} />;
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <MoreDoors doors={doors} isHere={isHere} />
    </Suspense>
  );
}
