import type { Page } from '@playwright/test';

/** How smoothly frames came while the drawing was moved. */
export interface Frames {
  readonly fps: number;
  /** Milliseconds of the frame that 95 in a hundred did not exceed. */
  readonly p95: number;
}

/**
 * Pans with the mouse for `seconds`, a step a frame, and times the frames. The moves are made inside the page so that
 * every frame has one: from outside they would come as fast as the wire lets them, and the wire would be measured.
 */
export async function panFrames(page: Page, seconds: number): Promise<Frames> {
  const deltas = await page.evaluate(async (duration) => {
    const pane = document.querySelector('.react-flow__pane');
    if (pane === null) throw new Error('There is no canvas on the page');
    const box = pane.getBoundingClientRect();
    let x = box.left + box.width / 2;
    let y = box.top + box.height / 2;
    const fire = (target: EventTarget, type: string) =>
      target.dispatchEvent(
        new MouseEvent(type, {
          clientX: x,
          clientY: y,
          button: 0,
          buttons: 1,
          bubbles: true,
          cancelable: true,
          view: window,
        }),
      );
    fire(pane, 'mousedown');
    const times: number[] = [];
    const startedAt = performance.now();
    await new Promise<void>((done) => {
      const step = (now: number) => {
        times.push(now);
        const turn = (now - startedAt) / 400;
        x += 8 * Math.cos(turn);
        y += 8 * Math.sin(turn);
        fire(window, 'mousemove');
        if (now - startedAt < duration * 1_000) requestAnimationFrame(step);
        else done();
      };
      requestAnimationFrame(step);
    });
    fire(window, 'mouseup');
    return times.slice(1).map((time, index) => time - (times[index] ?? time));
  }, seconds);
  const total = deltas.reduce((sum, delta) => sum + delta, 0);
  return { fps: (deltas.length / total) * 1_000, p95: percentile(deltas, 0.95) };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.ceil(sorted.length * share) - 1, sorted.length - 1)] ?? Number.NaN;
}

export interface Reaction {
  /** The key or button that begins it. */
  readonly event: 'keydown' | 'click';
  /** What shows that it is done, as an expression over the page: its text changes. */
  readonly sign: string;
}

/** Arms a stop watch in the page: from the event to the frame in which the sign has changed. */
export async function armStopwatch(page: Page, { event, sign }: Reaction): Promise<void> {
  await page.evaluate(
    ({ name, selector }) => {
      const read = () =>
        [...document.querySelectorAll(selector)]
          .slice(0, 50)
          .map((element) => `${element.textContent} ${element.getAttribute('style') ?? ''}`)
          .join('|');
      const measured = new Promise<number>((done) => {
        addEventListener(
          name,
          () => {
            const startedAt = performance.now();
            const before = read();
            const look = () => {
              if (read() === before) requestAnimationFrame(look);
              else done(performance.now() - startedAt);
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      });
      Object.assign(window, { premiaStopwatch: measured });
    },
    { name: event, selector: sign },
  );
}

const STOPWATCH_TIMEOUT_MS = 30_000;

/** Milliseconds the armed stop watch measured. Throws when what it waits for does not come: a figure that never ends is none. */
export async function stopwatch(page: Page, what: string): Promise<number> {
  const time = await page.evaluate(
    (limit) =>
      Promise.race([
        (window as unknown as { premiaStopwatch: Promise<number> }).premiaStopwatch,
        new Promise<null>((done) => setTimeout(() => done(null), limit)),
      ]),
    STOPWATCH_TIMEOUT_MS,
  );
  if (time === null) throw new Error(`${what}: nothing changed on the screen for ${STOPWATCH_TIMEOUT_MS} ms`);
  return time;
}
