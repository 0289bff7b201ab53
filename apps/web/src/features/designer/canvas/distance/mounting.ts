import type { Mounted } from '../../flow-adapter/flow-store.ts';
import { type Area, type Block, type Curve, grown, isPainted, overlaps, type Scene } from '../../flow-adapter/scene.ts';

/** What the person sees: an area of the drawing, and how large it is shown. */
export interface View {
  readonly area: Area;
  readonly zoom: number;
}

export interface MountingQuestion {
  readonly view: View;
  /** Has the keyboard, the pointer or a drag: mounted whatever the view. */
  readonly must: ReadonlySet<string>;
  /** Moves with the pointer right now: its links move along. */
  readonly dragged: ReadonlySet<string>;
  /** Blocks are painted, not mounted. */
  readonly isFar: boolean;
  /** How many cards may come in this step. */
  readonly room: number;
}

export interface MountingStep {
  readonly mounted: Mounted;
  /** False when another step is needed. */
  readonly isDone: boolean;
}

/** Pixels of the screen around the view in which cards are mounted before they are seen, and are kept. */
const AHEAD_PX = 220;
const KEPT_PX = 440;
const LINKS_A_CARD = 3;

/**
 * One step towards what should be mounted at this view: a card costs most of a frame, so a few come at a time, the
 * nearest first, and what has left goes as slowly. Answers the same object when nothing changes.
 */
export function mountingStep(scene: Scene, before: Mounted, question: MountingQuestion): MountingStep {
  return question.isFar ? farStep(scene, before, question) : nearStep(scene, before, question);
}

/** Far out only what the hand or the keyboard is on is a card; links are cards' business while they are dragged. */
function farStep(scene: Scene, before: Mounted, { must, dragged }: MountingQuestion): MountingStep {
  const nodes = withInner(scene, new Set([...must, ...pinned(scene)]));
  const moving = withInner(scene, dragged);
  const links =
    moving.size === 0
      ? NONE
      : new Set(
          scene.curves.filter((curve) => moving.has(curve.source) || moving.has(curve.target)).map(({ id }) => id),
        );
  const isSame = sameSet(nodes, before.nodes) && sameSet(links, before.links);
  return { mounted: isSame ? before : { nodes, links }, isDone: true };
}

const NONE: ReadonlySet<string> = new Set();

/** A frame never stands without what is drawn in it. */
function withInner(scene: Scene, ids: ReadonlySet<string>): ReadonlySet<string> {
  const present = new Set([...ids].filter((id) => scene.byId.has(id)));
  if (![...present].some((id) => scene.byId.get(id)?.flow.type === 'frame')) return present;
  for (const block of scene.blocks) if (block.frame !== null && present.has(block.frame)) present.add(block.id);
  return present;
}

function nearStep(scene: Scene, before: Mounted, { view, must, room }: MountingQuestion): MountingStep {
  const ahead = grown(view.area, AHEAD_PX / view.zoom);
  const kept = grown(view.area, KEPT_PX / view.zoom);
  const left = keeping(before.nodes, room, (id) => {
    const block = scene.byId.get(id);
    return block === undefined ? 'gone' : must.has(id) || !isPainted(block) || overlaps(block, kept);
  });
  const nodes = left.ids;
  for (const id of pinned(scene)) nodes.add(id);
  for (const id of must) if (scene.byId.has(id)) nodes.add(id);
  const missing = scene.blocks.filter((block) => !nodes.has(block.id) && overlaps(block, ahead));
  for (const block of nearest(missing, view.area, room)) nodes.add(block.id);

  const curves = curvesById(scene);
  const leftLinks = keeping(before.links, room * LINKS_A_CARD, (id) => {
    const curve = curves.get(id);
    return curve === undefined ? 'gone' : overlaps(curve.box, kept);
  });
  const links = leftLinks.ids;
  const missingLinks = scene.curves.filter((curve) => !links.has(curve.id) && overlaps(curve.box, ahead));
  for (const curve of missingLinks.slice(0, room * LINKS_A_CARD)) links.add(curve.id);

  const isSame = sameSet(nodes, before.nodes) && sameSet(links, before.links);
  const isDone =
    missing.length <= room && missingLinks.length <= room * LINKS_A_CARD && left.isDone && leftLinks.isDone;
  return { mounted: isSame ? before : { nodes, links }, isDone };
}

/** Areas and stickers are few, and have no picture. */
function pinned(scene: Scene): readonly string[] {
  return scene.blocks.filter((block) => !isPainted(block)).map(({ id }) => id);
}

/** What is gone from the scheme goes at once, what has left the view a few at a time. */
function keeping(ids: ReadonlySet<string>, limit: number, judge: (id: string) => boolean | 'gone') {
  const kept = new Set<string>();
  let dropped = 0;
  let isDone = true;
  for (const id of ids) {
    const verdict = judge(id);
    if (verdict === 'gone') continue;
    if (!verdict && dropped < limit) dropped += 1;
    else {
      kept.add(id);
      if (!verdict) isDone = false;
    }
  }
  return { ids: kept, isDone };
}

function nearest(blocks: readonly Block[], view: Area, count: number): readonly Block[] {
  if (blocks.length <= count) return blocks;
  const distance = ({ x, y, width, height }: Block) =>
    Math.hypot(x + width / 2 - view.x - view.width / 2, y + height / 2 - view.y - view.height / 2);
  return [...blocks].sort((a, b) => distance(a) - distance(b)).slice(0, count);
}

const indexes = new WeakMap<Scene, ReadonlyMap<string, Curve>>();

function curvesById(scene: Scene): ReadonlyMap<string, Curve> {
  const known = indexes.get(scene) ?? new Map(scene.curves.map((curve) => [curve.id, curve]));
  indexes.set(scene, known);
  return known;
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
