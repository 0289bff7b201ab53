import { formatDate, formatValue, type Language } from '@premia/locale';
import { parseLiteral } from '@premia/scheme';
import type { ParameterSetting, SchemeParameter } from '@premia/service';

/** A value as people read it; as it stands where it is none of the parameter's type. */
export function valueWords(value: string, { type }: Pick<SchemeParameter, 'type'>, language: Language): string {
  if (type.base === 'date') return formatDate(value, language);
  const parsed = parseLiteral(value, type.base);
  return parsed.ok ? formatValue({ value: parsed.value, type }, language) : value;
}

/** What stands from exactly this day with exactly this scope: what a new value would take the place of. */
export function standingAt(
  values: readonly ParameterSetting[],
  wanted: { readonly parameter: string; readonly kind: string; readonly id: string; readonly from: string },
): string | null {
  const found = values.find(
    ({ parameter, scope, from, withdrawnAt }) =>
      withdrawnAt === null &&
      parameter === wanted.parameter &&
      scope.kind === wanted.kind &&
      scope.id === wanted.id &&
      from === wanted.from,
  );
  return found?.id ?? null;
}
