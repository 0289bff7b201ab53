import type { DesignerUiStore } from './designer-ui.ts';

/** A screen reader that is told more often than this says nothing to its end. */
const PAUSE_MS = 2_000;

interface Speech {
  /** Said last, by the clock of the page. */
  at: number;
  /** The newest of what came too soon; it replaces what waited before it. */
  next: string | null;
}

const speeches = new WeakMap<DesignerUiStore, Speech>();

/** Says something to a screen reader, politely: at once, or when two seconds have passed since the last words. */
export function announce(ui: DesignerUiStore, words: string): void {
  const speech = speeches.get(ui) ?? { at: Number.NEGATIVE_INFINITY, next: null };
  speeches.set(ui, speech);
  const isWaiting = speech.next !== null;
  speech.next = words;
  if (isWaiting) return;
  const wait = speech.at + PAUSE_MS - performance.now();
  if (wait > 0) setTimeout(() => say(ui, speech), wait);
  else say(ui, speech);
}

function say(ui: DesignerUiStore, speech: Speech): void {
  if (speech.next !== null) ui.setState({ announcement: speech.next });
  speech.at = performance.now();
  speech.next = null;
}
