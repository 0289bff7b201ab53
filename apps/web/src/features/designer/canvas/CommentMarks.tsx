import { useLanguage } from '@premia/ui';
import { IconMessage } from '@tabler/icons-react';
import { ViewportPortal } from '@xyflow/react';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { commentMessages as messages } from '../comments/comments.messages.ts';
import { openByNode } from '../comments/threads.ts';
import { useComments } from '../comments/use-comments.ts';
import { useDesigner, useNode } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import classes from './CommentMarks.module.css';
import { useNodeBox } from './use-place.ts';

/** A bubble with a number on every node that is being talked about. */
export function CommentMarks() {
  const { comments } = useComments();
  return (
    <ViewportPortal>
      {[...openByNode(comments)].map(([nodeId, count]) => (
        <Mark key={nodeId} nodeId={nodeId} count={count} />
      ))}
    </ViewportPortal>
  );
}

function Mark({ nodeId, count }: { readonly nodeId: string; readonly count: number }) {
  const { ui } = useDesigner();
  const { translate: t } = useLanguage();
  const naming = useNaming();
  const node = useNode(nodeId);
  const box = useNodeBox(nodeId);
  if (node === null || box === null) return null;
  const label = t(messages.marker, { count, node: nodeName(node, naming) });
  return (
    <button
      type="button"
      // The drawing is one tab stop; the comments are read in their list.
      tabIndex={-1}
      className={classes['mark']}
      style={{ transform: `translate(${box.x + 6}px, ${box.y - 26}px)` }}
      title={label}
      aria-label={label}
      onClick={() => {
        selectNode(ui, nodeId);
        ui.setState({ dock: 'comments' });
      }}
    >
      <IconMessage size={12} aria-hidden="true" />
      {count}
    </button>
  );
}
