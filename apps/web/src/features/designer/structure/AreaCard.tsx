import { chooseText } from '@premia/locale';
import { useLanguage } from '@premia/ui';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo } from 'react';
import { nodeName } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { type NodeGeometry, ROW_HEIGHT } from '../node-views/geometry.ts';
import { EditableCell } from '../node-views/parts/EditableCell.tsx';
import { Port } from '../node-views/parts/Port.tsx';
import { useDesigner, useDocument, useUi } from '../state/designer-context.tsx';
import { type AreaPort, areaKey, type DrawnArea } from './drawn-parts.ts';
import classes from './parts.module.css';
import { structureMessages as messages } from './structure.messages.ts';

export interface AreaCardProps {
  readonly drawn: DrawnArea;
  readonly geometry: NodeGeometry;
  readonly isSelected: boolean;
}

/** A named patch around its nodes; folded, one card with the ports they have to the rest of the scheme. */
export const AreaCard = memo(function AreaCard({ drawn, geometry, isSelected }: AreaCardProps) {
  const { areaId, area, members } = drawn;
  const { actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const key = areaKey(areaId);
  const isFocused = useUi((ui) => ui.focusedNode === key);
  const isFolded = area.folded === true;
  const name = chooseText(area.title, language)?.text ?? t(messages.unnamedArea);
  const FoldIcon = isFolded ? IconChevronRight : IconChevronDown;
  return (
    // A fieldset would bring a look and a legend of its own.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      id={`node-${key}`}
      role="group"
      aria-roledescription={t(messages.area)}
      aria-label={t(messages.areaOf, { name, count: members.length })}
      className={[classes['area'], isFolded ? classes['folded'] : ''].join(' ')}
      data-part="card"
      data-area={areaId}
      data-colour={area.colour}
      data-selected={isSelected ? '' : undefined}
      data-focused={isFocused ? '' : undefined}
    >
      <AreaTitle drawn={drawn} name={name}>
        {!isReadOnly && (
          <button
            type="button"
            className={[classes['tool'], 'nodrag'].join(' ')}
            tabIndex={-1}
            aria-label={t(isFolded ? messages.unfoldArea : messages.foldArea, { name })}
            aria-expanded={!isFolded}
            onClick={() => actions.fold(new Set(members))}
          >
            <FoldIcon size={16} />
          </button>
        )}
      </AreaTitle>
      {geometry.ports.map((place) => {
        const port = drawn.ports.find(
          ({ side, nodeId, port: one }) => side === place.side && `${nodeId}.${one}` === place.key,
        );
        return port === undefined ? null : (
          <CrossingPort key={`${place.side} ${place.key}`} crossing={port} place={place} />
        );
      })}
    </div>
  );
});

function AreaTitle({
  drawn,
  name,
  children,
}: {
  readonly drawn: DrawnArea;
  readonly name: string;
  readonly children: React.ReactNode;
}) {
  const { ui, actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const key = areaKey(drawn.areaId);
  const isRenaming = useUi((state) => state.renaming === key);
  const { title } = drawn.area;
  return (
    // The keyboard folds with H and renames with F2; the mouse has the title.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={[classes['areaTitle'], 'area-handle'].join(' ')}
      // The nodes of the area are picked before the drag begins, so that they go along.
      onPointerDownCapture={() =>
        ui.setState({ selectedNodes: new Set(drawn.members), focusedNode: key, focusedPort: null })
      }
      onDoubleClick={(event) => {
        event.stopPropagation();
        if (!isReadOnly) ui.setState({ renaming: key });
      }}
    >
      {isRenaming && !isReadOnly ? (
        <EditableCell
          label={t(messages.areaName)}
          shown={name}
          text={title?.[language] ?? ''}
          isWide
          isEditing
          onEditingEnd={() => ui.setState({ renaming: null })}
          onCommit={(text) => {
            actions.nameArea(drawn.areaId, { ...title, [language]: text });
            return null;
          }}
        />
      ) : (
        <span className={classes['name']} title={name} data-part="titles">
          {name}
        </span>
      )}
      {drawn.area.folded === true && (
        <span className={classes['count']} data-part="titles">
          {t(messages.blocks, { count: drawn.members.length })}
        </span>
      )}
      {children}
    </div>
  );
}

/** A port of a hidden node, at the edge of the card that stands for it. */
function CrossingPort({
  crossing,
  place,
}: {
  readonly crossing: AreaPort;
  readonly place: NodeGeometry['ports'][number];
}) {
  const naming = useNaming();
  const document = useDocument();
  const node = document.nodes.find(({ id }) => id === crossing.nodeId);
  if (node === undefined) return null;
  const { inputs, outputs } = portsOf(node);
  const list: readonly ((typeof inputs)[number] | (typeof outputs)[number])[] =
    crossing.side === 'in' ? inputs : outputs;
  const port = list.find(({ key }) => key === crossing.port);
  if (port === undefined) return null;
  const isLinked = document.links.some(({ to }) => to === place.key);
  const label = `${nodeName(node, naming)} · ${port.title[naming.language]}`;
  return (
    <>
      <span
        className={classes['portLabel']}
        data-part="portLabel"
        data-side={crossing.side}
        title={label}
        style={{ top: place.y - ROW_HEIGHT / 2 }}
      >
        {nodeName(node, naming)}
      </span>
      <Port
        nodeId={node.id}
        place={place}
        port={port}
        isLinked={isLinked}
        isMissing={crossing.side === 'in' && 'required' in port && port.required && !isLinked}
      />
    </>
  );
}
