import { lazy, Suspense, useState } from 'react';
import { PersonButton } from './PersonButton.tsx';

const AccountDropdown = lazy(() =>
  import('./AccountDropdown.tsx').then((module) => ({ default: module.AccountDropdown })),
);

export interface AccountMenuProps {
  readonly compact: boolean;
  readonly onShortcuts: () => void;
}

/** A plain button until it is pressed: the menu's machinery is no part of the first page. */
export function AccountMenu(props: AccountMenuProps) {
  const [wanted, setWanted] = useState(false);
  const button = <PersonButton compact={props.compact} aria-expanded={false} onClick={() => setWanted(true)} />;
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <AccountDropdown {...props} />
    </Suspense>
  );
}
