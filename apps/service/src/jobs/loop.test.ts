import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../observability/logging.ts';
import { createMetrics } from '../observability/metrics.ts';
import { createBell } from './bell.ts';
import { backoffMs, type Job, startJob } from './loop.ts';

const NEVER_MS = 600_000;
const surroundings = () => ({ log: createLogger('silent'), metrics: createMetrics() });

function promiseOf<Value>() {
  return Promise.withResolvers<Value>();
}

describe('startJob', () => {
  it('works until there is nothing left, then waits for the bell', async () => {
    let left = 3;
    let idle = promiseOf<void>();
    const job: Job = {
      name: 'test',
      pollMs: NEVER_MS,
      async round() {
        if (left === 0) {
          idle.resolve();
          return 'idle';
        }
        left -= 1;
        return 'worked';
      },
    };
    const running = startJob(job, surroundings());
    await idle.promise;
    expect(left).toBe(0);

    idle = promiseOf<void>();
    left = 1;
    running.bell.ring();
    await idle.promise;
    expect(left).toBe(0);
    await running.stop();
  });

  it('repeats a failed round and counts the failure', async () => {
    const around = surroundings();
    const recovered = promiseOf<void>();
    let rounds = 0;
    const running = startJob(
      {
        name: 'shaky',
        pollMs: NEVER_MS,
        async round() {
          rounds += 1;
          if (rounds === 1) {
            throw new Error('the engine was away');
          }
          recovered.resolve();
          return 'idle';
        },
      },
      around,
    );
    await recovered.promise;
    await running.stop();
    const { values } = await around.metrics.jobFailures.get();
    expect(values).toEqual([{ labels: { job: 'shaky' }, value: 1 }]);
  });

  it('lets the round under way end before it has stopped', async () => {
    const started = promiseOf<void>();
    const release = promiseOf<void>();
    let finished = false;
    const running = startJob(
      {
        name: 'slow',
        pollMs: NEVER_MS,
        async round() {
          started.resolve();
          await release.promise;
          finished = true;
          return 'worked';
        },
      },
      surroundings(),
    );
    await started.promise;
    const stopped = running.stop();
    release.resolve();
    await stopped;
    expect(finished).toBe(true);
  });
});

describe('a bell', () => {
  it('keeps a ring that came while nobody slept', async () => {
    const bell = createBell();
    bell.ring();
    await bell.wait(NEVER_MS, new AbortController().signal);
  });

  it('leaves nothing behind on the signal', async () => {
    const { signal } = new AbortController();
    const bell = createBell();
    const before = getEventListeners(signal, 'abort').length;
    for (let wait = 0; wait < 3; wait += 1) {
      const waiting = bell.wait(NEVER_MS, signal);
      bell.ring();
      await waiting;
    }
    expect(getEventListeners(signal, 'abort').length).toBe(before);
  });

  it('lets an abort through', async () => {
    const stopping = new AbortController();
    const waiting = createBell().wait(NEVER_MS, stopping.signal);
    stopping.abort();
    await waiting;
  });
});

describe('backoffMs', () => {
  it('grows and stays below its bound', () => {
    expect(backoffMs(1, () => 1)).toBe(200);
    expect(backoffMs(2, () => 1)).toBe(400);
    expect(backoffMs(1_000, () => 1)).toBe(15_000);
    expect(backoffMs(1, () => 0)).toBe(100);
  });
});
