/** How often a process that must not outlive its parent looks for it; losing it is noticed within this time. */
const PARENT_CHECK_MS = 1_000;

export type StopReason = 'SIGTERM' | 'SIGINT' | 'parent-gone';

/**
 * Resolves when the process should end: asked by a signal, or because the process that started it is gone (its
 * message channel closed or, with `exitWithParent`, somebody else became our parent).
 */
export function untilAskedToStop(options: { readonly exitWithParent: boolean }): Promise<StopReason> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve('SIGTERM'));
    process.once('SIGINT', () => resolve('SIGINT'));
    if (wasForked()) {
      process.once('disconnect', () => resolve('parent-gone'));
      // It may have gone while we were starting; then there is nothing left to hear.
      if (!process.connected) {
        resolve('parent-gone');
      }
    }
    if (options.exitWithParent) {
      const parent = process.ppid;
      setInterval(() => {
        if (process.ppid !== parent) {
          resolve('parent-gone');
        }
      }, PARENT_CHECK_MS).unref();
    }
  });
}

function wasForked(): boolean {
  return process.send !== undefined;
}

/** Tells the process that started this one, if it listens. */
export function tellParent(message: object): void {
  if (process.connected) {
    process.send?.(message);
  }
}

/** Ends the process when a clean stop takes too long: whatever is left is safe to repeat. */
export function endByForceAfter(timeoutMs: number): void {
  setTimeout(() => process.exit(1), timeoutMs).unref();
}
