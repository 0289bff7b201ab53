import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { demoPeople, type Role, signIn } from '../pages/session.ts';

/** The main screens of each door, with a heading that says the screen has its data. */
const SCREENS: readonly { readonly role: Role; readonly path: string; readonly heading: string }[] = [
  { role: 'hr', path: '/schemes', heading: 'Schemes' },
  { role: 'hr', path: '/people', heading: 'People' },
  { role: 'hr', path: '/criteria', heading: 'Criteria' },
  { role: 'hr', path: '/criteria/revenue', heading: 'Revenue' },
  { role: 'hr', path: '/changes/new', heading: 'New set of changes' },
  { role: 'finance', path: '/changes', heading: 'Changes' },
  { role: 'finance', path: '/approvals', heading: 'Approvals' },
  { role: 'head', path: '/simulation', heading: 'Simulation' },
  { role: 'finance', path: '/runs', heading: 'Runs' },
  { role: 'employee', path: '/portal', heading: 'What it is for' },
  { role: 'executive', path: '/dashboards', heading: 'Dashboards' },
];

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The narrowest phone we promise. */
const PHONE = { width: 360, height: 780 };

for (const { role, path, heading } of SCREENS) {
  test(`${path} has no violation of WCAG 2.2 AA and fits a phone`, async ({ browser }) => {
    const page = await signIn(browser, { role });
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))])).toEqual([]);

    await page.setViewportSize(PHONE);
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('the language changes without a reload and nothing is lost', async ({ browser }) => {
  const page = await signIn(browser, { role: 'employee' });
  await page.goto('/portal');
  await expect(page.getByRole('heading', { name: 'What it is for' })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const name = (await demoPeople(page)).find(({ role }) => role === 'employee')?.name.en ?? '';
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByText('Русский').click();
  await expect(page.getByRole('heading', { name: 'За что начислено' })).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

const ROLES = ['hr', 'finance', 'head', 'employee', 'executive'] as const satisfies readonly Role[];

for (const role of ROLES) {
  test(`on a phone ${role} reads every name in the bar whole and finds all other doors behind it`, async ({
    browser,
  }) => {
    const page = await signIn(browser, { role });
    await page.goto('/');
    const side = page.getByRole('navigation').getByRole('link');
    await expect(side.first()).toBeVisible();
    const doors = await side.evaluateAll(hrefs);
    for (const language of ['ru', 'en']) {
      await page.evaluate((chosen) => localStorage.setItem('premia.language', chosen), language);
      await page.setViewportSize(PHONE);
      await page.reload();
      const bar = page.getByRole('navigation');
      await expect(bar.getByRole('link').first()).toBeVisible();
      const cut = await bar.locator('span').evaluateAll((names) =>
        names
          .filter((name) => {
            const own = name.getBoundingClientRect();
            const place = name.parentElement?.getBoundingClientRect();
            return place === undefined || own.left < place.left || own.right > place.right || own.bottom > place.bottom;
          })
          .map(({ textContent }) => textContent),
      );
      expect(cut).toEqual([]);
      const reachable = await bar.getByRole('link').evaluateAll(hrefs);
      if (reachable.length < doors.length) {
        await bar.getByRole('button').click();
        await expect(page.getByRole('menuitem').first()).toBeVisible();
        reachable.push(...(await page.getByRole('menuitem').evaluateAll(hrefs)));
      }
      expect(reachable).toEqual(doors);
    }
  });
}

function hrefs(links: readonly Element[]): (string | null)[] {
  return links.map((link) => link.getAttribute('href'));
}
