import { type EvaluationAnswer, type EvaluationRequest, evaluatePlan, type Plan } from '@premia/scheme';
import type { EngineAnswer } from '@premia/scheme/batch';
import type { CommandContext } from '../../command.ts';

export const ENGINE_NAMES = ['explain', 'batch', 'sql'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** An engine that has no form for a scheme refuses it before it starts and names the nodes. */
export type EngineRun =
  | { readonly ok: true; readonly answer: EvaluationAnswer }
  | { readonly ok: false; readonly nodes: readonly string[] };

export interface OpenEngine {
  run(plan: Plan, request: EvaluationRequest): Promise<EngineRun>;
  close(): Promise<void>;
}

export type ChosenEngine =
  | { readonly ok: true; readonly name: EngineName; readonly load: () => Promise<OpenEngine> }
  | { readonly ok: false };

/** What the columnar engines answer, with the nodes of a refusal named once each. */
function named(run: EngineAnswer): EngineRun {
  return run.ok ? run : { ok: false, nodes: [...new Set(run.unsupported.map(({ nodeId }) => nodeId))] };
}

const inProcess = (run: (plan: Plan, request: EvaluationRequest) => EngineRun): OpenEngine => ({
  run: async (plan, request) => run(plan, request),
  close: async () => undefined,
});

async function openSql({ env }: CommandContext): Promise<OpenEngine> {
  const { runSql } = await import('@premia/scheme/sql');
  const { openClickHouse } = await import('../../engines/open-clickhouse.ts');
  const { querier, close } = await openClickHouse(env);
  return { run: async (plan, request) => named(await runSql(plan, request, querier)), close };
}

const LOADERS: Readonly<Record<EngineName, (context: CommandContext) => Promise<OpenEngine>>> = {
  explain: async () => inProcess((plan, request) => ({ ok: true, answer: evaluatePlan(plan, request) })),
  batch: async () => {
    const { runBatch } = await import('@premia/scheme/batch');
    return inProcess((plan, request) => named(runBatch(plan, request)));
  },
  sql: openSql,
};

/** Runs work on an engine and closes it whatever comes. */
export async function withEngine<Result>(
  engine: Extract<ChosenEngine, { ok: true }>,
  work: (run: OpenEngine['run']) => Promise<Result>,
): Promise<Result> {
  const open = await engine.load();
  try {
    return await work((plan, request) => open.run(plan, request));
  } finally {
    await open.close();
  }
}

/** The engine asked for by `--engine`; an unknown one is told in words. */
export function chooseEngine(asked: string | boolean | undefined, context: CommandContext): ChosenEngine {
  const name = ENGINE_NAMES.find((known) => known === (asked ?? 'explain'));
  if (name !== undefined) return { ok: true, name, load: () => LOADERS[name](context) };
  context.words(`--engine ${String(asked)}: ${ENGINE_NAMES.join(' | ')}`);
  return { ok: false };
}

/** That an engine cannot express a scheme, with the nodes it has no form for. */
export function refusalWords(name: EngineName, nodes: readonly string[], { language }: CommandContext): string {
  const list = nodes.join(', ');
  return language === 'ru'
    ? `Движок ${name} не умеет считать эту схему: ${list}. Возьмите explain.`
    : `The ${name} engine cannot express this scheme: ${list}. Use explain.`;
}
