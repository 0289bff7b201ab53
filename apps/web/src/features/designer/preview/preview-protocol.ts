import type { PreviewAnswer, PreviewRequest } from './run-preview.ts';

/** Page → worker. Only the newest question matters: a busy worker answers that one and skips the rest. */
export interface PreviewQuestion {
  readonly id: number;
  readonly request: PreviewRequest;
}

/** Worker → page. */
export type PreviewReply =
  | { readonly id: number; readonly ok: true; readonly answer: PreviewAnswer; readonly tookMs: number }
  /** A defect of ours; the page keeps the last good values and says so. */
  | { readonly id: number; readonly ok: false; readonly message: string };
