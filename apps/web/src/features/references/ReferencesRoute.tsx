import { Tabs } from '@mantine/core';
import { Page, useTranslate } from '@premia/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useSession } from '../../shell/session.ts';
import { CalendarSection } from './CalendarSection.tsx';
import { RatesSection } from './RatesSection.tsx';
import { referencesMessages } from './references.messages.ts';

const route = getRouteApi('/app/references');

const TABS = ['rates', 'calendar'] as const;

/** Exchange rates and the company's working days. */
export function ReferencesRoute() {
  const t = useTranslate();
  const { may } = useSession();
  const navigate = route.useNavigate();
  const tabs = TABS.filter((tab) => tab === 'calendar' || may.includes('rate.list'));
  const { tab = tabs[0] } = route.useSearch();
  return (
    <Page title={t(referencesMessages.title)} description={t(referencesMessages.description)}>
      <Tabs
        value={tab ?? 'calendar'}
        keepMounted={false}
        onChange={(value) => {
          const chosen = TABS.find((name) => name === value);
          if (chosen !== undefined) void navigate({ search: { tab: chosen } });
        }}
      >
        <Tabs.List mb="md">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(referencesMessages[name])}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="rates">
          <RatesSection />
        </Tabs.Panel>
        <Tabs.Panel value="calendar">
          <CalendarSection />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
