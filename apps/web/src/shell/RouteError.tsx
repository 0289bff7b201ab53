import { Button } from '@mantine/core';
import { Page, useTranslate } from '@premia/ui';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { shellMessages } from './shell.messages.ts';

/** Keeps the rest of the app standing when one page breaks. */
export function RouteError(props: ErrorComponentProps) {
  const t = useTranslate();
  const router = useRouter();
  return (
    <Page title={t(shellMessages.errorTitle)} description={t(shellMessages.errorText)} width="narrow">
      <Button
        onClick={() => {
          props.reset();
          void router.invalidate();
        }}
      >
        {t(shellMessages.retry)}
      </Button>
    </Page>
  );
}
