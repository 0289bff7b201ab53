import type { Viewport } from '@xyflow/react';

const PREFIX = 'premia.designer.viewport.';

/** A computer may be shared: each person comes back to their own view of a scheme. */
export interface Place {
  readonly personId: string;
  readonly schemeId: string;
}

/** Where this person last looked in this scheme; null the first time. */
export function rememberedViewport({ personId, schemeId }: Place): Viewport | null {
  const stored = localStorage.getItem(`${PREFIX}${personId}.${schemeId}`);
  if (stored === null) return null;
  const [x = Number.NaN, y = Number.NaN, zoom = Number.NaN] = stored.split(' ').map(Number);
  return [x, y, zoom].every(Number.isFinite) && zoom > 0 ? { x, y, zoom } : null;
}

export function rememberViewport({ personId, schemeId }: Place, { x, y, zoom }: Viewport): void {
  localStorage.setItem(`${PREFIX}${personId}.${schemeId}`, `${Math.round(x)} ${Math.round(y)} ${zoom.toFixed(3)}`);
}
