import type { SchemeNode } from '@premia/scheme';
import classes from './Schemes.module.css';
import type { SchemeTemplate } from './templates/template.ts';

const MARGIN = 40;
const NODE_WIDTH = 220;
const NODE_HEIGHT = 90;

interface Place {
  readonly x: number;
  readonly y: number;
}

function placeOf(node: SchemeNode): Place {
  const [x = 0, y = 0] = node.at ?? [];
  return { x, y };
}

/** A curve from a box's right side to another's left one. */
function wirePath(from: Place, to: Place): string {
  const startX = from.x + NODE_WIDTH;
  const bend = (to.x - startX) / 2;
  const rise = to.y - from.y;
  return `M${startX} ${from.y + NODE_HEIGHT / 2}c${bend} 0 ${bend} ${rise} ${to.x - startX} ${rise}`;
}

/** The template's own graph, small: boxes where its nodes stand, lines where its links run. */
export function TemplatePicture({ template }: { readonly template: SchemeTemplate }) {
  const places = new Map(template.body.nodes.map((node) => [node.id, placeOf(node)] as const));
  const right = Math.max(0, ...[...places.values()].map((place) => place.x)) + NODE_WIDTH;
  const bottom = Math.max(0, ...[...places.values()].map((place) => place.y)) + NODE_HEIGHT;
  return (
    <svg
      viewBox={`${-MARGIN} ${-MARGIN} ${right + 2 * MARGIN} ${bottom + 2 * MARGIN}`}
      className={classes['picture']}
      aria-hidden="true"
    >
      {template.body.links.map((link) => {
        const from = places.get(link.from.split('.')[0] ?? '');
        const to = places.get(link.to.split('.')[0] ?? '');
        if (from === undefined || to === undefined) return null;
        return <path key={`${link.from} ${link.to}`} d={wirePath(from, to)} />;
      })}
      {template.body.nodes.map((node) => (
        <rect
          key={node.id}
          {...placeOf(node)}
          width={NODE_WIDTH}
          height={NODE_HEIGHT}
          rx={16}
          data-result={node.kind === 'payout' || undefined}
        />
      ))}
    </svg>
  );
}
