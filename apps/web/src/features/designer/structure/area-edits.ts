import type { SchemeArea, SchemeDocument, SchemeEdit, SchemeSticker } from '@premia/scheme';
import { areaIdOf, membersOf, stickerIdOf } from './drawn-parts.ts';

/** A short id that is free among the drawn things of a scheme. */
export function freeLayoutId(taken: Readonly<Record<string, unknown>>, prefix: string): string {
  let number = 1;
  while (taken[`${prefix}${number}`] !== undefined) number += 1;
  return `${prefix}${number}`;
}

export interface NewArea {
  readonly areaId: string;
  readonly area: SchemeArea;
}

/** Nodes go into a new area; what stands in a frame goes with its frame. Areas this empties are gone. */
export function drawAreaEdits(
  document: SchemeDocument,
  ids: ReadonlySet<string>,
  { areaId, area }: NewArea,
): readonly SchemeEdit[] {
  const held = outermost(document, ids);
  if (held.length === 0) return [];
  return [
    { edit: 'drawArea', areaId, area },
    ...held.map((nodeId) => ({ edit: 'setArea', nodeId, area: areaId }) as const),
    ...removeEmptied(document, new Set(held)),
  ];
}

export function joinAreaEdits(
  document: SchemeDocument,
  ids: ReadonlySet<string>,
  areaId: string,
): readonly SchemeEdit[] {
  const joining = outermost(document, ids).filter((id) => areaOf(document, id) !== areaId);
  if (joining.length === 0) return [];
  return [
    ...joining.map((nodeId) => ({ edit: 'setArea', nodeId, area: areaId }) as const),
    ...removeEmptied(document, new Set(joining)),
  ];
}

/** Nodes leave their areas; an area nobody is left in is gone. */
export function leaveAreaEdits(document: SchemeDocument, ids: ReadonlySet<string>): readonly SchemeEdit[] {
  const leaving = outermost(document, ids).filter((id) => areaOf(document, id) !== undefined);
  return [
    ...leaving.map((nodeId) => ({ edit: 'setArea', nodeId, area: null }) as const),
    ...removeEmptied(document, new Set(leaving)),
  ];
}

/** Areas that lose their last node with these. */
export function removeEmptied(document: SchemeDocument, gone: ReadonlySet<string>): readonly SchemeEdit[] {
  return [...membersOf(document)]
    .filter(([, members]) => members.every((id) => gone.has(id)))
    .map(([areaId]) => ({ edit: 'drawArea', areaId, area: null }) as const);
}

/** Folds what is open, or opens everything when all of it is folded already. */
export function foldEdits(document: SchemeDocument, ids: ReadonlySet<string>): readonly SchemeEdit[] {
  const areas = document.layout?.areas ?? {};
  const chosenAreas = [...membersOf(document)].filter(([, members]) => members.every((id) => ids.has(id)));
  if (chosenAreas.length > 0) {
    const isFolding = chosenAreas.some(([areaId]) => areas[areaId]?.folded !== true);
    return chosenAreas.flatMap(([areaId]): readonly SchemeEdit[] => {
      const area = areas[areaId];
      return area === undefined || (area.folded === true) === isFolding
        ? []
        : [{ edit: 'drawArea', areaId, area: foldedArea(area, isFolding) }];
    });
  }
  const nodes = document.nodes.filter(({ id }) => ids.has(id));
  const isFolding = nodes.some(({ folded }) => folded !== true);
  return nodes
    .filter(({ folded }) => (folded === true) !== isFolding)
    .map(({ id }) => ({ edit: 'setFolded', nodeId: id, folded: isFolding }) as const);
}

export function foldedArea({ folded: _before, ...area }: SchemeArea, folded: boolean): SchemeArea {
  return folded ? { ...area, folded: true } : area;
}

/** Stickers of a selection go where it goes. */
export function moveStickers(
  document: SchemeDocument,
  ids: ReadonlySet<string>,
  [dx, dy]: readonly [number, number],
): readonly SchemeEdit[] {
  return [...ids].flatMap((key) => {
    const stickerId = stickerIdOf(key);
    const sticker = stickerId === null ? undefined : document.layout?.stickers?.[stickerId];
    if (stickerId === null || sticker === undefined) return [];
    return [{ edit: 'drawSticker', stickerId, sticker: moved(sticker, [dx, dy]) } as const];
  });
}

function moved(sticker: SchemeSticker, [dx, dy]: readonly [number, number]): SchemeSticker {
  return { ...sticker, at: [Math.round(sticker.at[0] + dx), Math.round(sticker.at[1] + dy)] };
}

export function removeStickers(document: SchemeDocument, ids: ReadonlySet<string>): readonly SchemeEdit[] {
  return [...ids].flatMap((key) => {
    const stickerId = stickerIdOf(key);
    return stickerId === null || document.layout?.stickers?.[stickerId] === undefined
      ? []
      : [{ edit: 'drawSticker', stickerId, sticker: null } as const];
  });
}

/** A selection in real nodes: whoever chose an area chose what is in it. */
export function throughAreas(document: SchemeDocument, ids: Iterable<string>): ReadonlySet<string> {
  const members = membersOf(document);
  return new Set([...ids].flatMap((id) => members.get(areaIdOf(id) ?? '') ?? [id]));
}

function outermost(document: SchemeDocument, ids: ReadonlySet<string>): readonly string[] {
  const chosen = new Set<string>();
  for (const { id, frame } of document.nodes) if (ids.has(id)) chosen.add(frame ?? id);
  return [...chosen];
}

function areaOf(document: SchemeDocument, nodeId: string): string | undefined {
  const area = document.nodes.find(({ id }) => id === nodeId)?.area;
  return area === undefined || document.layout?.areas?.[area] === undefined ? undefined : area;
}
