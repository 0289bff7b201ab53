import { describe, expect, it } from 'vitest';
import { Shutdown } from './shutdown.ts';

describe('Shutdown', () => {
  it('stops in the opposite order, once', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown();
    for (const name of ['engine', 'service']) {
      shutdown.add(async () => {
        order.push(name);
      });
    }
    await shutdown.finish();
    await shutdown.finish();
    expect(order).toEqual(['service', 'engine']);
  });

  it('stops nothing before what is under way has ended', async () => {
    const shutdown = new Shutdown();
    let isStopped = false;
    shutdown.add(async () => {
      isStopped = true;
    });
    shutdown.request();
    await shutdown.requested();
    expect(shutdown.signal.aborted).toBe(true);
    expect(isStopped).toBe(false);
    await shutdown.finish();
    expect(isStopped).toBe(true);
  });

  it('stops the rest when one stop fails, and reports it', async () => {
    const shutdown = new Shutdown();
    let isStopped = false;
    shutdown.add(async () => {
      isStopped = true;
    });
    shutdown.add(() => Promise.reject(new Error('stuck')));
    await expect(shutdown.finish()).rejects.toThrow('stuck');
    expect(isStopped).toBe(true);
  });
});
