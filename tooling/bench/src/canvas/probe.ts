import type { Page } from '@playwright/test';

/** How smoothly frames came while the drawing was moved. */
export interface Frames {
  readonly fps: number;
  /** Milliseconds of the frame that 95 in a hundred did not exceed. */
  readonly p95: number;
}

export interface Pan {
  readonly seconds: number;
  /** A circle keeps everything in view; strokes, as a hand makes them, go where nobody has looked yet. */
  readonly way: 'circle' | 'strokes';
}

/**
 * Pans with the mouse, a step a frame, and times the frames. The moves are made inside the page so that every frame has
 * one: from outside they would come as fast as the wire lets them, and the wire would be measured.
 */
export async function panFrames(page: Page, pan: Pan): Promise<Frames> {
  const deltas = await page.evaluate(async ({ seconds: duration, way }) => {
    const pane = document.querySelector('.react-flow__pane');
    if (pane === null) throw new Error('There is no canvas on the page');
    const box = pane.getBoundingClientRect();
    const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    let { x, y } = middle;
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
    let stroke = 0;
    const startedAt = performance.now();
    await new Promise<void>((done) => {
      const step = (now: number) => {
        times.push(now);
        const turn = (now - startedAt) / 400;
        // Right, down, right, up: half a second each, then the hand takes hold anew in the middle.
        const strokes = Math.floor((now - startedAt) / 500);
        if (way === 'strokes' && strokes !== stroke) {
          stroke = strokes;
          fire(window, 'mouseup');
          ({ x, y } = middle);
          fire(pane, 'mousedown');
        }
        const angle = way === 'circle' ? turn : ([Math.PI, Math.PI / 2, Math.PI, -Math.PI / 2][stroke % 4] ?? 0);
        x += 8 * Math.cos(angle);
        y += 8 * Math.sin(angle);
        fire(window, 'mousemove');
        if (now - startedAt < duration * 1_000) requestAnimationFrame(step);
        else done();
      };
      requestAnimationFrame(step);
    });
    fire(window, 'mouseup');
    return times.slice(1).map((time, index) => time - (times[index] ?? time));
  }, pan);
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
  /** What shows that it is done, as an expression over the page: its text changes, or whether it can be pressed. */
  readonly sign: string;
  /** Frames after that one in which the rest is painted. */
  readonly framesAfter?: number;
}

/** Arms a stop watch in the page: from the event to the frame in which the sign has changed. */
export async function armStopwatch(page: Page, { event, sign, framesAfter = 0 }: Reaction): Promise<void> {
  await page.evaluate(
    ({ name, selector, later }) => {
      const read = () =>
        [...document.querySelectorAll(selector)]
          .slice(0, 50)
          .map((element) =>
            [element.getAttribute('style'), element.hasAttribute('disabled'), element.textContent].join(' '),
          )
          .join('|');
      const measured = new Promise<number>((done) => {
        addEventListener(
          name,
          () => {
            const startedAt = performance.now();
            const before = read();
            let left = later;
            const look = () => {
              if (read() === before) requestAnimationFrame(look);
              else if (left === 0) done(performance.now() - startedAt);
              else {
                left -= 1;
                requestAnimationFrame(look);
              }
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      });
      Object.assign(window, { premiaStopwatch: measured });
    },
    { name: event, selector: sign, later: framesAfter },
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

/** Milliseconds of the longest task of the page's thread while something is done; nothing under 50 is told by a browser. */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    Object.assign(window, { premiaTasks: tasks });
  });
  await work();
  return page.evaluate(async () => {
    // The list is handed over after the task that follows.
    for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
    return Math.max(0, ...(window as unknown as { premiaTasks: number[] }).premiaTasks);
  });
}
