import type { NodeProps } from '@xyflow/react';
import type { FlowNode } from '../flow-adapter/flow-types.ts';
import { FrameCard } from '../node-views/FrameCard.tsx';
import { NodeCard } from '../node-views/NodeCard.tsx';

/** Between the canvas library and the cards, which take a node of the scheme and nothing else. */
export function CardView({ data, selected }: NodeProps<FlowNode>) {
  return <NodeCard node={data.node} geometry={data.geometry} isSelected={selected} />;
}

export function FrameView({ data, selected }: NodeProps<FlowNode>) {
  return <FrameCard node={data.node} geometry={data.geometry} isSelected={selected} />;
}
