import { groupOf } from '../../catalogue/groups.ts';
import type { Block } from '../../flow-adapter/scene.ts';
import { HEADER_HEIGHT } from '../../node-views/geometry.ts';
import type { Brush } from './brush.ts';

function kindOf({ flow }: Block): string {
  return flow.type === 'card' || flow.type === 'frame' ? flow.data.node.kind : '';
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of the drawing, as cards have it. */
const RADIUS = 10;
const ICON = 16;
const ICON_PLACE = 10;
const TITLE_PLACE = 44;
const TITLE_SIZE = 13;
/** A smaller disc is a dot. */
const SIGNED_PX = 5;
/** Of the screen. Nothing smaller than this is written. */
const NAME_PX = 11;
const NAME_LINE_PX = 14;
const ICON_MAX_PX = 26;
const ICON_MIN_PX = 7;
const BADGE_PX = 8;
const BADGE_SMALL_PX = 6;
/** A warning is no louder than its block. */
const WARNING_SHARE = 0.3;
const WARNING_MIN_PX = 2.5;
/** From here on a block has room for its name. */
const NAMED_WIDTH_PX = 62;
const NAMED_HEIGHT_PX = 42;

export function paintFrame(brush: Brush, block: Block): void {
  const { context, px, painting } = brush;
  const { colours, marks } = painting;
  const rect = rectOf(brush, block);
  roundRect(brush, rect, brush.length(RADIUS + 4));
  context.globalAlpha = 0.08;
  context.fillStyle = colours.frame;
  context.fill();
  context.globalAlpha = 0.7;
  context.strokeStyle = marks.selectedNodes.has(block.id) ? colours.focus : colours.frame;
  context.lineWidth = px(1);
  context.setLineDash(marks.selectedNodes.has(block.id) ? [] : [px(4), px(3)]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
  const name = brush.length(HEADER_HEIGHT) >= px(NAME_LINE_PX) ? marks.nameOf(block) : '';
  if (name !== '' && rect.width > px(NAMED_WIDTH_PX)) {
    context.font = `600 ${px(NAME_PX)}px ${colours.font}`;
    context.fillStyle = colours.frame;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(brush.fit(name, rect.width - px(16)), rect.x + px(8), rect.y + brush.length(HEADER_HEIGHT) / 2);
  }
  paintMarks(brush, block, rect);
}

/** A card far out: a block in the colour of its group, its icon, its name where there is room. */
export function paintBlock(brush: Brush, block: Block): void {
  const rect = rectOf(brush, block);
  if (brush.painting.isFar) paintFarBlock(brush, block, rect);
  else paintUnmountedCard(brush, block, rect);
  paintMarks(brush, block, rect);
}

function paintFarBlock(brush: Brush, block: Block, rect: Rect): void {
  const { context, px, painting } = brush;
  const { colours, marks, iconOf } = painting;
  const isPayout = kindOf(block) === 'payout';
  const tone = isPayout ? colours.gold : colours.tone(groupOf(kindOf(block)));
  paintBox(brush, rect, { tone, share: isPayout ? 0.42 : 0.24 });
  const isNamed = rect.width >= px(NAMED_WIDTH_PX) && rect.height >= px(NAMED_HEIGHT_PX);
  const size = Math.round(Math.min(px(ICON_MAX_PX), rect.height * (isNamed ? 0.42 : 0.66), rect.width * 0.6));
  if (size < px(ICON_MIN_PX)) return;
  const middle = rect.y + rect.height / 2;
  const top = isNamed ? middle - (size + px(NAME_LINE_PX + 2)) / 2 : middle - size / 2;
  const icon = iconOf(kindOf(block), isPayout ? colours.text : tone, size);
  if (icon !== null) context.drawImage(icon, Math.round(rect.x + (rect.width - size) / 2), Math.round(top));
  if (!isNamed) return;
  context.font = `600 ${px(NAME_PX)}px ${colours.font}`;
  context.fillStyle = colours.text;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const name = brush.fit(marks.nameOf(block), rect.width - px(10));
  context.fillText(name, rect.x + rect.width / 2, top + size + px(2 + NAME_LINE_PX / 2));
}

interface Fill {
  readonly tone: string;
  /** How much of the tone is in the surface. */
  readonly share: number;
}

/** Small ones are two plain rectangles: a rounded corner of half a pixel costs as much as a large one. */
function paintBox(brush: Brush, { x, y, width, height }: Rect, { tone, share }: Fill): void {
  const { context, px, painting } = brush;
  const line = px(1);
  if (height < px(28)) {
    context.fillStyle = tone;
    context.fillRect(x, y, width, height);
    context.fillStyle = painting.colours.surface;
    context.fillRect(x + line, y + line, width - 2 * line, height - 2 * line);
    context.globalAlpha = share;
    context.fillStyle = tone;
    context.fillRect(x + line, y + line, width - 2 * line, height - 2 * line);
    context.globalAlpha = 1;
    return;
  }
  roundRect(brush, { x, y, width, height }, px(5));
  context.fillStyle = painting.colours.surface;
  context.fill();
  context.globalAlpha = share;
  context.fillStyle = tone;
  context.fill();
  context.globalAlpha = 0.85;
  context.strokeStyle = tone;
  context.lineWidth = line;
  context.stroke();
  context.globalAlpha = 1;
}

/** Near, for the moments until the card is there: its outline, icon and name where the card will have them. */
function paintUnmountedCard(brush: Brush, block: Block, rect: Rect): void {
  const { context, px, length, painting } = brush;
  const { colours, marks, iconOf } = painting;
  roundRect(brush, rect, length(RADIUS));
  context.fillStyle = colours.surface;
  context.fill();
  context.strokeStyle = colours.line;
  context.lineWidth = px(1);
  context.stroke();
  const tone = colours.tone(groupOf(kindOf(block)));
  const middle = rect.y + length(HEADER_HEIGHT) / 2;
  const size = length(ICON);
  const icon = iconOf(kindOf(block), tone, size);
  if (icon !== null) context.drawImage(icon, rect.x + length(ICON_PLACE + 5), middle - size / 2);
  context.font = `600 ${length(TITLE_SIZE)}px ${colours.font}`;
  context.fillStyle = colours.text;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const name = brush.fit(marks.nameOf(block), rect.width - length(TITLE_PLACE + 70));
  context.fillText(name, rect.x + length(TITLE_PLACE), middle);
}

/** Selected, changed since the published version, with a problem: as large on the screen however far out. */
function paintMarks(brush: Brush, { id }: Block, rect: Rect): void {
  const { context, px, painting } = brush;
  const { colours, marks } = painting;
  const change = marks.changeOf(id);
  if (change !== undefined && change !== 'moved') outline(brush, rect, { colour: colours.gold, gap: px(2) });
  if (marks.selectedNodes.has(id)) outline(brush, rect, { colour: colours.focus, gap: px(1) });
  const severity = marks.severityOf(id);
  if (severity === 'error') outline(brush, rect, { colour: colours.loss, gap: 0 });
  if (severity === 'error' || severity === 'warning') {
    const isError = severity === 'error';
    const small = Math.min(Math.max(rect.height * WARNING_SHARE, px(WARNING_MIN_PX)), px(BADGE_SMALL_PX));
    const radius = isError ? px(BADGE_PX) : small;
    const at = { x: rect.x + rect.width - radius * 0.3, y: rect.y + radius * 0.3 };
    disc(brush, at, { radius, colour: isError ? colours.loss : colours.warn, sign: '!' });
  }
  if (change !== undefined) {
    const sign = { added: '+', changed: '~', moved: '→' }[change];
    disc(brush, { x: rect.x, y: rect.y }, { radius: px(BADGE_SMALL_PX), colour: colours.gold, sign });
  }
  context.globalAlpha = 1;
}

function outline(
  { context, px }: Brush,
  rect: Rect,
  { colour, gap }: { readonly colour: string; readonly gap: number },
) {
  context.strokeStyle = colour;
  context.lineWidth = px(2);
  context.strokeRect(rect.x - gap, rect.y - gap, rect.width + 2 * gap, rect.height + 2 * gap);
}

interface Disc {
  readonly radius: number;
  readonly colour: string;
  readonly sign: string;
}

function disc({ context, px, painting }: Brush, at: { readonly x: number; readonly y: number }, look: Disc): void {
  const { colours } = painting;
  context.beginPath();
  context.arc(at.x, at.y, look.radius, 0, 2 * Math.PI);
  context.fillStyle = look.colour;
  context.fill();
  if (look.radius < px(SIGNED_PX)) return;
  context.strokeStyle = colours.surface;
  context.lineWidth = px(1.5);
  context.stroke();
  context.font = `700 ${look.radius * 1.5}px ${colours.font}`;
  context.fillStyle = colours.onBadge;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(look.sign, at.x, at.y + look.radius * 0.08);
}

function rectOf({ x, y, length }: Brush, block: Block): Rect {
  // Whole pixels: edges are sharp, and a sharp edge is cheaper than a soft one.
  const left = Math.round(x(block.x));
  const top = Math.round(y(block.y));
  return { x: left, y: top, width: Math.round(length(block.width)), height: Math.round(length(block.height)) };
}

function roundRect({ context }: Brush, { x, y, width, height }: Rect, radius: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}
