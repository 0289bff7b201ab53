import type { CriterionDefinition } from '@premia/compensation';
import type { BilingualText } from './bilingual-text.ts';

export type ChangeSetState = 'draft' | 'submitted' | 'applied' | 'rejected' | 'undone' | 'discarded';
export type ChangeSetKind = 'targets' | 'actuals' | 'definition';
export type ChangeValueShown = string | CriterionDefinition | null;

/** changes.list(): newest first, what waits for a decision before everything. */
export interface ChangeSetListed {
  readonly id: string;
  readonly kind: ChangeSetKind;
  readonly title: string;
  readonly state: ChangeSetState;
  readonly rows: number;
  readonly problems: number;
  readonly authorName: BilingualText;
  readonly isOwn: boolean;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  /** As of its last preview; null before the first. */
  readonly summary: {
    readonly concerned: number;
    readonly gaining: number;
    readonly losing: number;
    readonly currency: string;
    readonly fundDelta: string;
  } | null;
}

/** changes.given({ changeSetId }): all rows of a set. One row as it is typed or mapped; `who` is a person, a department or the company, by id or name. */
export interface ChangeRowGiven {
  readonly criterion?: string | undefined;
  readonly who?: string | undefined;
  readonly employee?: string | undefined;
  readonly department?: string | undefined;
  readonly period?: string | undefined;
  readonly value?: string | undefined;
}
export type ChangeColumn = keyof ChangeRowGiven;

export interface ChangeRowProblemShown {
  readonly code: string;
  readonly column?: string | undefined;
  readonly details: Readonly<Record<string, string>>;
}

export interface ChangeRowShown {
  readonly line: number;
  readonly given: ChangeRowGiven;
  readonly problems: readonly ChangeRowProblemShown[];
  /** Null while the row has problems. */
  readonly change: {
    readonly criterion: string;
    readonly criterionTitle: BilingualText;
    readonly type: 'money' | 'number' | 'percent' | 'count';
    /** Null for the company and for definitions. */
    readonly whoName: BilingualText | null;
    readonly scope: 'employee' | 'department' | 'company' | 'criterion';
    /** A period; of a definition the day it holds from. */
    readonly when: string;
    readonly before: ChangeValueShown;
    readonly after: ChangeValueShown;
    /** Something else holds by now than when the set was drafted. */
    readonly isOutdated: boolean;
  } | null;
}

export type ChangeCommand = 'edit' | 'submit' | 'withdraw' | 'approve' | 'reject' | 'discard' | 'undo';

/** changes.get({ changeSetId }) */
export interface ChangeSetPage extends ChangeSetListed {
  readonly note: string;
  readonly revision: number;
  readonly source: 'entered' | 'file' | 'undo';
  readonly sourceName: string;
  readonly decidedByName: BilingualText | null;
  readonly decisionReason: string;
  readonly undoes: { readonly id: string; readonly title: string } | null;
  /** The set that undoes this one or asks to. */
  readonly undoneBy: { readonly id: string; readonly state: ChangeSetState } | null;
  /** Problems first; a large set is shown in part. */
  readonly shownRows: readonly ChangeRowShown[];
  readonly outdated: number;
  /** What the caller may do with it now. */
  readonly commands: readonly ChangeCommand[];
}

/** changes.preview({ changeSetId }): before a decision worked out afresh, afterwards as it was announced. */
export interface ChangePreview {
  readonly periods: readonly ChangePreviewPeriod[];
  /** Periods beyond the ones that are worked out. */
  readonly periodsLeftOut: number;
  readonly calculatedAt: string;
}

export interface ChangePreviewPeriod {
  readonly period: string;
  /** open: accruals move; ahead: nothing has happened in it yet; closing, sealed: corrections will be proposed. */
  readonly state: 'open' | 'closing' | 'sealed' | 'ahead';
  readonly currency: string;
  /** People for whom a scheme reads something else. */
  readonly concerned: number;
  readonly gaining: number;
  readonly losing: number;
  /** Without a sum before or after. */
  readonly unclear: number;
  readonly fundBefore: string;
  readonly fundAfter: string;
  readonly fundDelta: string;
  /** The greatest changes first; a large company is shown in part. */
  readonly people: readonly ChangePreviewPerson[];
}

export interface ChangePreviewPerson {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly departmentName: BilingualText;
  readonly before: string | null;
  readonly after: string | null;
  readonly delta: string | null;
}

/** changes.tryOut({ kind, rows }): rows that are stored nowhere. */
export interface ChangeTrial {
  readonly rows: readonly ChangeRowShown[];
  readonly preview: ChangePreview;
}

/** A decision that was taken, or the reason it was not. */
export type ChangeDecided =
  | { readonly ok: true; readonly changeSetId: string; readonly state: ChangeSetState; readonly revision: number }
  | { readonly ok: false; readonly code: ChangeRefusal; readonly details: Readonly<Record<string, string>> };

export type ChangeRefusal =
  | 'access/four-eyes'
  | 'access/own-pay'
  | 'change/has-problems'
  | 'change/empty'
  | 'change/decided'
  | 'change/changed-meanwhile'
  | 'change/outdated'
  | 'change/not-yours'
  | 'change/reason-needed'
  | 'change/period-closed'
  | 'change/stands-under-later'
  | 'change/undone-already';

/** changes.readTable({ content, … }): a file or a pasted table as texts. */
export type ChangeTable =
  | {
      readonly ok: true;
      readonly encoding: string;
      readonly delimiter: string;
      readonly columns: readonly string[];
      readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
      /** Which column looks like which of ours. */
      readonly suggested: Readonly<Partial<Record<ChangeColumn, string>>>;
    }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, string>> };

/** changes.announcements(): what the caller was told about their own targets and criteria, newest first. */
export interface ChangeAnnouncementShown {
  readonly changeSetId: string;
  readonly title: string;
  readonly isUndo: boolean;
  readonly isUndone: boolean;
  readonly announcedAt: string;
  readonly isSeen: boolean;
  readonly periods: readonly {
    readonly period: string;
    readonly inputs: readonly {
      readonly criterion: string;
      readonly criterionTitle: BilingualText;
      readonly type: 'money' | 'number' | 'percent' | 'count';
      readonly measure: 'actual' | 'target' | 'previous' | 'yearToDate';
      readonly before: string | null;
      readonly after: string | null;
    }[];
    readonly currency: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly delta: string | null;
  }[];
  readonly definitions: readonly {
    readonly criterionTitle: BilingualText;
    readonly validFrom: string;
    readonly before: ChangeValueShown;
    readonly after: ChangeValueShown;
  }[];
}
