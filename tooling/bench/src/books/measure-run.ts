import { openFieldCompany } from './field-company.ts';
import { startPremia } from './premia-processes.ts';

export interface RunFigures {
  readonly people: number;
  readonly seconds: number;
  /** Of the whole: freezing the inputs, calculating, approving and sealing. */
  readonly snapshotSeconds: number;
  readonly computeSeconds: number;
  readonly sealSeconds: number;
  /** The highest of any process. */
  readonly peakMegabytes: number;
}

const MONTH = '2026-03';
const FACTS_PER_PERSON = 10;
const WORKERS = 2;
const LOOK_EVERY_MS = 200;
const MS = 1_000;

/** A final run of a company over HTTP, from the launch to the seal, by a service and its workers. */
export async function measureRun(serverUrl: string, people: number): Promise<RunFigures> {
  const company = await openFieldCompany(serverUrl, { people, factsPerPerson: FACTS_PER_PERSON, month: MONTH });
  const premia = await startPremia({ databaseUrl: company.url, workers: WORKERS });
  try {
    const [fiona, felix] = [await premia.signIn('fiona'), await premia.signIn('felix')];
    const start = performance.now();
    const { id: runId } = await fiona.api.runs.launch.mutate({ period: MONTH, kind: 'final' });
    const frozen = performance.now();
    let run = await fiona.api.runs.get.query({ runId });
    while (run.state === 'computing') {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      run = await fiona.api.runs.get.query({ runId });
    }
    const computed = performance.now();
    const approved = await felix.api.runs.approve.mutate({ runId, revision: run.revision });
    if (!approved.ok) throw new Error(`approving was refused: ${approved.code}`);
    const sealed = await fiona.api.runs.seal.mutate({ runId, revision: approved.run.revision });
    if (!sealed.ok || sealed.run.state !== 'sealed') throw new Error('sealing was refused');
    const end = performance.now();
    return {
      people,
      seconds: (end - start) / MS,
      snapshotSeconds: (frozen - start) / MS,
      computeSeconds: (computed - frozen) / MS,
      sealSeconds: (end - computed) / MS,
      peakMegabytes: Math.max(...premia.peakMegabytes()),
    };
  } finally {
    await premia.stop();
    await company.close();
  }
}
