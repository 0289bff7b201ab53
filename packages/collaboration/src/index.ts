export { type JsonObject, type JsonValue, sameJson } from './json-value.ts';
export { type RoomNews, readRoomNews, readSaveRequest, type SaveRequest } from './room-message.ts';
export { fromSchemeDocument, toSchemeDocument, undoScope, writeScheme } from './scheme-structure.ts';
export type { ReadCache } from './shared-value.ts';
