import { chooseText } from '@premia/locale';
import { parseLinkEnd, type SchemeNode } from '@premia/scheme';
import { groupOf } from '../catalogue/groups.ts';
import { nodeName, nodeSubtitle } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { labelOf, linkPath } from '../flow-adapter/link-path.ts';
import { HEADER_HEIGHT, ROW_HEIGHT, ROWS_PADDING } from '../node-views/geometry.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';
import { valueText } from '../preview/ValueText.tsx';
import { type PortKey, type PortValue, portKey } from '../preview/value-store.ts';
import { type Box, boxesOf, unionOf } from '../structure/boxes.ts';
import { drawnParts } from '../structure/drawn-parts.ts';
import { areaGeometry, stickerSize } from '../structure/part-sizes.ts';
import { type LineContext, nodeLines } from './node-lines.ts';
import { cutToWidth, type Picture, type Shape, textWidth } from './picture.ts';

/** The colours of the light theme: a picture goes on paper, whatever the screen looks like. */
const INK = {
  paper: '#ffffff',
  line: '#cfcac0',
  text: '#1a1c23',
  dim: '#555863',
  gold: '#c98a12',
  goldSoft: '#fbf1dc',
  frame: '#6c56b3',
} as const;
const TONES: Readonly<Record<string, string>> = {
  inputs: '#2b7fb8',
  arithmetic: '#5b6b85',
  logic: '#b83a80',
  tables: '#2f3f9e',
  facts: '#6c56b3',
  team: '#5b6b85',
  pay: '#5b6b85',
  text: '#0b7f86',
  results: '#7d5300',
};
const TYPES: Readonly<Record<string, string>> = {
  money: '#0f7a4c',
  number: '#5b6b85',
  count: '#5b6b85',
  percent: '#0b7f86',
  boolean: '#b83a80',
  date: '#8a5a2b',
  text: '#2b7fb8',
};
const AREAS: Readonly<Record<string, readonly [fill: string, stroke: string]>> = {
  grey: ['#f1f2f5', '#b9c0cc'],
  yellow: ['#fcf5e6', '#dcb360'],
  green: ['#edf6f1', '#7fb89c'],
  blue: ['#eef1fb', '#9aa8e4'],
  rose: ['#fbeff5', '#d893b8'],
};
const MARGIN = 40;
const LINE_HEIGHT = 18;
const TITLE_SIZE = 13;
const ROW_SIZE = 12;

export interface DrawnScheme extends LineContext {
  /** Null for a picture without anybody's numbers. */
  readonly values: ((key: PortKey) => PortValue | null) | null;
}

/** The whole scheme as a picture: everything is drawn open, wherever the screen looks and whatever is folded on it. */
export function drawScheme(scheme: DrawnScheme): Picture {
  const { document } = scheme;
  const open = { ...document, nodes: document.nodes.map(opened) };
  const boxes = boxesOf(open);
  const parts = drawnParts({ ...open, ...(open.layout === undefined ? {} : { layout: openAreas(open.layout) }) }, null);
  const areas = parts.areas.map((drawn) => ({ drawn, box: areaGeometry(drawn).box }));
  const stickers = parts.stickers.map(({ sticker }) => ({
    sticker,
    box: { x: sticker.at[0], y: sticker.at[1], ...stickerSize(sticker) },
  }));
  const all = unionOf([...boxes.values(), ...areas.map(({ box }) => box), ...stickers.map(({ box }) => box)]);
  const room = all ?? { x: 0, y: 0, width: 0, height: 0 };
  const move = <T extends Box>(box: T): T => ({ ...box, x: box.x - room.x + MARGIN, y: box.y - room.y + MARGIN });
  const placed = new Map([...boxes].map(([id, box]) => [id, move(box)]));
  const isFrame = (node: SchemeNode) => portsOf(node).isFrame;
  const shapes = [
    ...areas.flatMap(({ drawn, box }) =>
      areaShapes(chooseText(drawn.area.title, scheme.naming.language)?.text ?? '', drawn.area.colour, move(box)),
    ),
    ...open.nodes.filter(isFrame).flatMap((node) => nodeShapes(node, placed, { ...scheme, document: open })),
    ...linkShapes({ ...scheme, document: open }, placed),
    ...open.nodes
      .filter((node) => !isFrame(node))
      .flatMap((node) => nodeShapes(node, placed, { ...scheme, document: open })),
    ...stickers.flatMap(({ sticker, box }) =>
      stickerShapes(chooseText(sticker.text, scheme.naming.language)?.text ?? '', sticker.colour, move(box)),
    ),
    ...(scheme.values === null ? [] : pillShapes({ ...scheme, document: open }, placed)),
  ];
  return { width: room.width + 2 * MARGIN, height: room.height + 2 * MARGIN, background: INK.paper, shapes };
}

function opened(node: SchemeNode): SchemeNode {
  if (node.folded === undefined) return node;
  const { folded: _folded, ...open } = node;
  return open;
}

function openAreas(layout: NonNullable<DrawnScheme['document']['layout']>) {
  const areas = Object.entries(layout.areas ?? {}).map(([id, { folded: _folded, ...area }]) => [id, area] as const);
  return { ...layout, areas: Object.fromEntries(areas) };
}

type Places = ReadonlyMap<string, Box>;

function box(
  at: Box,
  look: { readonly fill: string; readonly stroke: string; readonly radius?: number; readonly isDashed?: boolean },
): Shape {
  const { x, y, width, height } = at;
  const { fill, stroke, radius = 8, isDashed = false } = look;
  return { shape: 'box', x, y, width, height, radius, fill, stroke, strokeWidth: 1.25, isDashed };
}

interface Words {
  readonly text: string;
  readonly size?: number;
  readonly isBold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'centre';
  readonly width?: number;
}

function words(
  x: number,
  y: number,
  { text, size = ROW_SIZE, isBold = false, colour = INK.text, align = 'left', width }: Words,
): Shape {
  const cut = width === undefined ? text : cutToWidth(text, width, { size, isBold });
  return { shape: 'text', x, y, text: cut, size, isBold, colour, align };
}

function areaShapes(name: string, colour: string, at: Box): readonly Shape[] {
  const [fill = INK.paper, stroke = INK.line] = AREAS[colour] ?? [];
  return [
    box(at, { fill, stroke, radius: 12 }),
    words(at.x + 14, at.y + 24, { text: name, size: 15, isBold: true, width: at.width - 28 }),
  ];
}

function stickerShapes(text: string, colour: string, at: Box): readonly Shape[] {
  const [, stroke = INK.line] = AREAS[colour] ?? [];
  const letters = 27;
  const lines = text.split('\n').flatMap((line) => wrapped(line, letters));
  return [
    box(at, { fill: '#fdf6dd', stroke, radius: 3 }),
    ...lines.map((line, index) => words(at.x + 10, at.y + 22 + index * 20, { text: line, size: 13 })),
  ];
}

function wrapped(line: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function nodeShapes(node: SchemeNode, places: Places, scheme: DrawnScheme): readonly Shape[] {
  const at = places.get(node.id);
  if (at === undefined) return [];
  const { naming } = scheme;
  const { inputs, outputs, isFrame } = portsOf(node);
  const tone = TONES[groupOf(node.kind) ?? ''] ?? INK.dim;
  const isPay = node.kind === 'payout';
  const [output] = outputs;
  const value = output === undefined ? null : shownValue(scheme, node.id, output.key);
  const valueSize = isPay ? 15 : TITLE_SIZE;
  const valueWidth = value === null ? 0 : textWidth(value, valueSize, true) + 10;
  const titleWidth = at.width - 28 - valueWidth;
  const subtitle = nodeSubtitle(node, naming);
  const shapes: Shape[] = [
    box(at, {
      fill: isFrame ? '#f6f4fb' : isPay ? INK.goldSoft : INK.paper,
      stroke: isFrame ? INK.frame : isPay ? INK.gold : INK.line,
      isDashed: isFrame,
    }),
    box({ x: at.x, y: at.y + 8, width: 4, height: HEADER_HEIGHT - 16 }, { fill: tone, stroke: tone, radius: 2 }),
    words(at.x + 14, at.y + (subtitle === null ? 27 : 20), {
      text: nodeName(node, naming),
      size: TITLE_SIZE,
      isBold: true,
      width: titleWidth,
    }),
  ];
  if (subtitle !== null)
    shapes.push(words(at.x + 14, at.y + 35, { text: subtitle, size: 10, colour: INK.dim, width: titleWidth }));
  if (value !== null) {
    shapes.push(words(at.x + at.width - 12, at.y + 28, { text: value, size: valueSize, isBold: true, align: 'right' }));
  }
  return isFrame ? shapes : [...shapes, ...rowShapes(node, at, scheme), ...portShapes(node, at, scheme)];

  function rowShapes(of: SchemeNode, place: Box, context: DrawnScheme): readonly Shape[] {
    const rows = Math.max(inputs.length, outputs.length - 1);
    const rowY = (index: number) => place.y + HEADER_HEIGHT + ROWS_PADDING / 2 + index * ROW_HEIGHT + 18;
    const bodyTop = place.y + HEADER_HEIGHT + (rows === 0 ? 0 : rows * ROW_HEIGHT + ROWS_PADDING);
    const room = Math.floor((place.y + place.height - bodyTop - 8) / LINE_HEIGHT);
    const lines = nodeLines(of, context);
    const fitting = lines.length <= room ? lines : [...lines.slice(0, Math.max(room - 1, 0)), '…'];
    return [
      ...inputs.map((input, index) =>
        words(place.x + 14, rowY(index), {
          text: input.title[naming.language],
          colour: INK.dim,
          width: place.width / 2 - 14,
        }),
      ),
      ...outputs.slice(1).map((one, index) =>
        words(place.x + place.width - 14, rowY(index), {
          text: one.title[naming.language],
          colour: INK.dim,
          align: 'right',
          width: place.width / 2 - 14,
        }),
      ),
      ...(room < 1 ? [] : fitting).map((line, index) =>
        words(place.x + 14, bodyTop + 20 + index * LINE_HEIGHT, { text: line, width: place.width - 28 }),
      ),
    ];
  }
}

function portShapes(node: SchemeNode, at: Box, { document, types }: DrawnScheme): readonly Shape[] {
  const geometry = measureNodes(document).get(node.id);
  return (geometry?.ports ?? []).map((port): Shape => {
    const type = types.get(portKey(node.id, port.key))?.base ?? 'number';
    const colour = port.side === 'out' ? (TYPES[type] ?? INK.dim) : INK.dim;
    return { shape: 'dot', x: at.x + port.x, y: at.y + port.y, radius: 4, fill: INK.paper, stroke: colour };
  });
}

interface DrawnLink {
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number };
  readonly key: PortKey;
}

function linksOf({ document }: DrawnScheme, places: Places): readonly DrawnLink[] {
  const sizes = measureNodes(document);
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const pointOf = (end: string, side: 'in' | 'out') => {
    const { nodeId, port } = parseLinkEnd(end);
    const node = nodes.get(nodeId);
    const ports = node === undefined ? null : portsOf(node);
    const key = port ?? (side === 'out' ? ports?.outputs[0]?.key : ports?.inputs[0]?.key);
    const place = sizes.get(nodeId)?.ports.find((one) => one.side === side && one.key === key);
    const at = places.get(nodeId);
    return place === undefined || at === undefined
      ? null
      : { x: at.x + place.x, y: at.y + place.y, key: portKey(nodeId, key ?? '') };
  };
  return document.links.flatMap((link) => {
    const [from, to] = [pointOf(link.from, 'out'), pointOf(link.to, 'in')];
    if (from === null || to === null) return [];
    const { path, stretches } = linkPath(from, to, link.via);
    return [{ path, label: labelOf(stretches), key: from.key }];
  });
}

function linkShapes(scheme: DrawnScheme, places: Places): readonly Shape[] {
  return linksOf(scheme, places).map(({ path, key }): Shape => {
    const type = scheme.types.get(key);
    return {
      shape: 'curve',
      path,
      colour: TYPES[type?.base ?? ''] ?? INK.dim,
      width: 1.75,
      isDashed: type !== undefined && type.grain !== 'employee',
    };
  });
}

function pillShapes(scheme: DrawnScheme, places: Places): readonly Shape[] {
  return linksOf(scheme, places).flatMap(({ label, key }) => {
    const [nodeId = '', port = ''] = key.split(':');
    const text = shownValue(scheme, nodeId, port);
    if (text === null) return [];
    const width = textWidth(text, 11, false) + 14;
    return [
      box(
        { x: label.x - width / 2, y: label.y - 9, width, height: 18 },
        { fill: INK.paper, stroke: INK.line, radius: 9 },
      ),
      words(label.x, label.y + 4, { text, size: 11, align: 'centre' }),
    ];
  });
}

function shownValue({ values, naming }: DrawnScheme, nodeId: string, port: string): string | null {
  const value = values?.(portKey(nodeId, port)) ?? null;
  return value === null ? null : valueText(value, naming.language, { t: naming.t, compact: true });
}
