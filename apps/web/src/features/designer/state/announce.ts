import type { DesignerUiStore } from './designer-ui.ts';

/** Says something to a screen reader, politely; the newest message replaces one not yet read out. */
export function announce(ui: DesignerUiStore, words: string): void {
  ui.setState({ announcement: words });
}
