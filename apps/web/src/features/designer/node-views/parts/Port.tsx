import type { InputPort, OutputPort } from '@premia/scheme';
import { Handle, Position } from '@xyflow/react';
import type { ReactNode } from 'react';
import { anchorKey } from '../../comments/threads.ts';
import { handleId } from '../../flow-adapter/to-flow.ts';
import { portKey } from '../../preview/value-store.ts';
import { useAnalysis, useUi } from '../../state/designer-context.tsx';
import type { PortPlace } from '../geometry.ts';
import classes from './Port.module.css';

export interface PortProps {
  readonly nodeId: string;
  readonly place: PortPlace;
  readonly port: InputPort | OutputPort;
  readonly isLinked: boolean;
  readonly isMissing: boolean;
}

/** Colour says what flows, shape says how many; the target is larger than what is seen. */
export function Port({ nodeId, place, port, isLinked, isMissing }: PortProps): ReactNode {
  const key = portKey(nodeId, `${place.side}.${port.key}`);
  const type = useAnalysis((analysis) => analysis.types.get(portKey(nodeId, port.key)));
  const compatible = useUi((ui) => (ui.connecting === null ? null : ui.connecting.compatible.has(key)));
  const isActive = useUi(
    ({ focusedPort }) =>
      focusedPort !== null &&
      focusedPort.nodeId === nodeId &&
      focusedPort.side === place.side &&
      focusedPort.port === port.key,
  );
  const isCommented = useUi(({ talkedAbout }) =>
    talkedAbout.has(anchorKey({ nodeId, port: `${place.side}.${port.key}` })),
  );
  const base = (place.side === 'out' ? type?.base : undefined) ?? concreteBase(port.type);
  return (
    <Handle
      id={handleId(place)}
      type={place.side === 'in' ? 'target' : 'source'}
      position={place.side === 'in' ? Position.Left : Position.Right}
      className={classes['port'] ?? ''}
      style={{ left: place.x, right: 'auto', top: place.y, transform: 'translate(-50%, -50%)' }}
      data-base={base}
      data-grain={place.side === 'out' ? (type?.grain ?? 'employee') : 'employee'}
      data-empty={place.side === 'in' && !isLinked ? '' : undefined}
      data-missing={isMissing ? '' : undefined}
      data-active={isActive ? '' : undefined}
      data-commented={isCommented ? '' : undefined}
      data-compatible={compatible === null ? undefined : compatible ? 'yes' : 'no'}
    >
      <span className={classes['shape']} />
    </Handle>
  );
}

function concreteBase(type: string): string | undefined {
  return type === 'any' || type === 'numeric' || type === 'ratio' ? undefined : type;
}
