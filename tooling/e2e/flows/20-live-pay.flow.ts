import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { add, compare, equals, ZERO } from '@premia/decimal';
import { apiToken, sendFact } from '../pages/facts-api.ts';
import { PortalPage } from '../pages/portal.page.ts';
import { demoPeople, signIn } from '../pages/session.ts';

test('a fact posted through the API changes the open portal without a reload, and says why', async ({ browser }) => {
  const page = await signIn(browser, { role: 'employee' });
  const portal = new PortalPage(page);
  await portal.open();
  const before = await portal.total();
  const title = `Pump station for ${randomUUID().slice(0, 8)}`;
  const person = (await demoPeople(page)).find(({ role }) => role === 'employee');

  await sendFact(page.request, await apiToken(page.request), {
    id: randomUUID(),
    employee: person?.employeeId ?? '',
    amount: '750000.00',
    title,
  });

  await expect(page.getByText(title).first()).toBeVisible();
  await expect.poll(async () => compare(await portal.total(), before)).toBe(1);
  const after = await portal.total();
  expect(equals((await portal.lineAmounts()).reduce(add, ZERO), after)).toBe(true);
  expect(equals((await portal.statusAmounts()).reduce(add, ZERO), after)).toBe(true);
});

test('the same fact again is a duplicate, another content under its key a conflict', async ({ browser }) => {
  const page = await signIn(browser, { role: 'employee' });
  const token = await apiToken(page.request);
  const person = (await demoPeople(page)).find(({ role }) => role === 'employee');
  const fact = { id: randomUUID(), employee: person?.employeeId ?? '', amount: '1000.00', title: 'Once' };
  expect(await sendFact(page.request, token, fact)).toMatchObject({ status: 'accepted' });
  expect(await sendFact(page.request, token, fact)).toMatchObject({ status: 'duplicate' });
  expect(await sendFact(page.request, token, { ...fact, amount: '1001.00' })).toMatchObject({ status: 'conflict' });
  expect(await sendFact(page.request, token, { ...fact, id: randomUUID(), employee: 'nobody' })).toMatchObject({
    status: 'rejected',
    message: { en: expect.stringContaining('no such employee'), ru: expect.any(String) },
  });
});

test('every line explains itself in two taps, down to its records', async ({ browser }) => {
  const page = await signIn(browser, { role: 'employee' });
  const portal = new PortalPage(page);
  await portal.open();
  await portal.openLine('Sales commission');
  await expect(portal.sentences).toContainText('₽');
  await expect(portal.addsUp.first()).toBeVisible();
});
