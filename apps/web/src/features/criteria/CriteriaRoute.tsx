import { Page } from '@premia/ui';

export function CriteriaRoute() {
  return <Page title="criteria">{null}</Page>;
}
