import { Button, FileButton, Group, Modal, Select, Textarea } from '@mantine/core';
import { changeWords } from '@premia/locale';
import type { ChangeColumn, ChangeRowGiven, ChangeTable } from '@premia/service';
import { useLanguage, useTranslate } from '@premia/ui';
import { IconClipboardText, IconFileUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPCClient } from '../../shell/api.ts';
import classes from './Changes.module.css';
import { changesMessages } from './changes.messages.ts';
import { type ColumnMapping, mappedRows } from './grid-rows.ts';

export interface TakenTable {
  readonly rows: readonly ChangeRowGiven[];
  readonly fileName: string | null;
  readonly decimalSign: ',' | '.';
}

interface Source {
  readonly bytes: Uint8Array;
  readonly fileName: string | null;
}

const ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be'] as const;
type Encoding = (typeof ENCODINGS)[number];
type Delimiter = ',' | ';' | '\t' | '|';

/** A CSV or a pasted table; read by the service as imports are, then told which column is which. */
export function TableIntake({ onTaken }: { readonly onTaken: (table: TakenTable) => void }) {
  const t = useTranslate();
  const [pasting, setPasting] = useState(false);
  const [source, setSource] = useState<Source | null>(null);
  const open = async (file: File | null): Promise<void> => {
    if (file !== null) setSource({ bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name });
  };
  return (
    <div className={classes['tools']}>
      <FileButton accept=".csv,.txt,.tsv,text/csv" onChange={(file) => void open(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconFileUpload size={16} aria-hidden="true" />}>
            {t(changesMessages.upload)}
          </Button>
        )}
      </FileButton>
      <Button
        variant="default"
        leftSection={<IconClipboardText size={16} aria-hidden="true" />}
        onClick={() => setPasting(true)}
      >
        {t(changesMessages.paste)}
      </Button>
      {pasting && (
        <PasteDialog
          onClose={() => setPasting(false)}
          onPasted={(text) => {
            setPasting(false);
            setSource({ bytes: new TextEncoder().encode(text), fileName: null });
          }}
        />
      )}
      {source !== null && (
        <MappingDialog
          source={source}
          onClose={() => setSource(null)}
          onTaken={(table) => {
            setSource(null);
            onTaken(table);
          }}
        />
      )}
    </div>
  );
}

function PasteDialog(props: { readonly onClose: () => void; readonly onPasted: (text: string) => void }) {
  const t = useTranslate();
  const [text, setText] = useState('');
  return (
    <Modal opened onClose={props.onClose} title={t(changesMessages.paste)} size="lg">
      <Textarea
        data-autofocus
        autosize
        minRows={6}
        maxRows={14}
        label={t(changesMessages.pasteHint)}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button disabled={text.trim() === ''} onClick={() => props.onPasted(text)}>
          {t(changesMessages.paste)}
        </Button>
      </Group>
    </Modal>
  );
}

interface MappingDialogProps {
  readonly source: Source;
  readonly onClose: () => void;
  readonly onTaken: (table: TakenTable) => void;
}

interface Reading {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
}

function useReading(source: Source) {
  const { changes } = useTRPCClient();
  const read = useMutation({
    mutationFn: ({ encoding, delimiter }: Reading): Promise<ChangeTable> =>
      changes.readTable.mutate({ base64: toBase64(source.bytes), encoding, delimiter }),
  });
  const [begun, setBegun] = useState(false);
  if (!begun) {
    setBegun(true);
    read.mutate({ encoding: null, delimiter: null });
  }
  return read;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

const MAPPED: readonly ChangeColumn[] = ['criterion', 'employee', 'department', 'period', 'value'];

function MappingDialog({ source, onClose, onTaken }: MappingDialogProps) {
  const t = useTranslate();
  const { language } = useLanguage();
  const read = useReading(source);
  const [chosen, setChosen] = useState<ColumnMapping>({});
  const [decimalSign, setDecimalSign] = useState<',' | '.'>(language === 'ru' ? ',' : '.');
  const table = read.data;
  if (table === undefined || !table.ok) {
    const problem =
      table === undefined
        ? null
        : (changeWords(table, language) ??
          `${t(changesMessages.fileUnread)}: ${Object.values(table.details).join(' · ')}`);
    return (
      <Modal opened onClose={onClose} title={t(changesMessages.mapping)}>
        {problem !== null && (
          <p className={classes['wrong']} role="alert">
            {problem}
          </p>
        )}
        {read.isError && (
          <p className={classes['wrong']} role="alert">
            {t(changesMessages.fileUnread)}
          </p>
        )}
      </Modal>
    );
  }
  const mapping: ColumnMapping = { ...table.suggested, ...chosen };
  const rows = mappedRows(table, mapping);
  return (
    <Modal opened onClose={onClose} title={t(changesMessages.mapping)} size="lg">
      <div className={classes['fields']}>
        {MAPPED.map((column) => (
          <Select
            key={column}
            label={t(changesMessages[column])}
            placeholder={t(changesMessages.notMapped)}
            data={[...table.columns]}
            clearable
            value={mapping[column] ?? (column === 'employee' ? (mapping.who ?? null) : null)}
            onChange={(name) => setChosen((before) => ({ ...before, [column]: name ?? undefined }))}
          />
        ))}
        <Select
          label={t(changesMessages.encoding)}
          data={[...ENCODINGS]}
          value={table.encoding}
          allowDeselect={false}
          onChange={(encoding) =>
            read.mutate({ encoding: ENCODINGS.find((known) => known === encoding) ?? null, delimiter: null })
          }
        />
        <Select
          label={t(changesMessages.decimalSign)}
          data={[
            { value: ',', label: t(changesMessages.comma) },
            { value: '.', label: t(changesMessages.point) },
          ]}
          value={decimalSign}
          allowDeselect={false}
          onChange={(sign) => setDecimalSign(sign === ',' ? ',' : '.')}
        />
      </div>
      <SampleRows rows={rows} />
      <Group justify="flex-end" mt="md">
        <Button
          disabled={rows.length === 0 || mapping.value === undefined}
          onClick={() => onTaken({ rows, fileName: source.fileName, decimalSign })}
        >
          {t(changesMessages.take, { count: rows.length })}
        </Button>
      </Group>
    </Modal>
  );
}

const SAMPLE = 4;

function SampleRows({ rows }: { readonly rows: readonly ChangeRowGiven[] }) {
  const t = useTranslate();
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {(['criterion', 'who', 'period', 'value'] as const).map((column) => (
              <th key={column} scope="col">
                {t(changesMessages[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SAMPLE).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the first rows of a file, in their order
            <tr key={index}>
              <td>{row.criterion}</td>
              <td>{row.who}</td>
              <td>{row.period}</td>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
