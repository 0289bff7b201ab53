import { Page } from '@premia/ui';

export function DashboardsRoute() {
  return <Page title="dashboards">{null}</Page>;
}
