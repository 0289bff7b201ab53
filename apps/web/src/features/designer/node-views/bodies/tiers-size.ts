export const TIERS_MODE_HEIGHT = 26;
export const TIERS_CHART_HEIGHT = 48;
export const TIERS_ROW_HEIGHT = 26;
/** Bands a card shows; the rest are edited in the inspector. */
export const TIERS_ROWS_MAX = 7;

/** Mode, chart, a row per band, the way to add one. */
export function tiersBodyHeight(params: Readonly<Record<string, unknown>>): number {
  const bands = Array.isArray(params['bands']) ? params['bands'].length : 0;
  const rows = Math.min(bands, TIERS_ROWS_MAX);
  return TIERS_MODE_HEIGHT + TIERS_CHART_HEIGHT + (rows + 1) * TIERS_ROW_HEIGHT;
}
