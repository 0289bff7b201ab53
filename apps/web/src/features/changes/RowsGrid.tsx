import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core';
import { changeWords } from '@premia/locale';
import type { ChangeRowGiven, ChangeRowShown } from '@premia/service';
import { useLanguage, useName, useTranslate } from '@premia/ui';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../shell/api.ts';
import classes from './Changes.module.css';
import { changesMessages } from './changes.messages.ts';
import { EMPTY_ROW, GRID_COLUMNS, type GridColumnKey } from './grid-rows.ts';

/** Rows edited at once; a longer file is looked at in its first rows and mended in the file. */
const ROWS_SHOWN = 100;

interface RowsGridProps {
  readonly rows: readonly ChangeRowGiven[];
  readonly checked: readonly ChangeRowShown[];
  readonly onChange: (rows: readonly ChangeRowGiven[]) => void;
}

export function RowsGrid({ rows, checked, onChange }: RowsGridProps) {
  const t = useTranslate();
  const names = useSuggestions();
  return (
    <>
      <div className={classes['scroll']}>
        <table className={classes['grid']}>
          <thead>
            <tr>
              <th scope="col">{t(changesMessages.line)}</th>
              {GRID_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(changesMessages[column])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, ROWS_SHOWN).map((row, index) => (
              <GridRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the grid
                key={index}
                line={index + 1}
                row={row}
                names={names}
                problems={checked.find(({ line }) => line === index + 1)?.problems ?? []}
                onChange={(next) => onChange(rows.with(index, next))}
                onRemove={() => onChange(rows.toSpliced(index, 1))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > ROWS_SHOWN && (
        <p className={classes['quiet']}>{t(changesMessages.moreRows, { count: String(ROWS_SHOWN) })}</p>
      )}
      <Button
        mt="xs"
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange([...rows, EMPTY_ROW])}
      >
        {t(changesMessages.addRow)}
      </Button>
    </>
  );
}

type Suggestions = Readonly<Partial<Record<GridColumnKey, readonly string[]>>>;

function useSuggestions(): Suggestions {
  const trpc = useTRPC();
  const nameOf = useName();
  const criteria = useQuery(trpc.criteria.list.queryOptions());
  const people = useQuery(trpc.people.list.queryOptions({}));
  const distinct = (names: readonly string[]) => [...new Set(names)];
  return {
    criterion: distinct((criteria.data ?? []).map(({ title }) => nameOf(title))),
    who: distinct((people.data ?? []).flatMap(({ name, departmentName }) => [nameOf(name), nameOf(departmentName)])),
  };
}

interface GridRowProps {
  readonly line: number;
  readonly row: ChangeRowGiven;
  readonly names: Suggestions;
  readonly problems: ChangeRowShown['problems'];
  readonly onChange: (row: ChangeRowGiven) => void;
  readonly onRemove: () => void;
}

function GridRow({ line, row, names, problems, onChange, onRemove }: GridRowProps) {
  const t = useTranslate();
  const { language } = useLanguage();
  const problemOf = (column: GridColumnKey): string | undefined => {
    const found = problems.find(
      (problem) => problem.column === column || (column === 'criterion' && problem.column === undefined),
    );
    return found === undefined ? undefined : (changeWords(found, language) ?? found.code);
  };
  return (
    <tr>
      <td className={classes['lineNumber']}>{line}</td>
      {GRID_COLUMNS.map((column) => {
        const field = {
          size: 'xs',
          'aria-label': t(changesMessages.cell, { column: t(changesMessages[column]), line: String(line) }),
          value: row[column] ?? '',
          error: problemOf(column),
        } as const;
        const suggestions = names[column];
        return (
          <td key={column}>
            {suggestions === undefined ? (
              <TextInput {...field} onChange={(event) => onChange({ ...row, [column]: event.currentTarget.value })} />
            ) : (
              <Autocomplete
                {...field}
                data={[...suggestions]}
                limit={12}
                onChange={(text) => onChange({ ...row, [column]: text })}
              />
            )}
          </td>
        );
      })}
      <td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t(changesMessages.removeRow, { line: String(line) })}
          onClick={onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      </td>
    </tr>
  );
}
