import { Kbd } from '@mantine/core';
import { Frame, useTranslate } from '@premia/ui';
import { IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { AccountMenu } from './AccountMenu.tsx';
import classes from './AppFrame.module.css';
import { ApprovalsCount } from './ApprovalsCount.tsx';
import { BottomNav } from './BottomNav.tsx';
import { Brand, BrandMark } from './Brand.tsx';
import { DOOR_SIGNS } from './doors.tsx';
import { NotificationBell } from './notifications/NotificationBell.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { type Door, doorsOf, useSession } from './session.ts';
import { shellMessages } from './shell.messages.ts';
import { ShortcutProvider, useShortcut } from './shortcuts/ShortcutProvider.tsx';

const CommandPalette = lazy(() =>
  import('./CommandPalette.tsx').then((module) => ({ default: module.CommandPalette })),
);
const ShortcutSheet = lazy(() =>
  import('./shortcuts/ShortcutSheet.tsx').then((module) => ({ default: module.ShortcutSheet })),
);

type Overlay = 'palette' | 'shortcuts' | null;

/** The signed-in frame: navigation, palette, shortcut sheet, and the page. */
export function AppFrame() {
  return (
    <ShortcutProvider>
      <FrameWithShortcuts />
    </ShortcutProvider>
  );
}

function FrameWithShortcuts() {
  const t = useTranslate();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const doors = doorsOf(useSession());
  const matchRoute = useMatchRoute();
  // The canvas needs the width and scrolls inside itself.
  const inDesigner = matchRoute({ to: '/schemes/$schemeId' }) !== false;
  const openShortcuts = () => setOverlay('shortcuts');
  useShortcut({
    id: 'shell.palette',
    keys: ['mod+k'],
    label: shellMessages.search,
    group: shellMessages.everywhere,
    run: () => setOverlay('palette'),
  });
  useShortcut({
    id: 'shell.shortcuts',
    keys: ['?'],
    label: shellMessages.shortcuts,
    group: shellMessages.everywhere,
    run: openShortcuts,
  });
  return (
    <>
      <Frame
        rail={inDesigner}
        fill={inDesigner}
        skipLabel={t(shellMessages.skip)}
        sidebar={
          <>
            <div className={classes['head']}>
              {inDesigner ? <BrandMark size={26} /> : <Brand />}
              <NotificationBell />
            </div>
            <SearchButton compact={inDesigner} onOpen={() => setOverlay('palette')} />
            <SideNav doors={doors} compact={inDesigner} />
            <div className={classes['foot']}>
              <AccountMenu compact={inDesigner} onShortcuts={openShortcuts} />
            </div>
          </>
        }
        topbar={
          <>
            <Brand />
            <div className={classes['topbarTools']}>
              <NotificationBell />
              <AccountMenu compact onShortcuts={openShortcuts} />
            </div>
          </>
        }
        bottom={<BottomNav doors={doors} />}
      >
        <OfflineBanner />
        <Outlet />
      </Frame>
      <Suspense fallback={null}>
        {overlay === 'palette' && <CommandPalette doors={doors} onClose={() => setOverlay(null)} />}
        {overlay === 'shortcuts' && <ShortcutSheet onClose={() => setOverlay(null)} />}
      </Suspense>
    </>
  );
}

function SearchButton(props: { readonly compact: boolean; readonly onOpen: () => void }) {
  const t = useTranslate();
  return (
    <button
      type="button"
      className={classes['search']}
      onClick={props.onOpen}
      aria-keyshortcuts="Control+K"
      aria-label={props.compact ? t(shellMessages.search) : undefined}
    >
      <IconSearch size={16} stroke={1.75} aria-hidden="true" />
      {!props.compact && (
        <>
          <span className={classes['searchText']}>{t(shellMessages.search)}</span>
          <Kbd size="xs" aria-hidden="true">
            Ctrl K
          </Kbd>
        </>
      )}
    </button>
  );
}

function SideNav(props: { readonly doors: readonly Door[]; readonly compact: boolean }) {
  const t = useTranslate();
  return (
    <nav className={classes['nav']} aria-label={t(shellMessages.navigation)}>
      {props.doors.map((door) => {
        const { path, label, Icon } = DOOR_SIGNS[door];
        return (
          <Link
            key={door}
            to={path}
            className={classes['link']}
            aria-label={props.compact ? t(label) : undefined}
            title={props.compact ? t(label) : undefined}
          >
            <Icon size={18} stroke={1.75} aria-hidden="true" />
            {!props.compact && t(label)}
            {door === 'approvals' && <ApprovalsCount />}
          </Link>
        );
      })}
    </nav>
  );
}
