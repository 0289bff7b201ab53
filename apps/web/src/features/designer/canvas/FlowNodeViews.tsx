import type { NodeProps } from '@xyflow/react';
import type { FlowArea, FlowCard, FlowSticker } from '../flow-adapter/flow-types.ts';
import { FrameCard } from '../node-views/FrameCard.tsx';
import { NodeCard } from '../node-views/NodeCard.tsx';
import { AreaCard } from '../structure/AreaCard.tsx';
import { StickerCard } from '../structure/StickerCard.tsx';

/** Between the canvas library and the cards, which take a node of the scheme and nothing else. */
export function CardView({ data, selected }: NodeProps<FlowCard>) {
  return <NodeCard node={data.node} geometry={data.geometry} isSelected={selected} />;
}

export function FrameView({ data, selected }: NodeProps<FlowCard>) {
  return <FrameCard node={data.node} geometry={data.geometry} isSelected={selected} />;
}

export function AreaView({ data, selected }: NodeProps<FlowArea>) {
  return <AreaCard drawn={data.drawn} geometry={data.geometry} isSelected={selected} />;
}

export function StickerView({ data, selected }: NodeProps<FlowSticker>) {
  return <StickerCard drawn={data.drawn} isSelected={selected} />;
}
