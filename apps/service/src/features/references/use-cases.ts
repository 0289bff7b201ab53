import type { Actor } from '@premia/access';
import type { BilingualText, RateSummary, WorkCalendar } from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface RateKey {
  readonly from: string;
  readonly to: string;
  readonly on: string;
}

export interface NewRate extends RateKey {
  readonly rate: string;
  readonly source: string;
  /** Of the rate it takes the place of; 0 when there was none. */
  readonly revision: number;
}

export interface NewCalendarDay {
  readonly on: string;
  readonly isWorking: boolean;
  readonly title: BilingualText;
  /** Of the day as it was; 0 when it was like any other. */
  readonly revision: number;
}

/** Exchange rates and the company's production calendar: what schemes read beside people's own data. */
export interface ReferenceUseCases {
  rates(actor: Actor): Promise<readonly RateSummary[]>;
  setRate(actor: Actor, rate: NewRate): Promise<Result<{ readonly revision: number }>>;
  removeRate(
    actor: Actor,
    key: RateKey & { readonly revision: number },
  ): Promise<Result<{ readonly revision: number }>>;
  calendar(actor: Actor, input: { readonly year: number }): Promise<WorkCalendar>;
  setDay(actor: Actor, day: NewCalendarDay): Promise<Result<{ readonly revision: number }>>;
  removeDay(
    actor: Actor,
    day: { readonly on: string; readonly revision: number },
  ): Promise<Result<{ readonly revision: number }>>;
}
