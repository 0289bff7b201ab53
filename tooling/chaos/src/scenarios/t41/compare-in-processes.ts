import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { AgreementOptions, AgreementReport } from '@premia/scheme/agreement';

export type Found = Omit<AgreementReport, 'seed'> & { readonly slices: number };

export interface Comparison {
  /** Goes on until there are so many. */
  readonly cases: number;
  /** Slices take the seeds from here on, one each. */
  readonly firstSeed: number;
  readonly slice: AgreementOptions;
  readonly onSlice: (found: Found) => void;
}

/** Compares the engines slice by slice on every processor; stops early at the first difference. */
export async function compareInProcesses({ cases, firstSeed, slice, onSlice }: Comparison): Promise<Found> {
  let found: Found = { schemes: 0, employees: 0, proven: 0, partlyLeftSchemes: 0, counterexample: null, slices: 0 };
  let asked = 0;
  const isOver = (): boolean => found.employees >= cases || found.counterexample !== null;
  const work = async (): Promise<void> => {
    const child = fork(new URL('agreement-process.ts', import.meta.url));
    const ended = once(child, 'exit').then(() => null);
    try {
      while (!isOver()) {
        const seed = firstSeed + asked;
        asked += 1;
        const report = await ask(child, ended, { ...slice, seed });
        found = together(found, report);
        onSlice(found);
      }
    } finally {
      child.kill();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return found;
}

async function ask(child: ChildProcess, ended: Promise<null>, slice: AgreementOptions): Promise<AgreementReport> {
  const answered = once(child, 'message');
  child.send(slice);
  const message = await Promise.race([answered, ended]);
  if (message === null) throw new Error(`T41: the process that compared seed ${slice.seed} ended`);
  return message[0];
}

/** The seed of a difference stands with it, to draw the slice again. */
function together(found: Found, { seed, ...more }: AgreementReport): Found {
  return {
    schemes: found.schemes + more.schemes,
    employees: found.employees + more.employees,
    proven: found.proven + more.proven,
    partlyLeftSchemes: found.partlyLeftSchemes + more.partlyLeftSchemes,
    counterexample:
      found.counterexample ?? (more.counterexample === null ? null : `seed ${seed}: ${more.counterexample}`),
    slices: found.slices + 1,
  };
}
