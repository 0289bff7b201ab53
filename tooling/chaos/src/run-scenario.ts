import { openCompanies } from './open-companies.ts';
import { createRandom } from './random.ts';
import type { Finding, Scenario, Stage } from './scenario.ts';

export interface ChaosLine extends Finding {
  readonly id: string;
  readonly seed: number;
}

export interface ScenarioOptions {
  readonly serverUrl: string;
  readonly seed: number;
  readonly scale: Stage['scale'];
}

/** Runs one scenario and then checks its books; whatever throws is a finding that is not ok. */
export async function runScenario(scenario: Scenario, { serverUrl, seed, scale }: ScenarioOptions): Promise<ChaosLine> {
  const companies = openCompanies(serverUrl);
  const finding = await attempt(() =>
    scenario.run({ random: createRandom(seed), scale, openCompany: () => companies.open() }),
  );
  const books = await attempt(async () => {
    await companies.checkAndClose();
    return { figures: {}, ok: true };
  });
  return { id: scenario.id, seed, figures: { ...finding.figures, ...books.figures }, ok: finding.ok && books.ok };
}

async function attempt(work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (error) {
    return { figures: { error: error instanceof Error ? error.message : String(error) }, ok: false };
  }
}
