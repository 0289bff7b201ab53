import { ActionIcon, Menu } from '@mantine/core';
import type { SchemeSummary } from '@premia/service';
import { useName, useTranslate } from '@premia/ui';
import { IconArchive, IconCopy, IconDotsVertical, IconVariable } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { parametersMessages } from '../parameters/parameters.messages.ts';
import { schemesMessages as messages } from './schemes.messages.ts';

export interface SchemeMenuProps {
  readonly scheme: SchemeSummary;
  /** Null for those who may not. */
  readonly onDuplicate: ((scheme: SchemeSummary) => void) | null;
  readonly onArchive: ((scheme: SchemeSummary) => void) | null;
}

/** What can be done with one scheme of the list besides opening it. */
export function SchemeMenu({ scheme, onDuplicate, onArchive }: SchemeMenuProps) {
  const t = useTranslate();
  const nameOf = useName();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t(messages.actionsOf, { scheme: nameOf(scheme.title) })}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDotsVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      {/* The list stands elsewhere on the page, but for React it is inside the row. */}
      <Menu.Dropdown onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
        <Menu.Item
          leftSection={<IconVariable size={16} />}
          onClick={() => void navigate({ to: '/schemes/$schemeId/parameters', params: { schemeId: scheme.id } })}
        >
          {t(parametersMessages.title)}
        </Menu.Item>
        {onDuplicate !== null && (
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => onDuplicate(scheme)}>
            {t(messages.duplicate)}
          </Menu.Item>
        )}
        {onArchive !== null && scheme.status !== 'archived' && (
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => onArchive(scheme)}>
            {t(messages.archive)}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
