import type { Month } from '../calendar.ts';
import type { DemoEmployee, DemoFact } from '../company.ts';
import type { Random } from '../random.ts';

/** One employee's month at work: what the generators of facts look at. */
export interface WorkMonth {
  readonly employee: DemoEmployee;
  readonly positionKey: string;
  readonly month: Month;
  /** Working days on which the employee was employed, oldest first. */
  readonly days: readonly string[];
  /** 100 is an average performer; constant for a person. */
  readonly skillPercent: number;
  /** Season and growth together, 100 is a plain month of the first year. */
  readonly demandPercent: number;
  readonly random: Random;
}

export type FactGenerator = (work: WorkMonth) => DemoFact[];
