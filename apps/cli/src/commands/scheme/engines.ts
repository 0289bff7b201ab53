import { type EvaluationAnswer, type EvaluationRequest, evaluatePlan, type Plan } from '@premia/scheme';
import type { CommandContext } from '../../command.ts';

export const ENGINE_NAMES = ['explain', 'batch', 'sql'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** An engine that has no form for a scheme refuses it before it starts and names the nodes. */
export type EngineRun =
  | { readonly ok: true; readonly answer: EvaluationAnswer }
  | { readonly ok: false; readonly nodes: readonly string[] };

export type RunEngine = (plan: Plan, request: EvaluationRequest) => EngineRun;

export type ChosenEngine =
  | { readonly ok: true; readonly name: EngineName; readonly load: () => Promise<RunEngine> }
  | { readonly ok: false };

const LOADERS: Readonly<Record<EngineName, (() => Promise<RunEngine>) | null>> = {
  explain: async () => (plan, request) => ({ ok: true, answer: evaluatePlan(plan, request) }),
  batch: async () => {
    const { runBatch } = await import('@premia/scheme/batch');
    return (plan, request) => {
      const run = runBatch(plan, request);
      return run.ok ? run : { ok: false, nodes: [...new Set(run.unsupported.map(({ nodeId }) => nodeId))] };
    };
  },
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

/** That an engine cannot express a scheme, with the nodes it has no form for. */
export function refusalWords(name: EngineName, nodes: readonly string[], { language }: CommandContext): string {
  const list = nodes.join(', ');
  return language === 'ru'
    ? `Движок ${name} не умеет считать эту схему: ${list}. Возьмите explain.`
    : `The ${name} engine cannot express this scheme: ${list}. Use explain.`;
}
