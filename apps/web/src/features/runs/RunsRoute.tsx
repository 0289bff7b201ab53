import { Page } from '@premia/ui';

export function RunsRoute() {
  return <Page title="runs">{null}</Page>;
}
