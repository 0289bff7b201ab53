import type { Messages } from './messages.ts';

/**
 * Turns the lines of `premia demo load` (`{"step":"facts","done":3,"of":24}`, `{"step":"people","count":120}`) into few
 * lines for people: a count as it is, a long way at every quarter.
 */
export function demoProgress(messages: Messages, say: (line: string) => void): (line: string) => void {
  const quarters = new Map<string, number>();
  return (line) => {
    const step = readStep(line);
    if (step === undefined) return;
    const word = messages.demoSteps[step.name] ?? step.name;
    if (step.of === undefined) {
      say(`    · ${word}: ${step.done}`);
      return;
    }
    const quarter = Math.floor((step.done * 4) / step.of);
    if (quarter <= (quarters.get(step.name) ?? 0)) return;
    quarters.set(step.name, quarter);
    say(`    · ${word}: ${step.done}/${step.of}`);
  };
}

interface Step {
  readonly name: string;
  readonly done: number;
  /** Absent when the step came at once. */
  readonly of: number | undefined;
}

/** `undefined` for any other line: words for people, errors, the result. */
function readStep(line: string): Step | undefined {
  if (!line.startsWith('{"step":')) return undefined;
  const { step, done, of, count }: { step?: unknown; done?: unknown; of?: unknown; count?: unknown } = JSON.parse(line);
  const reached = done ?? count;
  if (typeof step !== 'string' || typeof reached !== 'number') return undefined;
  return { name: step, done: reached, of: typeof of === 'number' ? of : undefined };
}
