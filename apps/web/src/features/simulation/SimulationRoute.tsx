import { Page } from '@premia/ui';

export function SimulationRoute() {
  return <Page title="simulation">{null}</Page>;
}
