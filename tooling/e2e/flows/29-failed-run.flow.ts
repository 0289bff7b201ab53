import { expect, test } from '@playwright/test';
import { RunsPage } from '../pages/runs.page.ts';
import { demoPeople, signIn } from '../pages/session.ts';
import { thisMonth } from '../src/months.ts';
import { makeUncalculable } from '../src/uncalculable.ts';

const month = thisMonth(new Date());
const STOP_TIMEOUT_MS = 90_000;

test('a run that stops at one person names them, says that nothing is lost, and is launched again', async ({
  browser,
}) => {
  const page = await signIn(browser, { role: 'finance', skip: 0 });
  const person = (await demoPeople(page)).find(({ role }) => role === 'employee');
  if (person === undefined) throw new Error('Nobody to fail on');
  const runs = new RunsPage(page);
  const repair = await makeUncalculable(person.employeeId);
  try {
    await runs.open();
    await runs.choosePeriod(month.title);
    await runs.launchFinal();
    await expect(runs.stopped).toBeVisible({ timeout: STOP_TIMEOUT_MS });
  } finally {
    await repair();
  }
  await expect(runs.stopped).toContainText('1 person could not be calculated');
  await expect(runs.stopped).toContainText(person.name.en);
  await expect(runs.stopped).toContainText(person.department.en);
  await expect(runs.stopped).toContainText('Nothing is lost');
  // What was calculated until then is nobody's result, and a run without an end has no total.
  await expect(runs.finished).toBeHidden();
  await expect(page.getByText('0.00')).toHaveCount(0);

  await runs.launchAgain();
  await expect(runs.state('In review')).toBeVisible({ timeout: STOP_TIMEOUT_MS });
  await expect(runs.stopped).toBeHidden();
  expect(await runs.participants()).toBeGreaterThan(0);

  // The month goes on: what comes after this flow finds it open.
  await runs.move('Cancel the run');
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
});
