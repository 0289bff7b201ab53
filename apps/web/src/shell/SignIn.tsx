import { Page } from '@premia/ui';

export function SignIn() {
  return <Page title="Premia">{null}</Page>;
}
