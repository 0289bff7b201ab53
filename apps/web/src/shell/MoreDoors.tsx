import { Menu } from '@mantine/core';
import { useTranslate } from '@premia/ui';
import { Link } from '@tanstack/react-router';
import { DOOR_SIGNS } from './doors.tsx';
import { MoreButton } from './MoreButton.tsx';
import type { Door } from './session.ts';

/** The doors that have no place in a phone's bar. Loaded when first asked for. */
export function MoreDoors({ doors, isHere }: { readonly doors: readonly Door[]; readonly isHere: boolean }) {
  const t = useTranslate();
  return (
    <Menu position="top-end" withinPortal width={240} defaultOpened>
      <Menu.Target>
        <MoreButton isHere={isHere} />
      </Menu.Target>
      <Menu.Dropdown>
        {doors.map((door) => {
          const { path, label, Icon } = DOOR_SIGNS[door];
          return (
            <Menu.Item
              key={door}
              component={Link}
              to={path}
              py="0.625rem"
              leftSection={<Icon size={18} stroke={1.75} aria-hidden="true" />}
            >
              {t(label)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
