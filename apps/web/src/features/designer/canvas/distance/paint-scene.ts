import type { NodeChange } from '../../compare/node-changes.ts';
import { type Area, type Block, type Curve, isPainted, overlaps, type Scene } from '../../flow-adapter/scene.ts';
import type { Severity } from '../../state/analysis-store.ts';
import { type Brush, toBrush } from './brush.ts';
import type { Colours } from './colours.ts';
import type { IconOf } from './icons.ts';
import { paintBlock, paintFrame } from './paint-block.ts';

/** What is known of the scheme beyond its places. */
export interface Marks {
  readonly severityOf: (nodeId: string) => Severity | null;
  readonly linkSeverityOf: (linkId: string) => Severity | null;
  /** What flows through a link. */
  readonly baseOf: (curve: Curve) => string | undefined;
  readonly changeOf: (nodeId: string) => NodeChange | undefined;
  readonly nameOf: (block: Block) => string;
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedLinks: ReadonlySet<string>;
}

export interface Painting {
  readonly scene: Scene;
  /** The part of the drawing that is painted, and how large. */
  readonly area: Area;
  readonly zoom: number;
  readonly isFar: boolean;
  /** Are on the page as cards and lines. */
  readonly mountedNodes: ReadonlySet<string>;
  readonly mountedLinks: ReadonlySet<string>;
  readonly marks: Marks;
  readonly colours: Colours;
  readonly iconOf: IconOf;
}

/** Frames, links, cards, in this order; `pixels` of the bitmap make one pixel of the screen. */
export function paintScene(context: CanvasRenderingContext2D, painting: Painting, pixels: number): void {
  const brush = toBrush(context, painting, pixels);
  const { scene, area, mountedNodes } = painting;
  const shown = scene.blocks.filter(
    (block) => isPainted(block) && !mountedNodes.has(block.id) && overlaps(block, area),
  );
  for (const block of shown) if (block.flow.type === 'frame') paintFrame(brush, block);
  paintCurves(brush);
  for (const block of shown) if (block.flow.type === 'card') paintBlock(brush, block);
}

/** Lines of one look are one path: a canvas strokes a thousand curves together faster than one by one. */
function paintCurves({ context, painting, px, x, y }: Brush): void {
  const { scene, area, marks, colours, mountedLinks, isFar } = painting;
  const looks = new Map<string, { readonly path: Path2D; readonly look: Look }>();
  for (const curve of scene.curves) {
    if (mountedLinks.has(curve.id) || !overlaps(curve.box, area)) continue;
    const look = lookOf(curve, marks, colours);
    const key = `${look.colour} ${look.kind}`;
    const known = looks.get(key) ?? { path: new Path2D(), look };
    looks.set(key, known);
    known.path.moveTo(x(curve.from.x), y(curve.from.y));
    for (const { from, to, bend } of curve.stretches)
      known.path.bezierCurveTo(x(from.x + bend), y(from.y), x(to.x - bend), y(to.y), x(to.x), y(to.y));
  }
  const ordered = [...looks.values()].sort((a, b) => ORDER[a.look.kind] - ORDER[b.look.kind]);
  for (const { path, look } of ordered) {
    context.globalAlpha = look.kind === 'plain' && isFar ? 0.6 : 1;
    context.strokeStyle = look.colour;
    context.lineWidth = px(WIDTH[look.kind]);
    context.setLineDash(look.kind === 'error' ? [px(4), px(3)] : []);
    context.stroke(path);
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

interface Look {
  readonly kind: 'plain' | 'selected' | 'error';
  readonly colour: string;
}
const ORDER: Readonly<Record<Look['kind'], number>> = { plain: 0, selected: 1, error: 2 };
const WIDTH: Readonly<Record<Look['kind'], number>> = { plain: 1, selected: 2, error: 2 };

function lookOf(curve: Curve, marks: Marks, colours: Colours): Look {
  if (marks.linkSeverityOf(curve.id) === 'error') return { kind: 'error', colour: colours.loss };
  if (marks.selectedLinks.has(curve.id)) return { kind: 'selected', colour: colours.focus };
  return { kind: 'plain', colour: colours.flow(marks.baseOf(curve)) };
}
