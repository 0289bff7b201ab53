import type { Organization } from '../organization/organization.ts';
import type { Participant } from '../participants/participants.ts';

/** Another value of a scheme's parameter, from a day on. */
export interface ParameterValue {
  readonly id: string;
  readonly parameter: string;
  readonly scopeKind: 'company' | 'department' | 'employee';
  readonly scopeId: string;
  readonly validFrom: string;
  /** Null: from that day on what stands above holds again. */
  readonly value: string | null;
}

/** Which values hold for a person of one scheme; a look per parameter and level, whatever the size of the company. */
export interface ParameterValues {
  /** By parameter, those that have another value than the scheme's: the one that counts. */
  inForce(participant: Pick<Participant, 'employeeId' | 'place' | 'asOf'>): ReadonlyMap<string, ParameterValue>;
}

/**
 * The values of one scheme on a day, the period's last. What stands with the employee wins over what stands with the
 * department, that over the departments above it, those over the company's; of one level the last one begun counts.
 */
export function parameterValues(
  values: readonly ParameterValue[],
  { organization, day }: { readonly organization: Organization; readonly day: string },
): ParameterValues {
  const begun = values.filter(({ validFrom }) => validFrom <= day);
  const standing = new Map<string, ParameterValue>();
  for (const value of [...begun].sort((left, right) => (left.validFrom < right.validFrom ? -1 : 1))) {
    standing.set(keyOf(value), value);
  }
  const parameters = [...new Set(begun.map(({ parameter }) => parameter))].sort();
  return {
    inForce({ employeeId, place, asOf }) {
      const found = new Map<string, ParameterValue>();
      if (parameters.length === 0) return found;
      const departments = organization.pathOn(place.departmentId, asOf).map(({ departmentId }) => departmentId);
      // A department that was in no tree then still stands for itself.
      const path = departments.length === 0 ? [place.departmentId] : departments;
      for (const parameter of parameters) {
        const levels = [
          { parameter, scopeKind: 'employee', scopeId: employeeId },
          ...path.map((scopeId) => ({ parameter, scopeKind: 'department', scopeId })),
          { parameter, scopeKind: 'company', scopeId: 'company' },
        ];
        for (const level of levels) {
          const value = standing.get(keyOf(level));
          if (value === undefined || value.value === null) continue;
          found.set(parameter, value);
          break;
        }
      }
      return found;
    },
  };
}

const keyOf = (of: { readonly parameter: string; readonly scopeKind: string; readonly scopeId: string }): string =>
  JSON.stringify([of.parameter, of.scopeKind, of.scopeId]);
