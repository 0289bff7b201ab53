import { Page } from '@premia/ui';

export function PortalRoute() {
  return <Page title="portal">{null}</Page>;
}
