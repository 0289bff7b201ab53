import type { SchemeNode } from '@premia/scheme';
import type { ComponentType } from 'react';

export interface NodeBodyProps {
  readonly node: SchemeNode;
}

export interface NodeView {
  readonly Icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
  /** The kind's own editor inside the card, as high as card-sizes.ts says; null when its rows say it all. */
  readonly Body: ComponentType<NodeBodyProps> | null;
}
