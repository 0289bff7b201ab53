import type { Point } from '../../flow-adapter/link-path.ts';
import { type Block, isPainted, type Scene } from '../../flow-adapter/scene.ts';

/** Pixels of the screen around a block that count as the block: far out it is smaller than a fingertip. */
const GRIP_PX = 3;

/** The painted block under a point of the drawing; inner blocks and cards before the frames behind them. */
export function blockAt(scene: Scene, { x, y }: Point, zoom: number): Block | null {
  const grip = GRIP_PX / zoom;
  let frame: Block | null = null;
  for (let index = scene.blocks.length - 1; index >= 0; index -= 1) {
    const block = scene.blocks[index];
    if (
      block !== undefined &&
      isPainted(block) &&
      x >= block.x - grip &&
      x <= block.x + block.width + grip &&
      y >= block.y - grip &&
      y <= block.y + block.height + grip
    ) {
      if (block.flow.type === 'card') return block;
      frame ??= block;
    }
  }
  return frame;
}
