import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gathering } from './gathering.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Portions that take 10 ms each and the moments they began at. */
function portions(gather: ReturnType<typeof gathering>, amount: number) {
  const begun: number[] = [];
  const begin = performance.now();
  const run = () =>
    gather(async () => {
      begun.push(performance.now() - begin);
      await vi.advanceTimersByTimeAsync(10);
      return amount;
    });
  return { begun, run };
}

it('rests three times what a portion took, so that more gathers', async () => {
  const { begun, run } = portions(gathering(), 1);
  await run();
  const second = run();
  await vi.advanceTimersByTimeAsync(30);
  await second;
  expect(begun).toEqual([0, 40]);
});

it('does not rest after a portion that found nothing', async () => {
  const { begun, run } = portions(gathering(), 0);
  await run();
  await run();
  expect(begun).toEqual([0, 10]);
});

it('does not rest when the time has passed with something else', async () => {
  const { begun, run } = portions(gathering(), 1);
  await run();
  await vi.advanceTimersByTimeAsync(500);
  await run();
  expect(begun).toEqual([0, 510]);
});
