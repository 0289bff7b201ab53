import { Menu } from '@mantine/core';
import { LanguageSwitch, ThemeSwitch, useTranslate } from '@premia/ui';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { AccountMenuProps } from './AccountMenu.tsx';
import classes from './AppFrame.module.css';
import { useTRPC } from './api.ts';
import { PersonButton } from './PersonButton.tsx';
import { shellMessages } from './shell.messages.ts';

/** Who I am here, with language, appearance and the way out. Loaded when first asked for. */
export function AccountDropdown(props: AccountMenuProps) {
  const t = useTranslate();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" withinPortal width={256} defaultOpened>
      <Menu.Target>
        <PersonButton compact={props.compact} />
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes['switches']}>
          <LanguageSwitch fullWidth />
          <ThemeSwitch fullWidth />
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.75} />} onClick={props.onShortcuts}>
          {t(shellMessages.shortcuts)}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={signOut}>
          {t(shellMessages.signOut)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Ends the session and forgets everything that was read in it. */
function useSignOut(): () => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const mutation = useMutation(
    trpc.session.signOut.mutationOptions({
      onSuccess: async () => {
        await router.navigate({ to: '/sign-in', search: {} });
        queryClient.clear();
      },
    }),
  );
  return () => mutation.mutate();
}
