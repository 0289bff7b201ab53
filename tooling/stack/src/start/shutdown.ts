import { once } from 'node:events';

/** What was started is stopped in the opposite order, once, after the step that was under way has ended. */
export class Shutdown {
  readonly #stops: (() => Promise<void>)[] = [];
  readonly #request = new AbortController();

  /** Aborted when the shutdown is asked for: whatever is under way ends as soon as it can. */
  get signal(): AbortSignal {
    return this.#request.signal;
  }

  add(stop: () => Promise<void>): void {
    this.#stops.push(stop);
  }

  request(): void {
    this.#request.abort();
  }

  async requested(): Promise<void> {
    if (!this.signal.aborted) await once(this.signal, 'abort');
  }

  /** A stop that fails must not keep the others from happening; the first error is thrown at the end. */
  async finish(): Promise<void> {
    this.request();
    const errors: unknown[] = [];
    for (let stop = this.#stops.pop(); stop !== undefined; stop = this.#stops.pop()) {
      await stop().catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw errors[0];
  }
}
