import { Menu } from '@mantine/core';
import { LanguageSwitch, ThemeSwitch, useName, useTranslate } from '@premia/ui';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import classes from './AppFrame.module.css';
import { useTRPC } from './api.ts';
import { useSession } from './session.ts';
import { shellMessages } from './shell.messages.ts';

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0))
    .join('');
}

/** Who I am here, with language, appearance and the way out. */
export function AccountMenu(props: { readonly compact: boolean; readonly onShortcuts: () => void }) {
  const t = useTranslate();
  const nameOf = useName();
  const person = useSession();
  const signOut = useSignOut();
  const name = nameOf(person.name);
  return (
    <Menu position="top-start" withinPortal width={256}>
      <Menu.Target>
        <button type="button" className={classes['person']} aria-label={`${t(shellMessages.account)}: ${name}`}>
          <span className={classes['avatar']} aria-hidden="true">
            {initialsOf(name)}
          </span>
          {!props.compact && (
            <span className={classes['personText']}>
              <span className={classes['personName']}>{name}</span>
              <span className={classes['personRole']}>
                {person.roles.map((role) => t(shellMessages[role])).join(', ')}
              </span>
            </span>
          )}
        </button>
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
export function useSignOut(): () => void {
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
