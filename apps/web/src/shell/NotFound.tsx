import { Button } from '@mantine/core';
import { Page, useTranslate } from '@premia/ui';
import { Link } from '@tanstack/react-router';
import { shellMessages } from './shell.messages.ts';

export function NotFound() {
  const t = useTranslate();
  return (
    <Page title={t(shellMessages.notFoundTitle)} description={t(shellMessages.notFoundText)} width="narrow">
      <Button renderRoot={(props) => <Link to="/" {...props} />}>{t(shellMessages.home)}</Button>
    </Page>
  );
}
