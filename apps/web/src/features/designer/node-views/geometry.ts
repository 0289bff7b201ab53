/*
 * Sizes of cards, known without drawing them: links lead to ports of cards that were never mounted, the
 * minimap and tidying up need no browser, and nothing jumps when a card appears. The same numbers stand in
 * NodeCard.module.css.
 */
export const HEADER_HEIGHT = 44;
export const ROW_HEIGHT = 28;
/** Above and below the rows, with the line that separates them. */
export const ROWS_PADDING = 9;
export const BODY_PADDING = 17;

export interface CardPorts {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface FramePorts extends CardPorts {
  /** What the nodes inside a frame may read, and what they give back. */
  readonly insideOutputs: readonly string[];
  readonly insideInputs: readonly string[];
}

export interface PortPlace {
  readonly key: string;
  readonly side: 'in' | 'out';
  /** Faces the inside of a frame. */
  readonly isInside: boolean;
  readonly x: number;
  readonly y: number;
}

export interface NodeGeometry {
  readonly width: number;
  readonly height: number;
  readonly ports: readonly PortPlace[];
}

export interface CardSize {
  readonly width: number;
  /** Height of the kind's own editor, 0 when it has none. */
  readonly body: number;
}

/** The first output stands in the header; others share the rows of the inputs. */
export function cardGeometry({ inputs, outputs }: CardPorts, { width, body }: CardSize): NodeGeometry {
  const rows = Math.max(inputs.length, outputs.length - 1);
  const rowsHeight = rows === 0 ? 0 : rows * ROW_HEIGHT + ROWS_PADDING;
  const height = HEADER_HEIGHT + rowsHeight + (body === 0 ? 0 : body + BODY_PADDING);
  return { width, height, ports: [...inputPlaces(inputs), ...outputPlaces(outputs, width)] };
}

/** Only the header is drawn: every port stands beside it. */
export function foldedGeometry({ inputs, outputs }: CardPorts, width: number): NodeGeometry {
  const beside = (side: 'in' | 'out', x: number) => (key: string) =>
    ({ key, side, isInside: false, x, y: HEADER_HEIGHT / 2 }) as const;
  return {
    width,
    height: HEADER_HEIGHT,
    ports: [...inputs.map(beside('in', 0)), ...outputs.map(beside('out', width))],
  };
}

const rowY = (index: number): number => HEADER_HEIGHT + ROWS_PADDING / 2 + index * ROW_HEIGHT + ROW_HEIGHT / 2;

function inputPlaces(inputs: readonly string[]): readonly PortPlace[] {
  return inputs.map((key, index) => ({ key, side: 'in', isInside: false, x: 0, y: rowY(index) }));
}

function outputPlaces(outputs: readonly string[], width: number): readonly PortPlace[] {
  return outputs.map((key, index) => ({
    key,
    side: 'out',
    isInside: false,
    x: width,
    y: index === 0 ? HEADER_HEIGHT / 2 : rowY(index - 1),
  }));
}

/** Columns along the inner edges of a frame, where the facts come in and the results go out. */
export const FRAME_COLUMN = 132;
export const FRAME_GAP = 28;
const FRAME_ROOM_WIDTH_MIN = 260;
const FRAME_ROOM_HEIGHT_MIN = 120;

export interface InnerBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Height of the sentence every frame carries under its header. */
const FRAME_BODY = 26;

/** Where the room for inner nodes begins, from the frame's corner. Places of inner nodes count from here. */
export const FRAME_ROOM: readonly [x: number, y: number] = [
  FRAME_COLUMN + FRAME_GAP,
  HEADER_HEIGHT + FRAME_BODY + BODY_PADDING + FRAME_GAP,
];

/** A frame is as large as what is drawn in its room needs. */
export function frameGeometry(ports: FramePorts, inner: readonly InnerBox[]): NodeGeometry {
  const [left, top] = FRAME_ROOM;
  const right = left + Math.max(FRAME_ROOM_WIDTH_MIN, ...inner.map((box) => box.x + box.width));
  const rows = Math.max(
    ports.insideOutputs.length + ports.inputs.length,
    ports.insideInputs.length + ports.outputs.length - 1,
  );
  const bottom = Math.max(
    top + FRAME_ROOM_HEIGHT_MIN,
    top + rows * ROW_HEIGHT,
    ...inner.map((box) => top + box.y + box.height),
  );
  const width = right + FRAME_GAP + FRAME_COLUMN;
  const insideY = (index: number) => top + index * ROW_HEIGHT + ROW_HEIGHT / 2;
  const outside = ports.outputs.map((key, index) => ({
    key,
    side: 'out' as const,
    isInside: false,
    x: width,
    y: index === 0 ? HEADER_HEIGHT / 2 : insideY(ports.insideInputs.length + index - 1),
  }));
  return {
    width,
    height: bottom + FRAME_GAP,
    ports: [
      ...ports.inputs.map((key, index) => ({
        key,
        side: 'in' as const,
        isInside: false,
        x: 0,
        y: insideY(ports.insideOutputs.length + index),
      })),
      ...outside,
      ...ports.insideOutputs.map((key, index) => ({
        key,
        side: 'out' as const,
        isInside: true,
        x: FRAME_COLUMN,
        y: insideY(index),
      })),
      ...ports.insideInputs.map((key, index) => ({
        key,
        side: 'in' as const,
        isInside: true,
        x: width - FRAME_COLUMN,
        y: insideY(index),
      })),
    ],
  };
}
