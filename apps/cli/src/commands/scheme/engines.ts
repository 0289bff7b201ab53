import { type Engine, evaluatePlan } from '@premia/scheme';
import type { CommandContext } from '../../command.ts';

export const ENGINE_NAMES = ['explain', 'batch', 'sql'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export type ChosenEngine =
  | { readonly ok: true; readonly name: EngineName; readonly load: () => Promise<Engine> }
  | { readonly ok: false };

const LOADERS: Readonly<Record<EngineName, (() => Promise<Engine>) | null>> = {
  explain: async () => evaluatePlan,
  batch: null,
  sql: null,
};

/** The engine asked for by `--engine`; an unknown one, or one that is not here, is told in words. */
export function chooseEngine(asked: string | boolean | undefined, context: CommandContext): ChosenEngine {
  const name = ENGINE_NAMES.find((known) => known === (asked ?? 'explain'));
  const load = name === undefined ? null : LOADERS[name];
  if (name !== undefined && load !== null) return { ok: true, name, load };
  const known = ENGINE_NAMES.filter((engine) => LOADERS[engine] !== null).join(' | ');
  context.words(`--engine ${String(asked)}: ${known}`);
  return { ok: false };
}
