import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { apiToken, sendFact } from '../pages/facts-api.ts';
import { ParametersPage } from '../pages/parameters.page.ts';
import { PortalPage } from '../pages/portal.page.ts';
import { demoPeople, signIn } from '../pages/session.ts';

const REASON = 'Agreed for the quarter';

test('HR sets another value for one person; the person sees what it did, and why', async ({ browser }) => {
  const portalOf = await signIn(browser, { role: 'employee' });
  const portal = new PortalPage(portalOf);
  const person = (await demoPeople(portalOf)).find(({ role }) => role === 'employee');
  const name = person?.name.en ?? '';
  await portal.open();
  const before = await portal.earned.innerText();

  const page = await signIn(browser, { role: 'hr' });
  const parameters = new ParametersPage(page);
  await parameters.open('Sales manager bonus');
  await parameters.startValue();
  await parameters.chooseEmployee(name);
  await parameters.type('100', REASON);
  await expect(await parameters.preview()).toContainText('the amount of 1 person changes');
  await parameters.save();
  await expect(parameters.row(name)).toContainText(REASON);

  await expect.poll(() => portal.earned.innerText()).not.toBe(before);
  const sentence = await portal.whyNewest();
  await expect(sentence).toContainText('"Commission cap"');
  await portal.openLine('Sales commission');
  await expect(portalOf.getByText(/Own value since .*set by /)).toContainText(REASON);

  await portal.open();
  await parameters.undo(name);
  await expect.poll(() => portal.earned.innerText()).toBe(before);
});

test('what came since the last visit is told in parts', async ({ browser }) => {
  const page = await signIn(browser, { role: 'employee' });
  const portal = new PortalPage(page);
  const person = (await demoPeople(page)).find(({ role }) => role === 'employee');
  await portal.open();
  const token = await apiToken(page.request);
  // Nobody is looking meanwhile.
  await page.goto('about:blank');
  for (const title of ['Valve', 'Compressor']) {
    const fact = { id: randomUUID(), employee: person?.employeeId ?? '', amount: '90000.00', title };
    await sendFact(page.request, token, fact);
  }
  await expect
    .poll(async () => {
      await portal.open();
      return portal.sinceLastLook.isVisible();
    })
    .toBe(true);
  await expect(portal.sinceLastLook).toContainText(/It was .*Now it is /);
  await expect(portal.sinceLastLook).toContainText('It adds up');
});
