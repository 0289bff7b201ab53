import { Page } from '@premia/ui';

export function SchemesRoute() {
  return <Page title="schemes">{null}</Page>;
}
