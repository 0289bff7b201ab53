import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Takes a diagnostic; checking goes on, so that one pass finds as much as it can. */
export type Report = (diagnostic: Diagnostic) => void;
