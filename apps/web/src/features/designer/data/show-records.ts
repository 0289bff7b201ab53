import type { PortRef } from '../edits/compose-edits.ts';
import type { Designer } from '../state/designer-context.tsx';

/** The sheet the dock opens; it may have to be drawn first. */
export const SHEET_ID = 'fact-sheet';

/** Opens the records behind an output, or those of the selected block, and gives the keyboard to them. */
export function showRecords({ ui }: Designer, of: PortRef | null = null): void {
  ui.setState({ dock: 'data', rowsOf: of });
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${SHEET_ID} [tabindex="0"]`)?.focus());
}
