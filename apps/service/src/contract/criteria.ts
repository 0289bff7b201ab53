import type { CriterionDefinition, DataQuality } from '@premia/compensation';
import type { BilingualText } from './bilingual-text.ts';

export type { CriterionDefinition, FactCriterion, FactCriterionCondition, QualityGrade } from '@premia/compensation';

/** Who is shown a criterion's numbers. */
export type CriterionAudience = 'everyone' | 'heads' | 'specialists';
export type CriterionType = 'money' | 'number' | 'percent' | 'count';

/** criteria.list() */
export interface CriterionSummary {
  readonly key: string;
  readonly title: BilingualText;
  readonly type: CriterionType;
  readonly description: BilingualText;
  /** In force today; null when there is none. */
  readonly definition: CriterionDefinition | null;
  readonly ownerName: BilingualText;
  readonly deputyName: BilingualText;
  /** What happened on a day is here this many hours after its end. */
  readonly freshnessHours: number;
  readonly visibleTo: CriterionAudience;
  /** Schemes in force that read it. */
  readonly usedBy: readonly { readonly schemeId: string; readonly title: BilingualText }[];
}

/** criteria.quality(): what arrived of late, by criterion. */
export interface CriterionQuality extends DataQuality {
  readonly key: string;
  /** The days (of facts) or the period (of entered values) it was judged by. */
  readonly from: string;
  readonly to: string;
}

/** criteria.get({ key }) */
export interface CriterionPage extends CriterionSummary {
  readonly revision: number;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  /** Newest first. */
  readonly versions: readonly {
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly definition: CriterionDefinition;
  }[];
  /** Drafted or submitted definitions of it. */
  readonly proposed: readonly { readonly changeSetId: string; readonly title: string; readonly state: string }[];
  /** Titles of the criteria its definitions name, by key. */
  readonly parts: Readonly<Record<string, BilingualText>>;
  /** The first day a new definition may hold from: no closed period is measured anew. */
  readonly firstFreeDay: string;
}

/** criteria.values({ key, period }): people the caller may see. */
export interface CriterionValues {
  readonly rows: readonly CriterionValueRow[];
  readonly people: number;
}

export interface CriterionValueRow {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly departmentName: BilingualText;
  /** Null where there is none: a person without facts, a missing entry. */
  readonly actual: string | null;
  /** Why there is none: what it is counted from is in this currency, not in the criterion's. */
  readonly otherCurrency: string | null;
  readonly target: string | null;
}

/** criteria.tryDefinition({ key?, definition, period }): a definition on stored facts. */
export interface DefinitionTrial {
  readonly rows: readonly {
    readonly employeeId: string;
    readonly name: BilingualText;
    /** By the definition in force; null for a new criterion. */
    readonly now: string | null;
    readonly then: string | null;
  }[];
  /** People with a value under the definition, of all there are. */
  readonly withValue: number;
  readonly people: number;
}

/** What hr decides about a criterion without changing anybody's number. */
export interface CriterionProperties {
  readonly title: BilingualText;
  readonly description: BilingualText;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly freshnessHours: number;
  readonly visibleTo: CriterionAudience;
}

/** criteria.create / criteria.describe */
export type CriterionSaved =
  | { readonly ok: true; readonly key: string; readonly revision: number }
  | {
      readonly ok: false;
      readonly code: 'criterion/changed-meanwhile';
      readonly details: Readonly<Record<string, string>>;
    };

/** criteria.sources(): everything a scheme can read, for pickers in the designer. */
export interface SchemeSources {
  readonly criteria: readonly SourceCriterion[];
  readonly attributes: readonly { readonly key: string; readonly type: string; readonly title: BilingualText }[];
  readonly factTypes: readonly {
    readonly type: string;
    readonly title: BilingualText;
    readonly attributes: readonly { readonly key: string; readonly type: string; readonly title: BilingualText }[];
  }[];
  readonly tables: readonly {
    readonly key: string;
    readonly title: BilingualText;
    readonly columns: readonly string[];
  }[];
}
export interface SourceCriterion {
  readonly key: string;
  readonly title: BilingualText;
  readonly type: CriterionType;
  readonly description: BilingualText;
  readonly factType: string | null;
  readonly ownerName: BilingualText;
}
