import type { Pool } from '@premia/database';
import type { ExampleCompany } from '@premia/service/testing';
import type { Random } from './random.ts';

/** What a scenario found: numbers for the table, and whether what must hold held. */
export interface Finding {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly ok: boolean;
}

export interface Stage {
  readonly random: Random;
  /** `full` is the catalogue's figure where it fits one machine's patience; `short` runs inside the tests. */
  readonly scale: 'full' | 'short';
  /** A company in a database of the scenario's own; closed, and its books checked, by the runner. */
  openCompany(): Promise<OpenCompany>;
}

export interface OpenCompany {
  readonly url: string;
  readonly company: ExampleCompany;
  /** As the owner: tampers, counts, passes time. */
  readonly owner: Pool;
}

export interface Scenario {
  readonly id: string;
  /** What is done, and what must hold. */
  readonly title: string;
  run(stage: Stage): Promise<Finding>;
}
