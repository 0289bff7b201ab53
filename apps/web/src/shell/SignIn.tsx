import type { DemoPerson, Role } from '@premia/service';
import { EmptyState, LanguageSwitch, SkeletonRows, ThemeSwitch, useName, useTranslate } from '@premia/ui';
import { IconArrowRight } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTRPC } from './api.ts';
import { Brand } from './Brand.tsx';
import { failureWords } from './failures.ts';
import { Loaded } from './Loaded.tsx';
import classes from './SignIn.module.css';
import { shellMessages } from './shell.messages.ts';
import { signInMessages } from './sign-in.messages.ts';

const route = getRouteApi('/sign-in');

const ROLE_WORDS = {
  hr: signInMessages.hrDoes,
  head: signInMessages.headDoes,
  finance: signInMessages.financeDoes,
  employee: signInMessages.employeeDoes,
  executive: signInMessages.executiveDoes,
  admin: signInMessages.adminDoes,
} as const;

/** Only addresses within this app may be returned to. */
function safeAddress(next: string | undefined): string {
  return next?.startsWith('/') === true && !next.startsWith('//') ? next : '/';
}

export function SignIn() {
  const t = useTranslate();
  const trpc = useTRPC();
  const people = useQuery(trpc.session.demoPeople.queryOptions());
  const signIn = useSignIn();
  return (
    <div className={classes['screen']}>
      <header className={classes['bar']}>
        <Brand />
        <div className={classes['switches']}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main className={classes['content']}>
        <h1 className={classes['title']}>{t(signInMessages.title)}</h1>
        <p className={classes['lead']}>{t(signInMessages.lead)}</p>
        {signIn.error !== null && (
          <p className={classes['error']} role="alert">
            {failureWords(signIn.error, t).text}
          </p>
        )}
        <h2 className={classes['heading']}>{t(signInMessages.people)}</h2>
        <Loaded query={people} skeleton={<SkeletonRows rows={3} height="6rem" />}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState title={t(signInMessages.notDemoTitle)} text={t(signInMessages.notDemo)} />
            ) : (
              <ul className={classes['cards']}>
                {[...Map.groupBy(list, (person) => person.role)].map(([role, people]) => (
                  <RoleCard
                    key={role}
                    role={role}
                    people={people}
                    busy={signIn.isPending}
                    onChoose={(employeeId) => signIn.mutate({ employeeId })}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </main>
    </div>
  );
}

interface RoleCardProps {
  readonly role: Role;
  readonly people: readonly DemoPerson[];
  readonly busy: boolean;
  readonly onChoose: (employeeId: string) => void;
}

/** What one sees in this role, and who can be it. */
function RoleCard({ role, people, busy, onChoose }: RoleCardProps) {
  const t = useTranslate();
  const nameOf = useName();
  return (
    <li className={classes['card']}>
      <h3 className={classes['role']}>{t(shellMessages[role])}</h3>
      <p className={classes['does']}>{t(ROLE_WORDS[role])}</p>
      <ul className={classes['people']}>
        {people.map((person) => (
          <li key={person.employeeId}>
            <button
              type="button"
              className={classes['person']}
              disabled={busy}
              onClick={() => onChoose(person.employeeId)}
            >
              <span className={classes['personText']}>
                <span className={classes['name']}>{nameOf(person.name)}</span>
                <span className={classes['position']}>
                  {nameOf(person.position)} · {nameOf(person.department)}
                </span>
              </span>
              <IconArrowRight className={classes['arrow']} size={18} stroke={1.75} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
}

function useSignIn() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { next } = route.useSearch();
  return useMutation(
    trpc.session.signIn.mutationOptions({
      onSuccess: async (person) => {
        // Nothing read as somebody else may survive the change of person.
        queryClient.clear();
        queryClient.setQueryData(trpc.session.me.queryKey(), person);
        await router.navigate({ href: safeAddress(next), replace: true });
      },
    }),
  );
}
