import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { chooseText } from '@premia/locale';
import { useFormat, useLanguage } from '@premia/ui';
import {
  IconDots,
  IconEye,
  IconEyeOff,
  IconFileTypePdf,
  IconFileTypePng,
  IconFileTypeSvg,
  IconHelp,
  IconJson,
  IconUpload,
} from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useNaming } from '../catalogue/use-naming.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { tourMessages } from '../tour/tour.messages.ts';
import { exchangeMessages as messages } from './exchange.messages.ts';
import { fileNameOf, saveFile } from './save-file.ts';

const ImportDialog = lazy(() => import('./ImportDialog.tsx').then((module) => ({ default: module.ImportDialog })));

export interface FileMenuProps {
  /** Whose numbers are on the screen; null while nobody's are. */
  readonly person: string | null;
  readonly period: string;
}

type Format = 'svg' | 'png' | 'pdf' | 'json';

/** The scheme as a picture, a printed page or a file; a file as the scheme; and the tour. */
export function FileMenu({ person, period }: FileMenuProps) {
  const { ui, isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const [withValues, setWithValues] = useState(true);
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const save = useExport({ person, period, withValues: withValues && person !== null });
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t(messages.menu)} data-tour="menu">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t(messages.export)}</Menu.Label>
          <Menu.Item leftSection={<IconFileTypePdf size={16} />} onClick={() => void save('pdf')}>
            {t(messages.pdf)}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypeSvg size={16} />} onClick={() => void save('svg')}>
            {t(messages.svg)}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypePng size={16} />} onClick={() => void save('png')}>
            {t(messages.png)}
          </Menu.Item>
          <Menu.Item
            role="menuitemcheckbox"
            aria-checked={withValues}
            closeMenuOnClick={false}
            disabled={person === null}
            leftSection={withValues ? <IconEye size={16} /> : <IconEyeOff size={16} />}
            rightSection={withValues ? '✓' : null}
            onClick={() => setWithValues(!withValues)}
          >
            {t(messages.withValues)}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconJson size={16} />} onClick={() => void save('json')}>
            {t(messages.json)}
          </Menu.Item>
          {!isReadOnly && (
            <Menu.Item leftSection={<IconUpload size={16} />} onClick={() => input.current?.click()}>
              {t(messages.import)}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconHelp size={16} />} onClick={() => ui.setState({ isTouring: true })}>
            {t(tourMessages.start)}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        data-testid="import-file"
        onChange={(event) => {
          setFile(event.currentTarget.files?.[0] ?? null);
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
      {file !== null && (
        <Suspense>
          <ImportDialog key={`${file.name} ${file.lastModified}`} file={file} onClose={() => setFile(null)} />
        </Suspense>
      )}
    </>
  );
}

interface Exported extends FileMenuProps {
  readonly withValues: boolean;
}

function useExport({ person, period, withValues }: Exported): (format: Format) => Promise<void> {
  const { draft, values, analysis } = useDesigner();
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const words = useFormat();
  return async (format) => {
    const document = draft.getDocument();
    const title = chooseText(document.title, language)?.text ?? document.key;
    const { types } = analysis.getState();
    const drawn = {
      document,
      naming,
      types,
      values: withValues ? (key: `${string}:${string}`) => values.get(key)?.now ?? null : null,
    };
    const sample = withValues && person !== null ? { person, period: words.period(period) } : null;
    try {
      saveFile(await MAKERS[format]({ ...drawn, sample, printedOn: today() }), fileNameOf(title, format));
    } catch (error) {
      notifications.show({ message: t(messages.exportFailed), color: 'red' });
      throw error;
    }
  };
}

type Maker = (scheme: Parameters<typeof import('./make-pdf.ts')['makePdf']>[0]) => Promise<Blob>;

/** Each is fetched when it is asked for. */
const MAKERS: Readonly<Record<Format, Maker>> = {
  json: async ({ document }) => new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/json' }),
  svg: async (scheme) => {
    const [{ drawScheme }, { toSvg }] = await Promise.all([import('./draw-scheme.ts'), import('./picture-svg.ts')]);
    return new Blob([toSvg(drawScheme(scheme))], { type: 'image/svg+xml' });
  },
  png: async (scheme) => {
    const [{ drawScheme }, { toPng }] = await Promise.all([import('./draw-scheme.ts'), import('./picture-png.ts')]);
    return toPng(drawScheme(scheme));
  },
  pdf: async (scheme) => (await import('./make-pdf.ts')).makePdf(scheme),
};

/** The day on the wall of whoever prints. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
