import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { CATALOGUE, type NodeGroup } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import {
  IconArrowsSplit2,
  IconCalculator,
  IconCashBanknote,
  IconDatabase,
  IconFunction,
  IconPlus,
  IconReceipt2,
  IconRepeat,
  IconTable,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import type { ComponentType } from 'react';
import { GROUP_HINTS, GROUP_WORDS, KIND_GROUPS } from '../catalogue/groups.ts';
import { NODE_VIEWS } from '../node-views/node-views.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { addNode } from './add-node.ts';
import classes from './Palette.module.css';
import { paletteMessages as messages } from './palette.messages.ts';

const GROUP_ICONS: Record<NodeGroup, ComponentType<{ readonly size?: number; readonly stroke?: number }>> = {
  inputs: IconDatabase,
  arithmetic: IconCalculator,
  logic: IconArrowsSplit2,
  tables: IconTable,
  facts: IconRepeat,
  team: IconUsersGroup,
  pay: IconReceipt2,
  text: IconFunction,
  results: IconCashBanknote,
};

/** The catalogue as a strip of icons: a click opens a group, a click on a kind puts it into the middle of the view. */
export function PaletteRail() {
  const designer = useDesigner();
  const { language, translate: t } = useLanguage();
  const flow = useReactFlow();
  const { ui } = designer;
  return (
    <nav className={classes['rail']} aria-label={t(messages.rail)}>
      <Tooltip label={`${t(messages.title)} ( / )`} position="right">
        <ActionIcon
          size={34}
          variant="filled"
          data-tour="add"
          aria-label={t(messages.title)}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            ui.setState({
              palette: { screen: [box.right + 8, box.top], place: null, from: null, linkKey: null, frame: null },
            });
          }}
        >
          <IconPlus size={18} />
        </ActionIcon>
      </Tooltip>
      {KIND_GROUPS.map(({ group, kinds }) => {
        const GroupIcon = GROUP_ICONS[group];
        return (
          <Menu key={group} position="right-start" width={300} withinPortal>
            <Menu.Target>
              <Tooltip label={t(GROUP_WORDS[group])} position="right">
                <ActionIcon size={34} variant="subtle" color="gray" aria-label={t(GROUP_WORDS[group])}>
                  <GroupIcon size={18} stroke={1.7} />
                </ActionIcon>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t(GROUP_HINTS[group])}</Menu.Label>
              {kinds.map((kind) => {
                const { Icon } = NODE_VIEWS[kind];
                return (
                  <Menu.Item
                    key={kind}
                    leftSection={<Icon size={16} stroke={1.8} />}
                    onClick={() => {
                      const box = document.querySelector('.react-flow')?.getBoundingClientRect();
                      const place = flow.screenToFlowPosition({
                        x: (box?.left ?? 0) + (box?.width ?? 0) / 2 - 120,
                        y: (box?.top ?? 0) + (box?.height ?? 0) / 2 - 60,
                      });
                      const request = { screen: [0, 0], place: null, from: null, linkKey: null, frame: null } as const;
                      addNode({ designer, flow }, request, { kind, at: [place.x, place.y] });
                    }}
                  >
                    <span className={classes['name']}>{CATALOGUE[kind].title[language]}</span>
                    <span className={classes['hint']}>{CATALOGUE[kind].hint[language]}</span>
                  </Menu.Item>
                );
              })}
            </Menu.Dropdown>
          </Menu>
        );
      })}
    </nav>
  );
}
