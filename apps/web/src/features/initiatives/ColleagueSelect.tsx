import { Select } from '@mantine/core';
import { useName, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { initiativeMessages } from './initiatives.messages.ts';

const SEARCH_LENGTH_MIN = 2;

interface ColleagueSelectProps {
  readonly label: string;
  readonly value: { readonly id: string; readonly name: string } | null;
  readonly onChange: (colleague: { readonly id: string; readonly name: string } | null) => void;
}

/** A colleague by a piece of their name. */
export function ColleagueSelect({ label, value, onChange }: ColleagueSelectProps) {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const [search, setSearch] = useState(value?.name ?? '');
  const enabled = search.trim().length >= SEARCH_LENGTH_MIN;
  const found = useQuery({ ...trpc.initiatives.colleagues.queryOptions({ search: search.trim() }), enabled });
  const colleagues = (found.data ?? []).map(({ id, name }) => ({ value: id, label: nameOf(name) }));
  const chosen = value === null ? [] : [{ value: value.id, label: value.name }];
  return (
    <Select
      label={label}
      searchable
      placeholder={t(initiativeMessages.findColleague)}
      nothingFoundMessage={enabled && !found.isFetching ? t(initiativeMessages.nobodyFound) : undefined}
      data={[...chosen, ...colleagues.filter((one) => one.value !== value?.id)]}
      filter={({ options }) => options}
      value={value?.id ?? null}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id, option) => onChange(id === null || option === null ? null : { id, name: option.label })}
    />
  );
}
