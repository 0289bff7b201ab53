import { ActionIcon, Tabs, Tooltip } from '@mantine/core';
import type { SchemeNode } from '@premia/scheme';
import { useTranslate } from '@premia/ui';
import { IconCopy, IconTrash, IconX } from '@tabler/icons-react';
import { kindName, nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { NodeComments } from '../comments/CommentsPanel.tsx';
import { deleteSelection } from '../shortcuts/DesignerShortcuts.tsx';
import { useDesigner, useNode, useUi } from '../state/designer-context.tsx';
import type { InspectorTab } from '../state/designer-ui.ts';
import { ExplainTab } from './ExplainTab.tsx';
import classes from './Inspector.module.css';
import { inspectorMessages as messages } from './inspector.messages.ts';
import { SettingsTab } from './SettingsTab.tsx';
import { ValueTab } from './ValueTab.tsx';

/** The selected node at full size: its settings, its value for the sample, and why. */
export function Inspector() {
  const t = useTranslate();
  const selected = useUi((ui) => ui.selectedNodes);
  const [only] = selected;
  const node = useNode(selected.size === 1 ? (only ?? null) : null);
  return (
    <aside className={classes['inspector']} aria-label={t(messages.settings)}>
      <CloseInspector />
      {node === null ? (
        <p className={classes['quiet']}>
          {selected.size > 1 ? t(messages.several, { count: selected.size }) : t(messages.nothing)}
        </p>
      ) : (
        <NodeInspector key={node.id} node={node} />
      )}
    </aside>
  );
}

/** Where the inspector lies over the drawing it has to be sent away again. */
function CloseInspector() {
  const { ui } = useDesigner();
  const t = useTranslate();
  return (
    <ActionIcon
      className={classes['close'] ?? ''}
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t(messages.close)}
      onClick={() => ui.setState({ isInspectorOpen: false })}
    >
      <IconX size={18} />
    </ActionIcon>
  );
}

function NodeInspector({ node }: { readonly node: SchemeNode }) {
  const designer = useDesigner();
  const { ui, actions, isReadOnly } = designer;
  const t = useTranslate();
  const naming = useNaming();
  const tab = useUi((state) => state.inspector);
  return (
    <>
      <header className={classes['header']}>
        <div className={classes['titles']}>
          <span className={classes['kind']}>{kindName(node.kind, naming)}</span>
          <h2 className={classes['name']}>{nodeName(node, naming)}</h2>
        </div>
        {!isReadOnly && (
          <span className={classes['tools']}>
            <Tooltip label={`${t(messages.duplicate)} (Ctrl+D)`}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(messages.duplicate)}
                onClick={() => {
                  const pasted = actions.duplicate(new Set([node.id]));
                  if (pasted.length > 0)
                    ui.setState({ selectedNodes: new Set(pasted), focusedNode: pasted[0] ?? null });
                }}
              >
                <IconCopy size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={`${t(messages.delete)} (Del)`}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(messages.delete)}
                onClick={() => deleteSelection(designer)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          </span>
        )}
      </header>
      <Tabs
        value={tab}
        onChange={(next) => ui.setState({ inspector: (next ?? 'settings') as InspectorTab })}
        keepMounted={false}
        className={classes['tabs'] ?? ''}
      >
        <Tabs.List grow>
          <Tabs.Tab value="settings">{t(messages.settings)}</Tabs.Tab>
          <Tabs.Tab value="value">{t(messages.value)}</Tabs.Tab>
          <Tabs.Tab value="explain">{t(messages.explain)}</Tabs.Tab>
          <Tabs.Tab value="comments">{t(messages.comments)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="settings" className={classes['panel'] ?? ''}>
          <SettingsTab node={node} />
        </Tabs.Panel>
        <Tabs.Panel value="value" className={classes['panel'] ?? ''}>
          <ValueTab node={node} />
        </Tabs.Panel>
        <Tabs.Panel value="explain" className={classes['panel'] ?? ''}>
          <ExplainTab node={node} />
        </Tabs.Panel>
        <Tabs.Panel value="comments" className={classes['panel'] ?? ''}>
          <NodeComments nodeId={node.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
