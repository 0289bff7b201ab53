import { Page } from '@premia/ui';

export function RunRoute() {
  return <Page title="runs">{null}</Page>;
}
