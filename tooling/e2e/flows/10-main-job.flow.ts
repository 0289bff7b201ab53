import { expect, test } from '@playwright/test';
import { add, compare, equals, ZERO } from '@premia/decimal';
import { ApprovalsPage } from '../pages/approvals.page.ts';
import { DashboardsPage } from '../pages/dashboards.page.ts';
import { DesignerPage } from '../pages/designer.page.ts';
import { PortalPage } from '../pages/portal.page.ts';
import { RunsPage } from '../pages/runs.page.ts';
import { demoPeople, signIn, signInAs } from '../pages/session.ts';
import { SimulationPage } from '../pages/simulation.page.ts';
import { lastFullMonth } from '../src/months.ts';

const SCHEME = `Quarter-end push ${process.pid}`;
const LINE = 'Autumn push';
const month = lastFullMonth(new Date());

test.describe.configure({ mode: 'serial' });

test('HR draws a tiered scheme from blank, sees it pay a person, and submits it; finance approves', async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  const people = await demoPeople(page);
  await signInAs(page, people.find(({ role }) => role === 'hr')?.name.en ?? '');
  const designer = new DesignerPage(page);
  const employee = people.find(({ role }) => role === 'employee');

  await designer.createBlank(SCHEME);
  await designer.addBlock('criterion');
  await designer.chooseInSettings('Criterion', 'Revenue');
  await designer.growFrom('Revenue', 'tiers');
  await designer.growFrom('Tiers', 'payout');
  await designer.nameLine({ ru: 'Осенний рывок', en: LINE });
  await designer.chooseSample(employee?.name.en ?? '');

  await expect(designer.payout).toContainText('₽');
  await expect.poll(async () => compare(await designer.payoutAmount(), ZERO)).toBe(1);
  await expect(designer.saved).toBeVisible();
  await designer.submit({
    department: employee?.department.en ?? '',
    from: `${month.key}-01`,
    message: 'For the autumn push',
  });

  const approvals = new ApprovalsPage(await signIn(browser, { role: 'finance' }));
  await approvals.open();
  await approvals.approve(SCHEME);
  await designer.expectInForce(1);
});

test('the department head simulates it before anyone is paid', async ({ browser }) => {
  const page = await signIn(browser, { role: 'head' });
  const simulation = new SimulationPage(page);
  await simulation.open();
  await simulation.chooseScheme(SCHEME);
  await expect(simulation.verdict).toBeVisible({ timeout: 60_000 });
});

test('finance runs the month; the launcher cannot approve; a second pair of eyes can; sums agree everywhere', async ({
  browser,
}) => {
  const launcher = await signIn(browser, { role: 'finance', skip: 0 });
  const runs = new RunsPage(launcher);
  await runs.open();
  await runs.choosePeriod(month.title);
  await runs.launchFinal();
  await expect(runs.state('In review')).toBeVisible({ timeout: 90_000 });
  const runAddress = launcher.url();
  const total = await runs.total();
  expect(compare(total, ZERO)).toBe(1);

  const approver = await signIn(browser, { role: 'finance', skip: 2 });
  await approver.goto(runAddress);
  const review = new RunsPage(approver);
  await review.move('Approve');
  await expect(review.state('Approved')).toBeVisible();
  // Anybody's pay can be held back, not only what stands out; and let go again.
  await review.hold('To be asked about');
  await review.release('Answered');

  await launcher.reload();
  await runs.move('Seal the period');
  await expect(runs.state('Sealed')).toBeVisible();

  const employeePage = await signIn(browser, { role: 'employee' });
  const portal = new PortalPage(employeePage);
  await portal.open(month.key);
  const lines = await portal.lineAmounts();
  expect(equals(lines.reduce(add, ZERO), await portal.total())).toBe(true);
  expect(equals((await portal.statusAmounts()).reduce(add, ZERO), await portal.total())).toBe(true);

  const executive = await signIn(browser, { role: 'executive' });
  const dashboards = new DashboardsPage(executive);
  await dashboards.open();
  await expect
    .poll(
      async () => {
        await dashboards.open();
        return equals(await dashboards.fundOf(month.title), total);
      },
      { timeout: 60_000 },
    )
    .toBe(true);
});

test('the employee opens the new line down to a deal', async ({ browser }) => {
  const page = await signIn(browser, { role: 'employee' });
  const portal = new PortalPage(page);
  await portal.open(month.key);
  await portal.openLine(LINE);
  await expect(portal.sentences).toContainText('₽');
  await expect(portal.addsUp.first()).toBeVisible();
  await portal.openFirstRecord();
  await expect(portal.record).toContainText('crm');
});
