import type { RunUseCases } from './use-cases.ts';

export interface RunWorker {
  /**
   * One step of a worker: takes one pending chunk (or one whose lease ran out), calculates it and commits its
   * statements together with its completion; the last one moves the run to review. `idle` when there is nothing to do.
   */
  computeNext(input: { readonly worker: string }): Promise<'idle' | 'computed' | 'refused'>;
}

/** Everything the people side (`RunUseCases` without `statements`) and the worker side need. */
export interface RunService extends Omit<RunUseCases, 'statements'>, RunWorker {}
