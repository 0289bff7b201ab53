import { Button, Checkbox, Group, Modal, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import type { ParameterScope, SchemeParameter, SchemeParameters } from '@premia/service';
import { DecimalField, useFormat, useName, useTranslate } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { departmentRows } from '../people/department-tree.ts';
import classes from './Parameters.module.css';
import { PreviewView } from './PreviewView.tsx';
import { standingAt } from './parameter-value.ts';
import { parametersMessages } from './parameters.messages.ts';
import { parameterRefusal } from './refusal-words.ts';

interface SetValueDialogProps {
  readonly list: SchemeParameters;
  readonly parameter: SchemeParameter;
  readonly onClose: () => void;
}

interface Form {
  readonly kind: ParameterScope['kind'];
  readonly departmentId: string | null;
  readonly employeeId: string | null;
  readonly value: string | null;
  readonly clears: boolean;
  readonly from: string;
  readonly reason: string;
}

/** Another value for somebody, with what it would change shown before it is set. */
export function SetValueDialog({ list, parameter, onClose }: SetValueDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const [form, setForm] = useState<Form>({
    kind: 'department',
    departmentId: null,
    employeeId: null,
    value: null,
    clears: false,
    from: list.openFrom ?? firstOfMonth(),
    reason: '',
  });
  const [previewed, setPreviewed] = useState(false);
  const change = (part: Partial<Form>): void => {
    setForm({ ...form, ...part });
    setPreviewed(false);
  };
  const save = useSave(onClose);
  const proposed = proposedOf(form, { list, parameter });
  const scopeId = proposed === null || proposed.scope.kind === 'company' ? 'company' : proposed.scope.id;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(parametersMessages.dialog, { parameter: nameOf(parameter.title) })}
    >
      <div className={classes['form']}>
        <ScopeFields form={form} change={change} />
        <ValueFields form={form} change={change} list={list} parameter={parameter} />
        <Textarea
          autosize
          minRows={2}
          required
          label={t(parametersMessages.reason)}
          description={t(parametersMessages.reasonHint)}
          value={form.reason}
          onChange={(event) => setForm({ ...form, reason: event.currentTarget.value })}
        />
        {proposed !== null && previewed ? (
          <PreviewView proposed={proposed} />
        ) : (
          <Button variant="default" disabled={proposed === null} onClick={() => setPreviewed(true)}>
            {t(parametersMessages.preview)}
          </Button>
        )}
      </div>
      {save.error !== null && (
        <p className={classes['error']} role="alert">
          {parameterRefusal(save.error, t, format)}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t(parametersMessages.cancel)}
        </Button>
        <Button
          disabled={proposed === null || form.reason.trim() === ''}
          loading={save.isPending}
          onClick={() => {
            if (proposed === null) return;
            const { kind } = proposed.scope;
            const seen = standingAt(list.values, { parameter: parameter.key, kind, id: scopeId, from: form.from });
            save.mutate({ ...proposed, reason: form.reason.trim(), seen });
          }}
        >
          {t(parametersMessages.save)}
        </Button>
      </Group>
    </Modal>
  );
}

function firstOfMonth(): string {
  return `${new Date().toISOString().slice(0, 7)}-01`;
}

/** Null while something needed is missing. */
function proposedOf(form: Form, { list, parameter }: Pick<SetValueDialogProps, 'list' | 'parameter'>) {
  const scope = scopeOf(form);
  const value = form.clears ? null : form.value;
  if (scope === null || form.from === '' || (!form.clears && value === null)) return null;
  return { schemeId: list.schemeId, parameter: parameter.key, scope, from: form.from, value };
}

function scopeOf({ kind, departmentId, employeeId }: Form): ParameterScope | null {
  switch (kind) {
    case 'company':
      return { kind };
    case 'department':
      return departmentId === null ? null : { kind, id: departmentId };
    case 'employee':
      return employeeId === null ? null : { kind, id: employeeId };
  }
}

function useSave(onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.parameters.set.mutationOptions({
      onSuccess: onDone,
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.parameters.pathKey() }),
    }),
  );
}

interface FieldsProps {
  readonly form: Form;
  readonly change: (part: Partial<Form>) => void;
}

function ScopeFields({ form, change }: FieldsProps) {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const departments = useQuery(trpc.people.departments.queryOptions()).data ?? [];
  const people = useQuery({ ...trpc.people.list.queryOptions({}), enabled: form.kind === 'employee' }).data ?? [];
  const kinds = ['department', 'employee', 'company'] as const;
  return (
    <>
      <SegmentedControl
        fullWidth
        orientation={window.innerWidth < 480 ? 'vertical' : 'horizontal'}
        aria-label={t(parametersMessages.who)}
        value={form.kind}
        data={kinds.map((kind) => ({ value: kind, label: t(parametersMessages[kind]) }))}
        onChange={(value) => change({ kind: kinds.find((kind) => kind === value) ?? form.kind })}
      />
      {form.kind === 'department' && (
        <Select
          searchable
          required
          label={t(parametersMessages.chooseDepartment)}
          data={departmentRows(departments).map(({ department, depth }) => ({
            value: department.id,
            label: `${'\u2003'.repeat(depth)}${nameOf(department.name)}`,
          }))}
          value={form.departmentId}
          onChange={(departmentId) => change({ departmentId })}
        />
      )}
      {form.kind === 'employee' && (
        <Select
          searchable
          required
          label={t(parametersMessages.chooseEmployee)}
          data={people.map(({ id, name, departmentName }) => ({
            value: id,
            label: `${nameOf(name)} · ${nameOf(departmentName)}`,
          }))}
          value={form.employeeId}
          onChange={(employeeId) => change({ employeeId })}
        />
      )}
    </>
  );
}

type ValueFieldsProps = FieldsProps & Pick<SetValueDialogProps, 'list' | 'parameter'>;

function ValueFields({ form, change, list, parameter }: ValueFieldsProps) {
  const t = useTranslate();
  const format = useFormat();
  const closed = list.openFrom === null ? '' : t(parametersMessages.openFrom, { day: format.date(list.openFrom) });
  return (
    <>
      {!form.clears && <ValueField form={form} change={change} parameter={parameter} currency={list.currency} />}
      {form.kind !== 'company' && (
        <Checkbox
          label={t(parametersMessages.clear)}
          checked={form.clears}
          onChange={(event) => change({ clears: event.currentTarget.checked })}
        />
      )}
      <TextInput
        type="date"
        required
        label={t(parametersMessages.from)}
        description={[t(parametersMessages.fromHint), closed].filter((line) => line !== '').join(' ')}
        {...(list.openFrom === null ? {} : { min: list.openFrom })}
        value={form.from}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
    </>
  );
}

function ValueField(props: FieldsProps & { readonly parameter: SchemeParameter; readonly currency: string }) {
  const { form, change, parameter, currency } = props;
  const t = useTranslate();
  const { base, currency: own } = parameter.type;
  const label = t(parametersMessages.value);
  if (base === 'money' || base === 'number' || base === 'percent' || base === 'count') {
    const kind = base === 'money' ? { kind: base, currency: own ?? currency } : { kind: base };
    return (
      <DecimalField
        required
        needed
        kind={kind}
        label={label}
        value={form.value}
        onChange={(value) => change({ value })}
      />
    );
  }
  return (
    <TextInput
      required
      type={base === 'date' ? 'date' : 'text'}
      label={label}
      value={form.value ?? ''}
      onChange={({ currentTarget: { value } }) => change({ value: value === '' ? null : value })}
    />
  );
}
