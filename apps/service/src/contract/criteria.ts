import type { BilingualText } from './bilingual-text.ts';

/** criteria.list() */
export interface CriterionSummary {
  readonly key: string;
  readonly title: BilingualText;
  readonly type: 'money' | 'number' | 'percent' | 'count';
  readonly description: BilingualText;
  readonly factType: string | null;
  readonly ownerName: BilingualText;
}
/** criteria.sources(): everything a scheme can read, for pickers in the designer. */
export interface SchemeSources {
  readonly criteria: readonly CriterionSummary[];
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
