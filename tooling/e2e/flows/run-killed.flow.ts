import { expect, type Page, test } from '@playwright/test';
import { readServicePid } from '@premia/stack';
import { RunsPage } from '../pages/runs.page.ts';
import { signIn } from '../pages/session.ts';
import { readEndToEndEnvironment } from '../src/env.ts';
import { hireFieldForce, payFieldForce } from '../src/field-force.ts';
import { thisMonth } from '../src/months.ts';
import { premia } from '../src/terminal.ts';

/** Twenty chunks and more: enough of them for three deaths in the middle. */
const PEOPLE = 20_000;
const KILLS = 3;
const FLOW_TIMEOUT_MS = 360_000;
/** A dead service is started again, and what it held is free for others twenty seconds after its last sign of life. */
const RECOVERY_TIMEOUT_MS = 60_000;

const month = thisMonth(new Date());

test('a final run watched while the service is killed three times ends sealed, everyone once, with the undisturbed hash', async ({
  browser,
}) => {
  test.setTimeout(FLOW_TIMEOUT_MS);
  const page = await signIn(browser, { role: 'finance', skip: 0 });
  await hireFieldForce(PEOPLE);
  await payFieldForce(page.request, `${month.key}-01`);
  const runs = new RunsPage(page);
  await runs.open();
  await runs.choosePeriod(month.title);

  await runs.launchPreview();
  await expect(runs.finished).toBeVisible({ timeout: RECOVERY_TIMEOUT_MS });
  const undisturbed = await runs.hash();
  await runs.open();
  await runs.choosePeriod(month.title);

  await runs.launchFinal();
  // Until then the page may still show the finished run from before.
  await expect(runs.progress).toBeVisible({ timeout: RECOVERY_TIMEOUT_MS });
  let computed = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    computed = await computedBeyond(page, computed);
    process.kill(readServicePid(readEndToEndEnvironment().dataDir), 'SIGKILL');
    await expect(runs.progress).toBeVisible();
  }
  await expect(runs.state('In review')).toBeVisible({ timeout: RECOVERY_TIMEOUT_MS });
  expect(computed).toBeLessThan(await runs.participants());
  expect(await runs.participants()).toBeGreaterThan(PEOPLE);
  expect(await runs.hash()).toBe(undisturbed);

  const approver = await signIn(browser, { role: 'finance', skip: 2 });
  await approver.goto(page.url());
  const review = new RunsPage(approver);
  await review.move('Approve');
  await expect(review.state('Approved')).toBeVisible({ timeout: RECOVERY_TIMEOUT_MS });
  await page.reload();
  await runs.move('Seal the period');
  await expect(runs.state('Sealed')).toBeVisible({ timeout: RECOVERY_TIMEOUT_MS });
  // Each employee once, every statement equal to its entries, every hash as it should be: the books say so themselves.
  expect(JSON.parse(await premia('verify'))).toMatchObject({ ok: true });
});

/**
 * Waits until more people are worked out than so many. Asks the service itself, and often: the page asks once a second,
 * and between two of its questions a quick machine ends the run.
 */
async function computedBeyond(page: Page, before: number): Promise<number> {
  const runId = new URL(page.url()).pathname.split('/').at(-1);
  const question = `/trpc/runs.get?input=${encodeURIComponent(JSON.stringify({ runId }))}`;
  let computed = before;
  const ask = async () => {
    const answer = await page.request.get(question).catch(() => undefined);
    if (answer?.ok() !== true) return before;
    const { result } = (await answer.json()) as { result: { data: { computed: number } } };
    computed = result.data.computed;
    return computed;
  };
  await expect.poll(ask, { timeout: RECOVERY_TIMEOUT_MS, intervals: [10] }).toBeGreaterThan(before);
  return computed;
}
