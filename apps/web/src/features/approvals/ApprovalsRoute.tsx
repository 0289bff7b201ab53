import type { ApprovalCard as Approval, ApprovalsInbox } from '@premia/service';
import { Card, EmptyState, Page, SkeletonRows, useTranslate } from '@premia/ui';
import { IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useShortcut } from '../../shell/shortcuts/ShortcutProvider.tsx';
import { ApprovalCard, mayApprove, mayReturn } from './ApprovalCard.tsx';
import classes from './Approvals.module.css';
import { approvalsMessages as messages } from './approvals.messages.ts';
import { DecidedList } from './DecidedList.tsx';
import { DecisionDialog } from './DecisionDialog.tsx';

/** Schemes that wait for the caller's word, and what was decided last. */
export function ApprovalsRoute() {
  const t = useTranslate();
  const trpc = useTRPC();
  const inbox = useQuery(trpc.approvals.inbox.queryOptions());
  return (
    <Page title={t(messages.title)} description={t(messages.description)}>
      <Loaded query={inbox} skeleton={<SkeletonRows rows={3} height="9rem" />}>
        {(found) => <Inbox inbox={found} />}
      </Loaded>
    </Page>
  );
}

interface Asking {
  readonly approval: Approval;
  readonly decision: 'approve' | 'return';
}

function Inbox({ inbox: { waiting, decided } }: { readonly inbox: ApprovalsInbox }) {
  const t = useTranslate();
  const list = useRef<HTMLUListElement>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const walk = useWalk(list, waiting);
  const isBusy = asking !== null || waiting.length === 0;
  useKeys({ walk, waiting, isBusy, onAsk: setAsking });
  return (
    <div className={classes['stack']}>
      {waiting.length === 0 ? (
        <Card>
          <EmptyState
            icon={<IconChecks size={22} stroke={1.75} />}
            title={t(messages.empty)}
            text={t(messages.emptyText)}
          />
        </Card>
      ) : (
        <ul className={classes['cards']} aria-label={t(messages.waiting)} ref={list}>
          {waiting.map((approval) => (
            <ApprovalCard
              key={approval.id}
              approval={approval}
              onApprove={() => setAsking({ approval, decision: 'approve' })}
              onReturn={() => setAsking({ approval, decision: 'return' })}
            />
          ))}
        </ul>
      )}
      <Card title={t(messages.lastDecisions)}>
        {decided.length === 0 ? (
          <p className={classes['quiet']}>{t(messages.noDecisions)}</p>
        ) : (
          <DecidedList decided={decided} />
        )}
      </Card>
      {asking !== null && <DecisionDialog {...asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

interface Walk {
  /** The card with the focus, or the first one. */
  readonly current: () => Approval | undefined;
  readonly step: (by: 1 | -1) => void;
}

function useWalk(list: React.RefObject<HTMLUListElement | null>, waiting: readonly Approval[]): Walk {
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-approval]') ?? [])];
  const index = () => cards().findIndex((card) => card.contains(document.activeElement));
  return {
    current: () => waiting[Math.max(index(), 0)],
    step: (by) => {
      const all = cards();
      const next = all[Math.min(Math.max(index() + by, 0), all.length - 1)];
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    },
  };
}

interface Keys {
  readonly walk: Walk;
  readonly waiting: readonly Approval[];
  readonly isBusy: boolean;
  readonly onAsk: (asking: Asking) => void;
}

/** J and K from card to card, Enter opens the scheme, A approves, R returns; on any keyboard. */
function useKeys({ walk, isBusy, onAsk }: Keys): void {
  const navigate = useNavigate();
  const group = messages.title;
  const ask = (decision: Asking['decision'], may: (approval: Approval) => boolean) => () => {
    const approval = walk.current();
    if (approval !== undefined && may(approval)) onAsk({ approval, decision });
  };
  const common = { group, disabled: isBusy } as const;
  useShortcut({ ...common, id: 'approvals.next', keys: ['j'], label: messages.next, run: () => walk.step(1) });
  useShortcut({ ...common, id: 'approvals.previous', keys: ['k'], label: messages.previous, run: () => walk.step(-1) });
  useShortcut({
    ...common,
    id: 'approvals.approve',
    keys: ['a'],
    label: messages.approve,
    run: ask('approve', mayApprove),
  });
  useShortcut({
    ...common,
    id: 'approvals.return',
    keys: ['r'],
    label: messages.return,
    run: ask('return', mayReturn),
  });
  useShortcut({
    ...common,
    id: 'approvals.open',
    keys: ['enter'],
    label: messages.open,
    run: ({ target }) => {
      // A button or a link with the focus is what Enter means there.
      if (target instanceof HTMLElement && target.closest('button, a') !== null) {
        target.click();
        return;
      }
      const approval = walk.current();
      if (approval === undefined) return;
      void navigate({
        to: '/schemes/$schemeId',
        params: { schemeId: approval.schemeId },
        search: { dock: 'changes' },
      });
    },
  });
}
