import { Popover, TextInput } from '@mantine/core';
import { chooseText } from '@premia/locale';
import { useLanguage } from '@premia/ui';
import { useState } from 'react';
import { designerMessages as messages } from '../designer.messages.ts';
import { useDesigner, useDocumentPart } from '../state/designer-context.tsx';
import classes from './TopBar.module.css';

/** The scheme's name as a heading; a click opens it in both languages. */
export function SchemeName() {
  const { actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const title = useDocumentPart((document) => document.title);
  const shown = chooseText(title, language);
  const missing = title.ru === undefined ? messages.noNameRu : title.en === undefined ? messages.noNameEn : null;
  const save = (change: { readonly ru?: string; readonly en?: string }) => {
    const next = { ...title, ...change };
    if (next.ru !== title.ru || next.en !== title.en) actions.setSchemeTitle(next);
  };
  const heading = <h1 className={classes['name']}>{shown?.text ?? '—'}</h1>;
  if (isReadOnly) return heading;
  return (
    <Popover width={320} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes['nameButton']} title={missing === null ? undefined : t(missing)}>
          {heading}
          {missing !== null && <span className={classes['missing']}>{title.ru === undefined ? 'RU' : 'EN'}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <NameField label={t(messages.schemeNameRu)} value={title.ru ?? ''} onCommit={(ru) => save({ ru })} />
        <NameField label={t(messages.schemeNameEn)} value={title.en ?? ''} onCommit={(en) => save({ en })} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
}

/** One action when the field is left, not one a letter. */
export function NameField({ label, value, onCommit }: NameFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      size="xs"
      mb={8}
      label={label}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
      onBlur={() => {
        if (typed !== null && typed.trim() !== value) onCommit(typed.trim());
        setTyped(null);
      }}
    />
  );
}
