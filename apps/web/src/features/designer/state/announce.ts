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
  const wait = speech.at + PAUSE_MS - performance.now();
  const isWaiting = speech.next !== null;
  if (wait <= 0 && !isWaiting) {
    say(ui, speech, words);
    return;
  }
  speech.next = words;
  if (!isWaiting) setTimeout(() => say(ui, speech, speech.next ?? ''), wait);
}

function say(ui: DesignerUiStore, speech: Speech, words: string): void {
  speech.at = performance.now();
  speech.next = null;
  ui.setState({ announcement: words });
}
