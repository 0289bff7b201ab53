import type { Plan } from '@premia/scheme';
import { type BatchPage, type BatchProgram, prepareBatch } from '@premia/scheme/batch';
import { managerDocument, nameOf, planOf, profileOf, unroundedDocument } from './manager-scheme.ts';
import { GRADES, type InputName, type Population } from './population.ts';

export interface LoadedBatch {
  readonly plan: Plan;
  readonly program: BatchProgram;
  readonly pages: readonly BatchPage[];
  /** The columns in the order of the program's inputs. */
  readonly inputs: readonly BigInt64Array[];
}

export type BatchVariant = 'plain' | 'kept' | 'unrounded';

/** The batch engine with the whole population in its memory. */
export function loadBatch(population: Population, variant: BatchVariant): LoadedBatch {
  const plan = planOf(variant === 'unrounded' ? unroundedDocument() : managerDocument());
  const prepared = prepareBatch(plan, {
    keepSteps: variant === 'kept',
    profiles: { input: ({ source }) => profileOf(nameOf(source)) },
  });
  if (!prepared.ok) throw new Error(`bench: the batch engine refuses ${JSON.stringify(prepared.unsupported)}`);
  const { program } = prepared;
  const inputs = program.lowered.inputs.map(({ source }) => columnOf(population, nameOf(source), program));
  const pages = program.allocate(population.size);
  let from = 0;
  for (const page of pages) {
    page.load(inputs, from);
    from += page.rows;
  }
  return { plan, program, pages, inputs };
}

/** An input of everybody in the codes of a program. */
export function columnOf({ whole }: Population, name: InputName, { lowered }: BatchProgram): BigInt64Array {
  if (name !== 'grade') return BigInt64Array.from(whole[name], BigInt);
  const codes = GRADES.map((grade) => BigInt(lowered.codes.codeOf(grade)));
  return BigInt64Array.from(whole.grade, (place) => codes[place] ?? -1n);
}

/** Runs every page; answers how many rows were not proven. */
export function runPages(pages: readonly BatchPage[]): number {
  let unproven = 0;
  for (const page of pages) unproven += page.run();
  return unproven;
}

/** Rows of the last run that are left to the reference. */
export function markedRows(pages: readonly BatchPage[]): readonly number[] {
  const marked: number[] = [];
  let from = 0;
  for (const page of pages) {
    for (const row of page.markedRows()) marked.push(from + row);
    from += page.rows;
  }
  return marked;
}

/** The payout of every row in minor units. */
export function bonusesOf({ pages, program, plan }: LoadedBatch, size: number): Float64Array {
  const bonus = program.lowered.results.find(({ result }) => plan.results[result]?.kind === 'payout');
  if (bonus?.form.kind !== 'whole') throw new Error('bench: the payout is not whole');
  const all = new Float64Array(size);
  let from = 0;
  for (const page of pages) {
    const column = page.output(bonus.form.column);
    for (let row = 0; row < page.rows; row += 1) all[from + row] = Number(column[row]);
    from += page.rows;
  }
  return all;
}
