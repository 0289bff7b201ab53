import { type APIRequestContext, type Browser, type Page, request as requests } from '@playwright/test';
import { readEndToEndEnvironment } from '../src/env.ts';

export type Role = 'hr' | 'head' | 'finance' | 'employee' | 'executive' | 'admin';

export interface DemoPerson {
  readonly employeeId: string;
  readonly name: { readonly ru: string; readonly en: string };
  readonly role: Role;
  readonly department: { readonly ru: string; readonly en: string };
}

/** The people the sign-in screen offers, in its order. */
export async function demoPeople(page: Page): Promise<readonly DemoPerson[]> {
  return peopleOf(page.request);
}

async function peopleOf(request: APIRequestContext): Promise<readonly DemoPerson[]> {
  const answer = await request.get('/trpc/session.demoPeople');
  const { result } = (await answer.json()) as { result: { data: readonly DemoPerson[] } };
  return result.data;
}

/**
 * A browser of its own with somebody's session; it has no page open yet. The sign-in screen has a flow of its own, and
 * every other flow goes straight to where its work is.
 */
export async function signIn(
  browser: Browser,
  options: { readonly role: Role; readonly skip?: number },
): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const people = (await demoPeople(page)).filter(({ role }) => role === options.role);
  const person = people[options.skip ?? 0];
  if (person === undefined) throw new Error(`Nobody to sign in as ${options.role}`);
  await takeSession(page, person.employeeId);
  return page;
}

/** Chooses a person on the sign-in screen as a visitor would. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** A browser of its own with the session of anybody in the company, also of those the sign-in screen does not offer. */
export async function signInAsEmployee(browser: Browser, employeeId: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await takeSession(page, employeeId);
  return page;
}

/** Gives the page's browser a person's session without the sign-in screen; no page is opened. */
export async function takeSession(page: Page, employeeId: string): Promise<void> {
  const { address } = readEndToEndEnvironment();
  const data = { employeeId };
  const answer = await page.request.post('/trpc/session.signIn', { data, headers: { origin: address } });
  if (!answer.ok()) throw new Error(`Nobody signed in as ${employeeId}: ${await answer.text()}`);
}

/** A session without a browser, for what has no screen yet; dispose of it when done. */
export async function signInByApi(request: APIRequestContext, role: Role): Promise<APIRequestContext> {
  const person = (await peopleOf(request)).find((candidate) => candidate.role === role);
  if (person === undefined) throw new Error(`Nobody to sign in as ${role}`);
  const { address } = readEndToEndEnvironment();
  const session = await requests.newContext({ baseURL: address, extraHTTPHeaders: { origin: address } });
  await session.post('/trpc/session.signIn', { data: { employeeId: person.employeeId } });
  return session;
}
