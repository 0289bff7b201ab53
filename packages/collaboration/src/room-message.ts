import type { JsonValue } from './json-value.ts';
import { isJsonObject } from './json-value.ts';

/** What an editor asks of the room beyond editing. */
export interface SaveRequest {
  readonly type: 'save';
  /** Comes back with the answer. */
  readonly id: string;
}

/** What the room tells its editors beyond the edits themselves. */
export type RoomNews =
  /** Everything that reached the room is stored as `revision`; `id` is there when somebody had asked for it. */
  | { readonly type: 'saved'; readonly revision: number; readonly id?: string }
  /** The draft cannot be stored as it is (a limit, a broken shape); what people drew is kept as shared state. */
  | { readonly type: 'refused'; readonly code: string; readonly id?: string }
  /** Storing failed for the moment and is tried again. */
  | { readonly type: 'delayed'; readonly id?: string }
  /** The comments have changed. */
  | { readonly type: 'comments' }
  /** The draft was handed in for approval, or came back: who may edit it has changed. */
  | { readonly type: 'submission' };

/** Null for anything that is not a save request: whoever sends it is not one of our pages. */
export function readSaveRequest(text: string): SaveRequest | null {
  const given = parse(text);
  return given?.['type'] === 'save' && typeof given['id'] === 'string' ? { type: 'save', id: given['id'] } : null;
}

/** Null for news of a kind this page does not know yet. */
export function readRoomNews(text: string): RoomNews | null {
  const given = parse(text);
  if (given === null) return null;
  const id = typeof given['id'] === 'string' ? { id: given['id'] } : {};
  switch (given['type']) {
    case 'saved':
      return typeof given['revision'] === 'number' ? { type: 'saved', revision: given['revision'], ...id } : null;
    case 'refused':
      return { type: 'refused', code: String(given['code']), ...id };
    case 'delayed':
      return { type: 'delayed', ...id };
    case 'comments':
    case 'submission':
      return { type: given['type'] };
    default:
      return null;
  }
}

function parse(text: string) {
  try {
    const value = JSON.parse(text) as JsonValue;
    return isJsonObject(value) ? value : null;
  } catch {
    // Not JSON is one of the things a stranger may send.
    return null;
  }
}
