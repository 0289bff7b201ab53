import type { SchemeLink, SchemeNode } from '@premia/scheme';
import classes from './Schemes.module.css';
import type { TemplateBody } from './templates/gallery.ts';

const MARGIN = 40;
const NODE_WIDTH = 220;
const NODE_HEIGHT = 90;

/** A frame is drawn large enough for the node inside it. */
const FRAME_WIDTH = 340;
const FRAME_HEIGHT = 220;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function placeOf(node: SchemeNode): Place {
  const [x = 0, y = 0] = node.at ?? [];
  const isFrame = node.kind === 'each';
  return { x, y, width: isFrame ? FRAME_WIDTH : NODE_WIDTH, height: isFrame ? FRAME_HEIGHT : NODE_HEIGHT };
}

/** A curve from a box's right side to another's left one. */
function wirePath(from: Place, to: Place): string {
  const startX = from.x + from.width;
  const bend = (to.x - startX) / 2;
  const startY = from.y + from.height / 2;
  const rise = to.y + to.height / 2 - startY;
  return `M${startX} ${startY}c${bend} 0 ${bend} ${rise} ${to.x - startX} ${rise}`;
}

/** Links between a frame and its inner nodes would be lost inside the box. */
function isInside(link: SchemeLink, { nodes }: TemplateBody): boolean {
  const frames = new Map(nodes.map((node) => [node.id, node.frame ?? null] as const));
  const [from = '', to = ''] = [link.from, link.to].map((end) => end.split('.')[0]);
  return frames.get(from) === to || frames.get(to) === from;
}

/** The template's own graph, small: boxes where its nodes stand, lines where its links run. */
export function TemplatePicture({ body }: { readonly body: TemplateBody }) {
  const places = new Map(body.nodes.map((node) => [node.id, placeOf(node)] as const));
  const right = Math.max(NODE_WIDTH, ...[...places.values()].map((place) => place.x + place.width));
  const bottom = Math.max(NODE_HEIGHT, ...[...places.values()].map((place) => place.y + place.height));
  return (
    <svg
      viewBox={`${-MARGIN} ${-MARGIN} ${right + 2 * MARGIN} ${bottom + 2 * MARGIN}`}
      className={classes['picture']}
      aria-hidden="true"
    >
      {body.nodes.length === 0 && <rect width={NODE_WIDTH} height={NODE_HEIGHT} rx={16} data-frame />}
      {body.links
        .filter((link) => !isInside(link, body))
        .map((link) => {
          const from = places.get(link.from.split('.')[0] ?? '');
          const to = places.get(link.to.split('.')[0] ?? '');
          if (from === undefined || to === undefined) return null;
          return <path key={`${link.from} ${link.to}`} d={wirePath(from, to)} />;
        })}
      {body.nodes.map((node) => (
        <rect
          key={node.id}
          {...placeOf(node)}
          rx={16}
          data-result={node.kind === 'payout' || node.kind === 'indicator' || undefined}
          data-frame={node.kind === 'each' || undefined}
        />
      ))}
    </svg>
  );
}
