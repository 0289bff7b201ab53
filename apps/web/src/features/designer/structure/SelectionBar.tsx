import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { LAYOUT_COLOURS, type LayoutColour, type SchemeDocument } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconBoxMultiple,
  IconDoorEnter,
  IconDots,
  IconEyeOff,
  IconFold,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconPackageExport,
  IconSquareDashed,
} from '@tabler/icons-react';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { portsOf } from '../catalogue/ports.ts';
import { useDesigner, useDocument, useUi } from '../state/designer-context.tsx';
import { ALIGNMENTS, type Alignment } from './arrange.ts';
import { componentMessages } from './component/component.messages.ts';
import { membersOf, stickerIdOf } from './drawn-parts.ts';
import classes from './parts.module.css';
import { structureMessages as messages } from './structure.messages.ts';
import { useStructure } from './use-structure.ts';

type Icon = ComponentType<{ readonly size?: number; readonly stroke?: number }>;

const ComponentDialog = lazy(() =>
  import('./component/ComponentDialog.tsx').then((module) => ({ default: module.ComponentDialog })),
);

const ALIGN_ICONS: Readonly<Record<Alignment, Icon>> = {
  left: IconLayoutAlignLeft,
  centre: IconLayoutAlignCenter,
  right: IconLayoutAlignRight,
  top: IconLayoutAlignTop,
  middle: IconLayoutAlignMiddle,
  bottom: IconLayoutAlignBottom,
};
const ALIGN_KEYS: Readonly<Record<Alignment, string>> = {
  left: 'Alt+A',
  centre: 'Alt+H',
  right: 'Alt+D',
  top: 'Alt+W',
  middle: 'Alt+V',
  bottom: 'Alt+S',
};
/** The same step as the arrows take after M. */
const STEP = 40;

/** What can be done with what is selected; the same by keys, which the hints name. */
export function SelectionBar() {
  const { isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const document = useDocument();
  const selected = useUi((state) => state.selectedNodes);
  const structure = useStructure();
  const [isPromoting, setPromoting] = useState(false);
  const chosen = selectionOf(document, selected);
  if (isReadOnly || chosen.isEmpty) return null;
  return (
    <>
      <div className={classes['bar']} role="toolbar" aria-label={t(messages.selection)}>
        {chosen.nodes > 0 && (
          <span className={classes['barWords']}>{t(messages.selected, { count: chosen.nodes })}</span>
        )}
        {chosen.nodes > 1 && (
          <>
            {ALIGNMENTS.map((how) => (
              <Tool
                key={how}
                label={t(messages[how])}
                keys={ALIGN_KEYS[how]}
                Icon={ALIGN_ICONS[how]}
                onClick={() => structure.align(how)}
              />
            ))}
            {chosen.nodes > 2 && (
              <>
                <Tool
                  label={t(messages.horizontally)}
                  keys="Alt+Shift+H"
                  Icon={IconLayoutDistributeVertical}
                  onClick={() => structure.distribute('horizontally')}
                />
                <Tool
                  label={t(messages.vertically)}
                  keys="Alt+Shift+V"
                  Icon={IconLayoutDistributeHorizontal}
                  onClick={() => structure.distribute('vertically')}
                />
              </>
            )}
            <span className={classes['divider']} />
          </>
        )}
        {chosen.nodes > 0 && (
          <>
            <Tool label={t(messages.drawArea)} keys="Ctrl+G" Icon={IconSquareDashed} onClick={structure.drawArea} />
            <Tool label={t(messages.fold)} keys="H" Icon={IconFold} onClick={structure.fold} />
            <Tool label={t(messages.bypass)} keys="B" Icon={IconEyeOff} onClick={structure.bypass} />
          </>
        )}
        {chosen.isFrame && (
          <Tool label={t(messages.lookInside)} keys="I" Icon={IconDoorEnter} onClick={structure.lookInside} />
        )}
        <MoreMenu chosen={chosen} onPromote={() => setPromoting(true)} />
      </div>
      {isPromoting && (
        <Suspense>
          <ComponentDialog onClose={() => setPromoting(false)} />
        </Suspense>
      )}
    </>
  );
}

interface Chosen {
  readonly isEmpty: boolean;
  readonly nodes: number;
  readonly isFrame: boolean;
  /** Wholly selected areas, and stickers: what has a colour. */
  readonly areas: readonly string[];
  readonly stickers: readonly string[];
  readonly isInArea: boolean;
}

function selectionOf(document: SchemeDocument, selected: ReadonlySet<string>): Chosen {
  const nodes = document.nodes.filter(({ id }) => selected.has(id));
  const [first] = nodes;
  const stickers = [...selected].flatMap((key) => stickerIdOf(key) ?? []);
  return {
    isEmpty: nodes.length === 0 && stickers.length === 0,
    nodes: nodes.length,
    isFrame: nodes.length === 1 && first !== undefined && (portsOf(first).isFrame || first.frame !== undefined),
    areas: [...membersOf(document)].filter(([, ids]) => ids.every((id) => selected.has(id))).map(([areaId]) => areaId),
    stickers,
    isInArea: nodes.some(({ area }) => area !== undefined),
  };
}

function MoreMenu({ chosen, onPromote }: { readonly chosen: Chosen; readonly onPromote: () => void }) {
  const { ui } = useDesigner();
  const { translate: t } = useLanguage();
  const structure = useStructure();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t(messages.more)}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(chosen.areas.length > 0 || chosen.stickers.length > 0) && <Colours chosen={chosen} />}
        <Menu.Item
          leftSection={<IconArrowLeft size={16} />}
          closeMenuOnClick={false}
          onClick={() => structure.nudge([-STEP, 0])}
        >
          {t(messages.moveLeft)}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={16} />}
          closeMenuOnClick={false}
          onClick={() => structure.nudge([STEP, 0])}
        >
          {t(messages.moveRight)}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={16} />}
          closeMenuOnClick={false}
          onClick={() => structure.nudge([0, -STEP])}
        >
          {t(messages.moveUp)}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} />}
          closeMenuOnClick={false}
          onClick={() => structure.nudge([0, STEP])}
        >
          {t(messages.moveDown)}
        </Menu.Item>
        {chosen.nodes > 0 && (
          <>
            <Menu.Divider />
            {chosen.isInArea && (
              <Menu.Item leftSection={<IconBoxMultiple size={16} />} onClick={structure.leaveArea}>
                {t(messages.leaveArea)}
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconPackageExport size={16} />}
              onClick={() => {
                ui.setState({ focusedPort: null });
                onPromote();
              }}
            >
              {t(componentMessages.promote)}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Colours({ chosen }: { readonly chosen: Chosen }) {
  const { draft, actions } = useDesigner();
  const { translate: t } = useLanguage();
  const { areas = {}, stickers = {} } = useDocument().layout ?? {};
  const current = areas[chosen.areas[0] ?? '']?.colour ?? stickers[chosen.stickers[0] ?? '']?.colour;
  const paint = (colour: LayoutColour) => {
    for (const areaId of chosen.areas) actions.colourArea(areaId, colour);
    for (const stickerId of chosen.stickers) {
      const sticker = draft.getDocument().layout?.stickers?.[stickerId];
      if (sticker !== undefined) actions.setSticker(stickerId, { ...sticker, colour });
    }
  };
  return (
    <>
      <Menu.Label>{t(messages.colour)}</Menu.Label>
      <div className={classes['dots']}>
        {LAYOUT_COLOURS.map((colour) => (
          <button
            key={colour}
            type="button"
            className={classes['dot']}
            data-colour={colour}
            aria-pressed={colour === current}
            aria-label={t(messages[colour])}
            title={t(messages[colour])}
            onClick={() => paint(colour)}
          />
        ))}
      </div>
      <Menu.Divider />
    </>
  );
}

interface ToolProps {
  readonly label: string;
  readonly keys: string;
  readonly Icon: Icon;
  readonly onClick: () => void;
}

function Tool({ label, keys, Icon, onClick }: ToolProps) {
  return (
    <Tooltip label={`${label} ( ${keys} )`}>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} onClick={onClick}>
        <Icon size={18} stroke={1.8} />
      </ActionIcon>
    </Tooltip>
  );
}
