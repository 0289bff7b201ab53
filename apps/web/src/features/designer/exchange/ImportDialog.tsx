import { Button, Modal } from '@mantine/core';
import { chooseText, describeDiagnostic } from '@premia/locale';
import type { Diagnostic } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTRPC } from '../../../shell/api.ts';
import { failureWords } from '../../../shell/failures.ts';
import { announce } from '../state/announce.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { exchangeMessages as messages } from './exchange.messages.ts';
import classes from './ImportDialog.module.css';
import { inPlaceOf, type ReadFile, readSchemeFile } from './read-file.ts';

/** Reads a file, says what is in it or what is wrong with it and where, and only then asks what to do with it. */
export function ImportDialog({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const { translate: t } = useLanguage();
  const [read, setRead] = useState<ReadFile | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void readSchemeFile(file).then((answer) => {
      if (isCurrent) setRead(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [file]);
  return (
    <Modal opened onClose={onClose} title={t(messages.importTitle)} size="lg">
      {read?.ok === false && (
        <div role="alert">
          <p>{t(messages.badFile, { file: read.fileName })}</p>
          <Findings diagnostics={read.diagnostics} />
          <div className={classes['buttons']}>
            <Button variant="default" onClick={onClose}>
              {t(messages.cancel)}
            </Button>
          </div>
        </div>
      )}
      {read?.ok === true && <Choices read={read} onClose={onClose} />}
    </Modal>
  );
}

function Choices({
  read,
  onClose,
}: {
  readonly read: Extract<ReadFile, { readonly ok: true }>;
  readonly onClose: () => void;
}) {
  const { draft, ui, actions } = useDesigner();
  const { language, translate: t } = useLanguage();
  const create = useCreateScheme(onClose);
  const { document, fileName, warnings, errors } = read;
  const name = chooseText(document.title, language)?.text ?? document.key;
  const replace = () => {
    actions.replaceDraft(inPlaceOf(draft.getDocument(), document), fileName);
    ui.setState({
      selectedNodes: new Set(),
      selectedLinks: new Set(),
      focusedNode: null,
      focusedPort: null,
      inside: null,
    });
    announce(ui, t(messages.replacedNow));
    onClose();
  };
  const { title, period, currency } = document;
  return (
    <>
      <p>{t(messages.read, { file: fileName, name, count: document.nodes.length })}</p>
      {errors > 0 && <p>{t(messages.problemsInside, { count: errors })}</p>}
      {warnings.length > 0 && (
        <>
          <p>{t(messages.oddities)}</p>
          <Findings diagnostics={warnings} />
        </>
      )}
      <p className={classes['quiet']}>{t(messages.replaceHint)}</p>
      {create.error !== null && (
        <p className={classes['error']} role="alert">
          {failureWords(create.error, t).text}
        </p>
      )}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t(messages.cancel)}
        </Button>
        <Button
          variant="default"
          loading={create.isPending}
          onClick={() => create.mutate({ title, period, currency, document })}
        >
          {t(messages.asNew)}
        </Button>
        <Button data-autofocus onClick={replace}>
          {t(messages.replace)}
        </Button>
      </div>
    </>
  );
}

function useCreateScheme(onClose: () => void) {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.schemes.create.mutationOptions({
      onSuccess: async ({ schemeId }) => {
        onClose();
        void queryClient.invalidateQueries({ queryKey: trpc.schemes.list.queryKey() });
        await navigate({ to: '/schemes/$schemeId', params: { schemeId } });
      },
    }),
  );
}

/** What is wrong and where in the file: a path as it stands there. */
function Findings({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  const { language, translate: t } = useLanguage();
  return (
    <ul className={classes['findings']}>
      {diagnostics.map((diagnostic) => (
        <li key={JSON.stringify([diagnostic.code, diagnostic.place])}>
          {describeDiagnostic(diagnostic, { language })}{' '}
          <code>
            {diagnostic.place.path === undefined || diagnostic.place.path === ''
              ? t(messages.wholeFile)
              : t(messages.place, { path: diagnostic.place.path })}
          </code>
        </li>
      ))}
    </ul>
  );
}
