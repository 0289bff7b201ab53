import type {} from '@premia/stack/testing';
import { expect, inject, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { runScenario } from './run-scenario.ts';

/** The short form of every scenario with a fixed seed; the full one is `pnpm chaos`. */
it.each(CATALOGUE.map((scenario) => [scenario.id, scenario] as const))(
  '%s',
  async (_, scenario) => {
    const line = await runScenario(scenario, { serverUrl: inject('databaseUrl'), seed: 20_261_123, scale: 'short' });
    expect(line).toMatchObject({ ok: true });
  },
  120_000,
);
