export const TABLE_ROW_HEIGHT = 26;
/** Rows and columns a card shows; larger tables are edited in the inspector. */
export const TABLE_ROWS_MAX = 7;
/** Decision rows a card shows as sentences. */
export const DECISION_ROWS_MAX = 4;

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

export function axisLength(axis: unknown): number {
  if (typeof axis !== 'object' || axis === null) return 0;
  const { bands, values } = axis as { readonly bands?: unknown; readonly values?: unknown };
  return Math.max(lengthOf(bands), lengthOf(values));
}

/** Column heads and rows; one axis is one row of cells. */
export function matrixBodyHeight(params: Readonly<Record<string, unknown>>): number {
  const axes: readonly unknown[] = Array.isArray(params['axes']) ? params['axes'] : [];
  const rows = axes.length < 2 ? 1 : Math.min(axisLength(axes[0]), TABLE_ROWS_MAX);
  return (rows + 1) * TABLE_ROW_HEIGHT;
}

/** Rows as sentences, "otherwise", and how many more there are. */
export function decisionBodyHeight(params: Readonly<Record<string, unknown>>): number {
  const rows = lengthOf(params['rows']);
  return (Math.min(rows, DECISION_ROWS_MAX) + 1 + Number(rows > DECISION_ROWS_MAX)) * TABLE_ROW_HEIGHT;
}

export function switchBodyHeight(params: Readonly<Record<string, unknown>>): number {
  return (Math.min(lengthOf(params['cases']), TABLE_ROWS_MAX) + 1) * TABLE_ROW_HEIGHT;
}

export function weightedBodyHeight(params: Readonly<Record<string, unknown>>): number {
  return (Math.min(lengthOf(params['rows']), TABLE_ROWS_MAX) + 1) * TABLE_ROW_HEIGHT;
}

export function rampBodyHeight(params: Readonly<Record<string, unknown>>): number {
  return Math.max(Math.min(lengthOf(params['bands']), TABLE_ROWS_MAX), 1) * TABLE_ROW_HEIGHT;
}

export function splitBodyHeight(params: Readonly<Record<string, unknown>>): number {
  return Math.max(Math.min(lengthOf(params['parts']), TABLE_ROWS_MAX), 1) * TABLE_ROW_HEIGHT;
}
