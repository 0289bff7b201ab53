import type { SchemeDocument, SchemeNode } from '@premia/scheme';
import { SCHEME_TEMPLATES } from '@premia/scheme/templates';
import { expect, test } from 'vitest';
import { measureNodes } from '../node-views/measure-nodes.ts';

interface Box {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxesOf(document: SchemeDocument, nodes: readonly SchemeNode[]): readonly Box[] {
  const geometries = measureNodes(document);
  return nodes.map(({ id, at = [0, 0] }) => {
    const { width, height } = geometries.get(id) ?? { width: 0, height: 0 };
    return { id, left: at[0], top: at[1], right: at[0] + width, bottom: at[1] + height };
  });
}

function overlapsIn(document: SchemeDocument): readonly string[] {
  const scopes = Map.groupBy(document.nodes, ({ frame }) => frame ?? '');
  return [...scopes.values()].flatMap((nodes) => {
    const boxes = boxesOf(document, nodes);
    return boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (other) =>
            one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
        )
        .map((other) => `${one.id} lies on ${other.id}`),
    );
  });
}

test.each(SCHEME_TEMPLATES.map(({ key, document }) => [key, document] as const))(
  '%s: no card lies on another',
  (_, document) => {
    expect(overlapsIn(document)).toEqual([]);
  },
);
