import type { Viewport } from '@xyflow/react';

const PREFIX = 'premia.designer.viewport.';

/** Where this person last looked in this scheme; null the first time. */
export function rememberedViewport(schemeId: string): Viewport | null {
  const stored = localStorage.getItem(PREFIX + schemeId);
  if (stored === null) return null;
  const [x = Number.NaN, y = Number.NaN, zoom = Number.NaN] = stored.split(' ').map(Number);
  return [x, y, zoom].every(Number.isFinite) && zoom > 0 ? { x, y, zoom } : null;
}

export function rememberViewport(schemeId: string, { x, y, zoom }: Viewport): void {
  localStorage.setItem(PREFIX + schemeId, `${Math.round(x)} ${Math.round(y)} ${zoom.toFixed(3)}`);
}
