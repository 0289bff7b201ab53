export const CANVAS_ID = 'scheme-canvas';

/** Gives the keyboard back to the drawing, where the arrows go on from the selected node. */
export function focusCanvas(): void {
  document.getElementById(CANVAS_ID)?.focus({ preventScroll: true });
}
