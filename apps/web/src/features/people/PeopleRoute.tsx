import { Page } from '@premia/ui';

export function PeopleRoute() {
  return <Page title="people">{null}</Page>;
}
