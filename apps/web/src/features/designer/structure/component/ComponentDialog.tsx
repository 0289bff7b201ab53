import { Button, Modal, TextInput } from '@mantine/core';
import { chooseText } from '@premia/locale';
import { componentParams } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '../../../../shell/api.ts';
import { failureWords } from '../../../../shell/failures.ts';
import { nodeName } from '../../catalogue/node-name.ts';
import { useNaming } from '../../catalogue/use-naming.ts';
import { useAnalysis, useDesigner, useDocument, useUi } from '../../state/designer-context.tsx';
import { selectNode } from '../../state/designer-ui.ts';
import { throughAreas } from '../area-edits.ts';
import classes from './ComponentDialog.module.css';
import { componentMessages as messages } from './component.messages.ts';
import {
  componentDocument,
  missingPorts,
  type Promotion,
  type PublishedComponent,
  promotionOf,
  replaceByComponent,
} from './promote.ts';

/** Makes a scheme of its own of the selection, or says what stands in the way; puts a published one in its place. */
export function ComponentDialog({ onClose }: { readonly onClose: () => void }) {
  const { translate: t } = useLanguage();
  const naming = useNaming();
  const document = useDocument();
  const selected = useUi((state) => state.selectedNodes);
  const types = useAnalysis((analysis) => analysis.types);
  const ids = throughAreas(document, selected);
  const nameOf = (nodeId: string) => {
    const node = document.nodes.find(({ id }) => id === nodeId);
    return node === undefined ? nodeId : nodeName(node, naming);
  };
  const titleOf = (nodeId: string) => {
    const node = document.nodes.find(({ id }) => id === nodeId);
    return node?.title ?? { [naming.language]: nameOf(nodeId) };
  };
  const promotion = promotionOf(document, { ids, types, titleOf });
  return (
    <Modal opened onClose={onClose} title={t(promotion.ok ? messages.title : messages.cannot)} size="lg">
      {promotion.ok ? (
        <Promote promotion={promotion} titleOf={titleOf} nameOf={nameOf} onClose={onClose} />
      ) : (
        <>
          <p role="alert">
            {t(messages[promotion.reason], { name: promotion.nodeId === null ? '' : nameOf(promotion.nodeId) })}
          </p>
          <Button variant="default" onClick={onClose}>
            {t(messages.close)}
          </Button>
        </>
      )}
    </Modal>
  );
}

interface PromoteProps {
  readonly promotion: Extract<Promotion, { readonly ok: true }>;
  readonly titleOf: (nodeId: string) => { readonly ru?: string | undefined; readonly en?: string | undefined };
  readonly nameOf: (nodeId: string) => string;
  readonly onClose: () => void;
}

const KEY_SUFFIX_LENGTH = 6;

function Promote({ promotion, titleOf, nameOf, onClose }: PromoteProps) {
  const { language, translate: t } = useLanguage();
  const document = useDocument();
  const [name, setName] = useState('');
  const create = useCreateComponent(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const title = { [language]: name.trim() };
    const key = `component-${crypto.randomUUID().slice(0, KEY_SUFFIX_LENGTH)}`;
    const { period, currency } = document;
    create.mutate({
      title,
      period,
      currency,
      document: componentDocument(document, promotion, { key, title, titleOf }),
    });
  };
  const words = (ends: readonly { readonly from: string }[]) =>
    ends.map(({ from }) => nameOf(from.slice(0, from.indexOf('.')))).join(', ') || t(messages.none);
  return (
    <form onSubmit={submit}>
      <p className={classes['words']}>{t(messages.explain)}</p>
      <dl className={classes['ports']}>
        <dt>{t(messages.inputs)}</dt>
        <dd>{words(promotion.inputs)}</dd>
        <dt>{t(messages.outputs)}</dt>
        <dd>{words(promotion.outputs)}</dd>
      </dl>
      <TextInput
        data-autofocus
        required
        label={t(messages.name)}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {create.error !== null && (
        <p className={classes['error']} role="alert">
          {failureWords(create.error, t).text}
        </p>
      )}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t(messages.cancel)}
        </Button>
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
          {t(messages.create)}
        </Button>
      </div>
      <Replacements promotion={promotion} onClose={onClose} />
    </form>
  );
}

function useCreateComponent(onClose: () => void) {
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

function Replacements({ promotion, onClose }: Pick<PromoteProps, 'promotion' | 'onClose'>) {
  const { draft, ui, actions } = useDesigner();
  const { language, translate: t } = useLanguage();
  const document = useDocument();
  const trpc = useTRPC();
  const published = useQuery(trpc.schemes.components.queryOptions());
  const offered = (published.data ?? []).filter(
    ({ period, key }) => period === document.period && key !== document.key,
  );
  const copies = useQueries({ queries: offered.map(({ hash }) => trpc.schemes.component.queryOptions({ hash })) });
  const fitting = offered.flatMap((one, index) => {
    const components = copies[index]?.data?.components;
    const own = components?.[one.hash];
    if (components === undefined || own === undefined) return [];
    const found: PublishedComponent = { params: componentParams(own, components), components };
    const name = chooseText(one.title, language)?.text ?? one.key;
    return missingPorts(promotion, found).length > 0 ? [] : [{ found, name, hash: one.hash }];
  });
  const replace = (found: PublishedComponent, name: string) => {
    const { edits, nodeId } = replaceByComponent(draft.getDocument(), promotion, found);
    actions.fix((tr) => tr(messages.replaced, { name }), edits);
    selectNode(ui, nodeId);
    onClose();
  };
  return (
    <section className={classes['replace']}>
      <h3>{t(messages.replaceTitle)}</h3>
      <p className={classes['words']}>{t(fitting.length === 0 ? messages.noneFits : messages.replaceHint)}</p>
      {fitting.map(({ found, name, hash }) => (
        <Button key={hash} size="xs" variant="light" onClick={() => replace(found, name)}>
          {t(messages.replaceWith, { name })}
        </Button>
      ))}
    </section>
  );
}
