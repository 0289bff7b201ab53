import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useDesigner, useUi } from '../../state/designer-context.tsx';
import { nodeViewMessages as messages } from '../node-views.messages.ts';
import { EditableCell } from './EditableCell.tsx';

export interface NodeTitleProps {
  readonly node: SchemeNode;
  readonly name: string;
  readonly className: string | undefined;
}

/** The name of a node; a double click or F2 turns it into a field. */
export function NodeTitle({ node, name, className }: NodeTitleProps) {
  const { ui, actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const isRenaming = useUi((state) => state.renaming === node.id);
  if (!isRenaming || isReadOnly) {
    return (
      // The keyboard's way to rename is F2, announced with the node; this is the mouse's.
      // biome-ignore lint/a11y/noStaticElementInteractions: see above
      <span
        className={className}
        title={name}
        onDoubleClick={(event) => {
          event.stopPropagation();
          ui.setState({ renaming: node.id });
        }}
      >
        {name}
      </span>
    );
  }
  return (
    <EditableCell
      label={t(messages.nodeName)}
      shown={name}
      text={node.title?.[language] ?? ''}
      isWide
      isEditing
      onEditingEnd={() => ui.setState({ renaming: null })}
      onCommit={(text) => {
        actions.setTitle(node.id, { ...node.title, [language]: text });
        return null;
      }}
    />
  );
}
