import { Checkbox, Select, TextInput } from '@mantine/core';
import type { SchemeDetail } from '@premia/service';
import { useLanguage, useName } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../shell/api.ts';
import { RouteAhead } from '../../approvals/RoutePicture.tsx';
import classes from './SubmitDialog.module.css';
import { submitMessages as messages } from './submit.messages.ts';

/** Those the scheme pays already, as an answer to whom it is for. */
export const CURRENT = 'current';

export type Target = SchemeDetail['assignments'][number]['target'];

/** Whom the scheme pays from some day on, each once. */
export function payingTargets({ assignments }: SchemeDetail): readonly Target[] {
  const standing = assignments.filter(({ to }) => to === null).map(({ target }) => target);
  return [...new Map(standing.map((target) => [`${target.kind} ${target.id}`, target])).values()];
}

interface AssignFieldsProps {
  readonly paying: readonly Target[];
  /** A department, those the scheme pays already, or nobody yet. */
  readonly audience: string | null;
  readonly onAudience: (audience: string | null) => void;
  /** What is typed to find the department; its name once it is chosen. */
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly from: string;
  readonly onFrom: (date: string) => void;
}

export function AssignFields({ paying, audience, onAudience, words, onWords, from, onFrom }: AssignFieldsProps) {
  const { translate: t } = useLanguage();
  const nameOf = useName();
  const trpc = useTRPC();
  const departments = useQuery(trpc.people.departments.queryOptions({}));
  const names = paying.map(({ name }) => nameOf(name)).join(', ');
  const current = paying.length === 0 ? [] : [{ value: CURRENT, label: t(messages.current, { names }) }];
  return (
    <div className={classes['assign']}>
      <Select
        // The list opens with the focus: where an answer is given already, the message is what is missing.
        data-autofocus={paying.length === 0 || undefined}
        selectFirstOptionOnChange
        label={t(messages.department)}
        placeholder={t(messages.departmentHint)}
        clearable
        searchable
        data={[...current, ...(departments.data ?? []).map(({ id, name }) => ({ value: id, label: nameOf(name) }))]}
        value={audience}
        onChange={onAudience}
        searchValue={words}
        onSearchChange={onWords}
      />
      <TextInput
        type="date"
        label={t(messages.from)}
        value={from}
        disabled={audience === null}
        required={audience !== null}
        withAsterisk={false}
        onChange={(event) => onFrom(event.currentTarget.value)}
      />
    </div>
  );
}

interface RouteFieldsProps {
  readonly withExecutive: boolean;
  readonly onExecutive: (withExecutive: boolean) => void;
  readonly deadline: string;
  readonly onDeadline: (deadline: string) => void;
  readonly from: string | null;
}

/** Who decides, in which order, and by when an answer is needed. */
export function RouteFields({ withExecutive, onExecutive, deadline, onDeadline, from }: RouteFieldsProps) {
  const { translate: t } = useLanguage();
  return (
    <div className={classes['route']}>
      <RouteAhead steps={withExecutive ? ['finance', 'executive'] : ['finance']} from={from === '' ? null : from} />
      <div className={classes['assign']}>
        <Checkbox
          label={t(messages.withExecutive)}
          checked={withExecutive}
          onChange={(event) => onExecutive(event.currentTarget.checked)}
        />
        <TextInput
          type="date"
          label={t(messages.deadline)}
          value={deadline}
          onChange={(event) => onDeadline(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
