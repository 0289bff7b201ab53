import type { Translate } from '@premia/locale';
import type { EditOutcome, LayoutColour, SchemeArea, SchemeDocument, SchemeEdit, SchemeSticker } from '@premia/scheme';
import type { ActionWords, Draft } from '../document-store/draft.ts';
import { moveNodes, type Places } from '../edits/compose-edits.ts';
import { actionMessages } from '../state/actions.messages.ts';
import { drawAreaEdits, foldEdits, freeLayoutId, joinAreaEdits, leaveAreaEdits, moveStickers } from './area-edits.ts';
import { structureActionMessages as messages } from './structure-actions.messages.ts';

/** What a person does to the drawing around the nodes; each call is one step of the history. */
export interface StructureActions {
  align(places: Places): EditOutcome;
  distribute(places: Places): EditOutcome;
  /** A step aside for everything selected; what stands in a selected frame goes with it. */
  nudge(ids: ReadonlySet<string>, by: readonly [number, number]): EditOutcome;
  /** Null when the selection holds nothing an area can hold. */
  drawArea(ids: ReadonlySet<string>, colour: LayoutColour): string | null;
  joinArea(ids: ReadonlySet<string>, areaId: string): EditOutcome;
  leaveArea(ids: ReadonlySet<string>): EditOutcome;
  nameArea(areaId: string, title: NonNullable<SchemeArea['title']>): EditOutcome;
  colourArea(areaId: string, colour: LayoutColour): EditOutcome;
  fold(ids: ReadonlySet<string>): EditOutcome;
  addSticker(at: readonly [number, number]): string;
  setSticker(stickerId: string, sticker: SchemeSticker): EditOutcome;
  /** Puts another scheme in place of the draft, whole, as one step. */
  replaceDraft(document: SchemeDocument, fileName: string): void;
}

type Run = (words: ActionWords, edits: readonly SchemeEdit[]) => EditOutcome;

export function structureActions(draft: Draft, run: Run): StructureActions {
  const areaOf = (areaId: string) => draft.getDocument().layout?.areas?.[areaId];
  return {
    align: (places) => {
      const edits = moveNodes(draft.getDocument(), places);
      return run((t) => t(messages.aligned, { count: places.size }), edits);
    },
    distribute: (places) => {
      const edits = moveNodes(draft.getDocument(), places);
      return run((t) => t(messages.distributed, { count: places.size }), edits);
    },
    nudge: (ids, by) => {
      const document = draft.getDocument();
      const moved = document.nodes.filter(({ id, frame }) => ids.has(id) && !(frame !== undefined && ids.has(frame)));
      const places = new Map(
        moved.map(({ id, at }) => [id, [(at?.[0] ?? 0) + by[0], (at?.[1] ?? 0) + by[1]] as const] as const),
      );
      const edits = [...moveNodes(document, places), ...moveStickers(document, ids, by)];
      return run((t) => t(actionMessages.moved, { count: edits.length }), edits);
    },
    fold: (ids) => run((t) => t(messages.folded), foldEdits(draft.getDocument(), ids)),
    ...areaActions(draft, run, areaOf),
    addSticker: (at) => {
      const stickerId = freeLayoutId(draft.getDocument().layout?.stickers ?? {}, 'note');
      const sticker: SchemeSticker = { at: [Math.round(at[0]), Math.round(at[1])], colour: 'yellow', text: {} };
      run((t) => t(messages.stickerAdded), [{ edit: 'drawSticker', stickerId, sticker }]);
      return stickerId;
    },
    setSticker: (stickerId, sticker) => {
      const before = draft.getDocument().layout?.stickers?.[stickerId];
      const what = before?.colour === sticker.colour ? messages.stickerWritten : messages.stickerColoured;
      return run((t) => t(what), [{ edit: 'drawSticker', stickerId, sticker }]);
    },
    replaceDraft: (document, fileName) =>
      void draft.change(
        (t) => t(messages.replaced, { name: fileName }),
        () => document,
      ),
  };
}

type AreaActions = Pick<StructureActions, 'drawArea' | 'joinArea' | 'leaveArea' | 'nameArea' | 'colourArea'>;

function areaActions(draft: Draft, run: Run, areaOf: (areaId: string) => SchemeArea | undefined): AreaActions {
  const nameOf = (areaId: string) => (t: Translate) => {
    const title = areaOf(areaId)?.title;
    return t({ ru: title?.ru ?? title?.en ?? 'Область', en: title?.en ?? title?.ru ?? 'Area' });
  };
  const change = (areaId: string, words: ActionWords, part: Partial<SchemeArea>): EditOutcome => {
    const area = areaOf(areaId);
    if (area === undefined) return { ok: false, refusal: 'edit/unknown-area', subject: areaId };
    return run(words, [{ edit: 'drawArea', areaId, area: { ...area, ...part } }]);
  };
  return {
    drawArea: (ids, colour) => {
      const document = draft.getDocument();
      const areaId = freeLayoutId(document.layout?.areas ?? {}, 'area');
      const edits = drawAreaEdits(document, ids, { areaId, area: { colour } });
      const count = edits.filter(({ edit }) => edit === 'setArea').length;
      if (count === 0) return null;
      return run((t) => t(messages.areaDrawn, { count }), edits).ok ? areaId : null;
    },
    joinArea: (ids, areaId) =>
      run((t) => t(messages.areaJoined, { name: nameOf(areaId)(t) }), joinAreaEdits(draft.getDocument(), ids, areaId)),
    leaveArea: (ids) => {
      const edits = leaveAreaEdits(draft.getDocument(), ids);
      const count = edits.filter(({ edit }) => edit === 'setArea').length;
      return run((t) => t(messages.areaLeft, { count }), edits);
    },
    nameArea: (areaId, title) =>
      change(areaId, (t) => t(messages.areaNamed, { name: title.ru ?? title.en ?? '' }), { title }),
    colourArea: (areaId, colour) =>
      change(areaId, (t) => t(messages.areaColoured, { name: nameOf(areaId)(t) }), { colour }),
  };
}
