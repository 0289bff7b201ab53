import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { type BenchLine, benchLine } from '../bench-line.ts';
import { DECISION_HEARD_FAR, type GridSize, largeScheme } from './large-scheme.ts';
import { armStopwatch, type Frames, longestTask, panFrames, percentile, stopwatch } from './probe.ts';
import { findBrowser, type RunningProduct, startProduct } from './running-product.ts';

const LARGE: GridSize = { layers: 40, rows: 25 };
const MIDDLE: GridSize = DECISION_HEARD_FAR.size;
const PAN_SECONDS = 4;
/** Of one question asked again and again: enough for a 95th percentile that is not the worst one. */
const EDITS = 24;
const ROUNDS = 3;
/** For a machine that is busy with something else. */
const SETTLE_TIMEOUT_MS = 60_000;
const VIEWPORT = { width: 1_366, height: 768 };

/** The designer with its real cards, in a browser without a graphics card, against the built app and the service. */
export async function measureCanvas(): Promise<readonly BenchLine[]> {
  const product = await startProduct();
  try {
    const browser = await chromium.launch({
      executablePath: findBrowser(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
    try {
      return await measureIn(browser, product);
    } finally {
      await browser.close();
    }
  } finally {
    await product.stop();
  }
}

async function measureIn(browser: Browser, product: RunningProduct): Promise<readonly BenchLine[]> {
  const context = await browser.newContext({ baseURL: product.address, viewport: VIEWPORT, locale: 'en-GB' });
  const page = await context.newPage();
  await signInAsHr(page, product.address);
  const desk = { page, address: product.address };
  const large = await createScheme(desk, LARGE);
  const middle = await createScheme(desk, MIDDLE);
  return [
    ...told(await measureLarge(page, large)),
    ...told(await measureEdits(page, middle)),
    ...told(await measureTidy(page, { path: middle, id: 'canvas/tidy-300', most: 1_000, nodes: 300 })),
    ...told(await measureTidy(page, { path: large, id: 'canvas/tidy-1000', most: 2_500, nodes: 1_000 })),
  ];
}

/** The figures one by one as they come: the area takes minutes. */
function told(lines: readonly BenchLine[]): readonly BenchLine[] {
  for (const { id, value, unit, bar } of lines) process.stderr.write(`  ${id} ${value} ${unit} (${bar})\n`);
  return lines;
}

async function signInAsHr(page: Page, address: string): Promise<void> {
  const answer = await page.request.get('/trpc/session.demoPeople');
  const { result } = (await answer.json()) as { result: { data: { employeeId: string; role: string }[] } };
  const hr = result.data.find(({ role }) => role === 'hr');
  if (hr === undefined) throw new Error('The demo company has no HR');
  const headers = { origin: address };
  await page.request.post('/trpc/session.signIn', { data: { employeeId: hr.employeeId }, headers });
}

interface Desk {
  readonly page: Page;
  readonly address: string;
}

/** Answers the path of the new scheme. */
async function createScheme({ page, address }: Desk, size: GridSize): Promise<string> {
  const title = { en: `${size.layers * size.rows} nodes`, ru: `${size.layers * size.rows} блоков` };
  const key = `bench-${size.layers}x${size.rows}`;
  const head = { title, period: 'month' as const, currency: 'RUB' };
  const document = { format: 'premia.scheme/1', key, ...head, ...largeScheme(size) };
  const answer = await page.request.post('/trpc/schemes.create', {
    data: { ...head, document },
    headers: { origin: address },
  });
  const body = (await answer.json()) as { result?: { data: { schemeId: string } }; error?: unknown };
  if (body.result === undefined) throw new Error(`The scheme was not created: ${JSON.stringify(body)}`);
  return `/schemes/${body.result.data.schemeId}`;
}

const CARD = '.react-flow__node';

/** All that is in view is there: cards, or far out their picture. */
const DRAWN = '#scheme-canvas[data-mounted]';

/** From the address to a drawing that answers the mouse, with the app's files in the browser's cache. */
async function open(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' });
  return page.evaluate(
    (drawn) =>
      new Promise<number>((done) => {
        const look = () => {
          if (document.querySelector(drawn) === null) requestAnimationFrame(look);
          else requestAnimationFrame(() => done(performance.now()));
        };
        look();
      }),
    DRAWN,
  );
}

async function settle(page: Page): Promise<void> {
  await page.getByTestId('payout-total').filter({ hasText: /\d/ }).waitFor({ timeout: SETTLE_TIMEOUT_MS });
}

async function measureLarge(page: Page, path: string): Promise<readonly BenchLine[]> {
  const against = `1,000 nodes, ${largeScheme(LARGE).links.length} links, software rendering`;
  const loadLine = (id: string, value: number) => benchLine({ id, value, unit: 'ms', bar: { most: 1_500 }, against });
  await open(page, path);
  await settle(page);
  const loadFit = await loads(page, path);
  await zoomTo(page, 'near');
  const near = await panFrames(page, { seconds: PAN_SECONDS, way: 'strokes' });
  await zoomTo(page, 'near');
  const loadNear = await loads(page, path);
  await zoomTo(page, 'all');
  const far = await panFrames(page, { seconds: PAN_SECONDS, way: 'circle' });
  return [
    loadLine('canvas/load-fit', loadFit),
    loadLine('canvas/load-100', loadNear),
    ...frameLines('canvas/pan-100', near, against),
    ...frameLines('canvas/pan-fit', far, against),
  ];
}

/** The view is remembered, so the scheme opens as it was left. */
async function loads(page: Page, path: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(await open(page, path));
    await settle(page);
  }
  return percentile(times, 0.5);
}

function frameLines(id: string, { fps, p95 }: Frames, against: string): readonly BenchLine[] {
  return [
    benchLine({ id: `${id}-fps`, value: fps, unit: 'fps', bar: { least: 58 }, against }),
    benchLine({ id: `${id}-p95`, value: p95, unit: 'ms', bar: { most: 25 }, against }),
  ];
}

/** The whole scheme in view, or the middle of it at 100 %. */
async function zoomTo(page: Page, level: 'near' | 'all'): Promise<void> {
  await page.locator('#scheme-canvas').focus();
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.querySelector('#scheme-canvas')?.getAttribute('data-detail') === 'far');
  if (level === 'near') {
    await page.keyboard.press('1');
    await page.waitForFunction(() => document.querySelector('#scheme-canvas')?.getAttribute('data-detail') === 'full');
  }
  await page.evaluate(() => new Promise((done) => setTimeout(done, 1_000)));
}

const PAYOUT = '[data-testid="payout-total"]';
const PROBLEMS = '[data-tab="problems"]';

async function measureEdits(page: Page, path: string): Promise<readonly BenchLine[]> {
  await open(page, path);
  await settle(page);
  await page.locator('#scheme-canvas').focus();
  await page.keyboard.press('1');
  await find(page, DECISION_HEARD_FAR.id);
  const values = await timesOf(EDITS, (index) => editRate(page, index));
  const errors = await timesOf(EDITS, () => breakAndMend(page));
  const against = `300 nodes, 95th percentile of ${EDITS} edits`;
  return [
    benchLine({
      id: 'canvas/values-refreshed',
      value: percentile(values, 0.95),
      unit: 'ms',
      bar: { most: 150 },
      against,
    }),
    benchLine({ id: 'canvas/error-shown', value: percentile(errors, 0.95), unit: 'ms', bar: { most: 100 }, against }),
  ];
}

async function timesOf(count: number, measure: (index: number) => Promise<number>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) times.push(await measure(index));
  return times;
}

/** Goes to the node by the arrows' own way: down the first layer, and into the second. */
async function find(page: Page, id: string): Promise<void> {
  const [, layer = '0', row = '0'] = /^n(\d+)x(\d+)$/.exec(id) ?? [];
  await page.locator('#scheme-canvas').focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < Number(row); step += 1) await page.keyboard.press('ArrowDown');
  for (let step = 0; step < Number(layer); step += 1) await page.keyboard.press('ArrowRight');
  await page.locator(`${CARD}[data-id="${id}"]`).waitFor();
}

/** Types another amount into the row that decides for this person: values change through all layers, down to the pay. */
async function editRate(page: Page, index: number): Promise<number> {
  await page.locator(`${CARD}[data-id="${DECISION_HEARD_FAR.id}"] [data-active] button`).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(`${20_001 + index}`);
  await armStopwatch(page, { event: 'keydown', sign: PAYOUT });
  await page.keyboard.press('Enter');
  return stopwatch(page, 'another amount');
}

/** Removes the first criterion, which others need, times the mark, and takes it back. */
async function breakAndMend(page: Page): Promise<number> {
  await page.locator('#scheme-canvas').focus();
  await page.keyboard.press('Home');
  await armStopwatch(page, { event: 'keydown', sign: PROBLEMS });
  await page.keyboard.press('Delete');
  const time = await stopwatch(page, 'a criterion removed');
  await armStopwatch(page, { event: 'keydown', sign: PROBLEMS });
  await page.keyboard.press('ControlOrMeta+Z');
  await stopwatch(page, 'a criterion taken back');
  return time;
}

interface TidyQuestion {
  readonly path: string;
  readonly id: string;
  readonly most: number;
  readonly nodes: number;
}

/** Places are written as one step of the history; the picture, far out, is painted anew in the frame after it. */
const HISTORY = 'button[aria-label="Undo"], button[aria-label="Redo"]';
const WRITTEN_AND_PAINTED = { sign: HISTORY, framesAfter: 1 } as const;

/** Where to press. Looked up beforehand: finding a name in a large page is a long task of the test's own in that page. */
async function middleOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('bench: what is to be pressed is not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function measureTidy(page: Page, { path, id, most, nodes }: TidyQuestion): Promise<readonly BenchLine[]> {
  await open(page, path);
  await settle(page);
  await zoomTo(page, 'all');
  const button = await middleOf(page.getByRole('button', { name: 'Tidy up' }));
  const times: number[] = [];
  const tasks: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await armStopwatch(page, { event: 'click', ...WRITTEN_AND_PAINTED });
    const longest = await longestTask(page, async () => {
      await page.mouse.click(button.x, button.y);
      times.push(await stopwatch(page, 'tidying up'));
    });
    tasks.push(longest);
    await armStopwatch(page, { event: 'keydown', ...WRITTEN_AND_PAINTED });
    await page.keyboard.press('ControlOrMeta+Z');
    await stopwatch(page, 'tidying up taken back');
  }
  const against = `${nodes} nodes, elkjs in its worker`;
  const task = percentile(tasks, 0.5);
  return [
    benchLine({ id, value: percentile(times, 0.5), unit: 'ms', bar: { most }, against }),
    benchLine({ id: `${id}-longest-task`, value: task, unit: 'ms', bar: { most: 50 }, against }),
  ];
}
