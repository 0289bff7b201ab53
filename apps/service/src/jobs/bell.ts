/** Wakes one sleeper. A ring while nobody sleeps is kept for the next one, so that no news falls between two rounds. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, after `timeoutMs`, or when `signal` aborts, whichever comes first. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(timeoutMs, signal) {
      if (!rung && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, timeoutMs);
        const abort = () => resolve();
        signal.addEventListener('abort', abort);
        wake = resolve;
        await promise;
        wake = null;
        clearTimeout(timer);
        // Signals outlive waits by far: what is not taken off piles up.
        signal.removeEventListener('abort', abort);
      }
      rung = false;
    },
  };
}
