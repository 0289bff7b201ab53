import { Page } from '@premia/ui';

export function BreakdownRoute() {
  return <Page title="portal">{null}</Page>;
}
