import { failure } from './failure.ts';

/** Lets a bounded number through at once and a bounded number wait; the rest is told to come back later. */
export class Gate {
  readonly #activeMax: number;
  readonly #waitingMax: number;
  #active = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(activeMax: number, waitingMax: number) {
    this.#activeMax = activeMax;
    this.#waitingMax = waitingMax;
  }

  /** @throws ClickHouseFailure TOO_MANY_SIMULTANEOUS_QUERIES when the queue is full. */
  async enter(): Promise<() => void> {
    if (this.#active < this.#activeMax) {
      this.#active += 1;
    } else {
      if (this.#waiting.length >= this.#waitingMax) {
        throw failure(
          202,
          'TOO_MANY_SIMULTANEOUS_QUERIES',
          `Too many simultaneous queries. Maximum: ${this.#waitingMax}`,
        );
      }
      // The place is handed over, so the count stays as it is.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      const next = this.#waiting.shift();
      if (next === undefined) this.#active -= 1;
      else next();
    };
  }
}
