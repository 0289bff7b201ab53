import type { BilingualText } from './bilingual-text.ts';

/** dashboards.fundByMonth({ from, to }), dashboards.fundByDepartment({ period }), dashboards.fundAgainstRevenue({ from, to }) */
export interface FundByMonth {
  readonly rows: readonly {
    readonly period: string;
    readonly fund: string;
    readonly people: number;
    readonly sealed: boolean;
  }[];
  readonly currency: string;
  readonly freshness: Freshness;
}
export interface FundByDepartment {
  readonly rows: readonly {
    readonly departmentId: string;
    readonly name: BilingualText;
    /** Null when the group has fewer people than may be shown. */
    readonly fund: string | null;
    readonly people: number | null;
    readonly previousFund: string | null;
  }[];
  readonly currency: string;
  readonly freshness: Freshness;
}
export interface FundAgainstRevenue {
  readonly rows: readonly {
    readonly period: string;
    readonly fund: string;
    readonly revenue: string;
    readonly ratio: string | null;
  }[];
  readonly currency: string;
  readonly freshness: Freshness;
}
export interface Freshness {
  readonly asOf: string | null;
  /** Outbox rows not yet projected. */
  readonly pending: number;
}
