import { isNodeKindName } from '@premia/scheme';
import { memo } from 'react';
import { groupOf } from '../catalogue/groups.ts';
import { portTitle } from '../catalogue/port-title.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { useInputSources } from '../state/input-sources.ts';
import classes from './FrameCard.module.css';
import { FRAME_COLUMN, ROW_HEIGHT } from './geometry.ts';
import cardClasses from './NodeCard.module.css';
import { CardHeader, isMissing, type NodeCardProps, portAt, useCardState } from './NodeCard.tsx';
import { nodeViewMessages as messages } from './node-views.messages.ts';
import { NODE_VIEWS, UNKNOWN_VIEW } from './node-views.ts';
import { FieldPlace } from './parts/field-place.ts';
import { Port } from './parts/Port.tsx';

/** A node that holds nodes: what each fact brings on the left, what it gives back on the right. */
export const FrameCard = memo(function FrameCard({ node, geometry, isSelected }: NodeCardProps) {
  const ports = portsOf(node);
  const state = useCardState(node);
  const sources = useInputSources(node.id);
  const naming = useNaming();
  const { Body } = isNodeKindName(node.kind) ? NODE_VIEWS[node.kind] : UNKNOWN_VIEW;
  return (
    <FieldPlace value="card">
      {/* A fieldset would bring a look and a legend of its own; the card is named by its header. */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div
        id={`node-${node.id}`}
        role="group"
        aria-roledescription={naming.t(messages.frameRole)}
        aria-labelledby={`name-${node.id}`}
        className={[cardClasses['card'], cardClasses['frame']].join(' ')}
        data-part="card"
        data-kind={node.kind}
        data-group={groupOf(node.kind)}
        data-selected={isSelected ? '' : undefined}
        data-focused={state.isFocused ? '' : undefined}
        data-severity={state.severity ?? undefined}
      >
        <CardHeader node={node} ports={ports} />
        {Body !== null && state.hasBody && (
          <div className={classes['sentence']} data-part="sentence">
            <Body node={node} />
          </div>
        )}
        {geometry.ports.map((place) => {
          const port = portAt(ports, place);
          if (port === undefined) return null;
          const isHeader = !place.isInside && place.side === 'out' && place.key === ports.outputs[0]?.key;
          return (
            <div key={`${place.side}:${place.key}`}>
              {!isHeader && (
                <span
                  className={classes['portLabel']}
                  data-part="portLabel"
                  data-side={labelSide(place)}
                  style={{
                    top: place.y - ROW_HEIGHT / 2,
                    width: FRAME_COLUMN - 24,
                    left: labelSide(place) === 'left' ? place.x - FRAME_COLUMN + 8 : place.x + 16,
                  }}
                >
                  {portTitle(node, port, naming)}
                </span>
              )}
              <Port
                nodeId={node.id}
                place={place}
                port={port}
                isLinked={sources.has(place.key)}
                isMissing={place.side === 'in' && 'required' in port && isMissing(port, sources)}
              />
            </div>
          );
        })}
      </div>
    </FieldPlace>
  );
});

/** The label stands outside the inner room: left of what comes in, right of what goes out. */
function labelSide(place: { readonly side: 'in' | 'out'; readonly isInside: boolean }): 'left' | 'right' {
  return (place.side === 'out') === place.isInside ? 'left' : place.isInside ? 'right' : 'left';
}
