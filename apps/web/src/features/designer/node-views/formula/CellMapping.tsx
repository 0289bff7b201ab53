import { Button, Modal, Select } from '@mantine/core';
import { replaceCells } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useState } from 'react';
import classes from './Formula.module.css';
import { formulaMessages as messages } from './formula.messages.ts';
import type { FormulaValue } from './formula-scope.ts';

export interface CellMappingProps {
  readonly text: string;
  readonly cells: readonly string[];
  readonly scope: readonly FormulaValue[];
  /** The formula with names instead of cells. */
  readonly onInsert: (text: string) => void;
  readonly onCancel: () => void;
}

/** A formula brought from a spreadsheet names cells: each is given a value of the scheme. */
export function CellMapping({ text, cells, scope, onInsert, onCancel }: CellMappingProps) {
  const { translate: t } = useLanguage();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const isWhole = cells.every((cell) => chosen.has(cell));
  return (
    <Modal opened onClose={onCancel} title={t(messages.cellsTitle)}>
      <form
        onKeyDown={(event) => event.stopPropagation()}
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) onInsert(replaceCells(text, chosen));
        }}
      >
        <p className={classes['quiet']}>{t(messages.cellsHint)}</p>
        <code className={classes['pasted']}>{text}</code>
        {/[A-Z]\d+:\$?[A-Z]/.test(text) && <p className={classes['warning']}>{t(messages.ranges)}</p>}
        {cells.map((cell) => (
          <Select
            key={cell}
            mt="sm"
            label={t(messages.cell, { cell })}
            placeholder={t(messages.cellPlaceholder)}
            searchable
            data={scope.map(({ key, title }) => ({ value: key, label: title }))}
            value={chosen.get(cell) ?? null}
            onChange={(key) => {
              const next = new Map(chosen);
              if (key === null) next.delete(cell);
              else next.set(cell, key);
              setChosen(next);
            }}
          />
        ))}
        <div className={classes['buttons']}>
          <Button variant="default" onClick={onCancel}>
            {t(messages.cancel)}
          </Button>
          <Button type="submit" disabled={!isWhole}>
            {t(messages.insert)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
