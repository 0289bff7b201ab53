import { describe, expect, it } from 'vitest';
import { createChangeFeed } from './change-feed.ts';

const NEVER_MS = 600_000;

async function rings(bell: { wait(timeoutMs: number, signal: AbortSignal): Promise<void> }): Promise<boolean> {
  const stopping = new AbortController();
  let rung = false;
  const waiting = bell.wait(NEVER_MS, stopping.signal).then(() => {
    rung = !stopping.signal.aborted;
  });
  // A ring that was kept resolves within a few microtasks; nothing else can.
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
  stopping.abort();
  await waiting;
  return rung;
}

describe('a change feed', () => {
  it('rings every portal of the person and of nobody else', async () => {
    const feed = createChangeFeed();
    const [phone, laptop, other] = [feed.watch('e1'), feed.watch('e1'), feed.watch('e2')];
    feed.announce('e1');
    expect(await Promise.all([phone, laptop, other].map(({ bell }) => rings(bell)))).toEqual([true, true, false]);
  });

  it('rings everyone after announcements may have been missed', async () => {
    const feed = createChangeFeed();
    const watchers = [feed.watch('e1'), feed.watch('e2')];
    feed.announceAll();
    expect(await Promise.all(watchers.map(({ bell }) => rings(bell)))).toEqual([true, true]);
  });

  it('forgets those who left, once', () => {
    const feed = createChangeFeed();
    const first = feed.watch('e1');
    const second = feed.watch('e1');
    first.leave();
    first.leave();
    expect(feed.watchers).toBe(1);
    second.leave();
    expect(feed.watchers).toBe(0);
  });
});
