import type { ReactFlowState } from '@xyflow/react';
import type { Detail } from '../../state/designer-ui.ts';
import type { View } from './mounting.ts';

type FlowState = Pick<ReactFlowState, 'transform' | 'width' | 'height'>;

export function viewOf({ transform: [x, y, zoom], width, height }: FlowState): View {
  return { zoom, area: { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom } };
}

/** Of the drawing, where text stops being readable (EXPERIENCE, 2.1). */
const MIDDLE_BELOW = 0.75;
export const FAR_BELOW = 0.45;

export function detailAt(zoom: number): Detail {
  return zoom < FAR_BELOW ? 'far' : zoom < MIDDLE_BELOW ? 'middle' : 'full';
}
