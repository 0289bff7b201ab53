import { Badge, Tabs } from '@mantine/core';
import { Page, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../shell/api.ts';
import { ControlTotals } from './ControlTotals.tsx';
import { factsMessages } from './facts.messages.ts';
import { LateFacts } from './LateFacts.tsx';
import { Quarantine } from './Quarantine.tsx';

const route = getRouteApi('/app/facts');

const TABS = ['quarantine', 'late', 'totals'] as const;

/** What came in and needs somebody: contradictions and refusals, what was late, where sources and books differ. */
export function FactsRoute() {
  const t = useTranslate();
  const trpc = useTRPC();
  const { tab = 'quarantine' } = route.useSearch();
  const navigate = route.useNavigate();
  const waiting = useQuery(trpc.facts.quarantine.queryOptions({ state: 'waiting' }));
  const count = waiting.data === undefined ? 0 : waiting.data.waiting.conflicts + waiting.data.waiting.rejected;
  return (
    <Page title={t(factsMessages.title)} description={t(factsMessages.description)} width="wide">
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => {
          const chosen = TABS.find((name) => name === value);
          if (chosen !== undefined) void navigate({ search: { tab: chosen } });
        }}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="quarantine" rightSection={count > 0 ? <Badge size="sm">{String(count)}</Badge> : undefined}>
            {t(factsMessages.quarantine)}
          </Tabs.Tab>
          <Tabs.Tab value="late">{t(factsMessages.late)}</Tabs.Tab>
          <Tabs.Tab value="totals" rightSection={<OpenTotals />}>
            {t(factsMessages.totals)}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="quarantine">
          <Quarantine />
        </Tabs.Panel>
        <Tabs.Panel value="late">
          <LateFacts />
        </Tabs.Panel>
        <Tabs.Panel value="totals">
          <ControlTotals />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

/** How many differences of the chosen period, or of the newest, nobody has answered for. */
function OpenTotals() {
  const t = useTranslate();
  const trpc = useTRPC();
  const periods = useQuery(trpc.periods.list.queryOptions());
  const { period = periods.data?.[0]?.period ?? '' } = route.useSearch();
  const holes = useQuery({ ...trpc.facts.controlTotals.queryOptions({ period }), enabled: period !== '' });
  const count = (holes.data ?? []).filter(({ override }) => override === null).length;
  if (count === 0) return null;
  return (
    <Badge size="sm" aria-label={t(factsMessages.openTotals, { count })}>
      {String(count)}
    </Badge>
  );
}
