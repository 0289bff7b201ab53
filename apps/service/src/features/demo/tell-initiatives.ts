import type { PersonActor } from '@premia/access';
import type { Pool } from '@premia/database';
import type { DemoCompany, DemoEmployee, DemoInitiative } from '@premia/demo';
import { demoInitiatives } from '@premia/demo';
import type { Initiative, InitiativeDecided } from '../../contract.ts';
import type { Result } from '../../failure.ts';
import { attendInitiatives } from '../initiatives/attend.ts';
import { createInitiativeService } from '../initiatives/service.ts';
import type { InitiativeCommandInput, InitiativeUseCases } from '../initiatives/use-cases.ts';
import { personWith } from './person-with.ts';

const DAY_MS = 86_400_000;
/** How long the people of the story take to answer. */
const ANSWER_DAYS = 2;

interface Teller {
  readonly pool: Pool;
  readonly company: DemoCompany;
  readonly until: string;
}

/** Lets the people of the story record, assess and decide, each on their own day and through the same use cases as anybody. */
export async function tellInitiatives(teller: Teller): Promise<void> {
  const told = await teller.pool.query('select from initiatives limit 1');
  if (told.rows.length > 0) return;
  for (const initiative of demoInitiatives()) await tell(teller, initiative);
  await attendInitiatives(teller.pool, noonOf(teller.until, 0));
}

async function tell(teller: Teller, story: DemoInitiative): Promise<void> {
  const { company, until } = teller;
  const team = company.employees.filter((employee) => isIn(employee, story.departmentId));
  const authors = story.authors.map((index) => team[index] ?? fail(`${story.departmentId} has no person ${index}`));
  const [author] = authors;
  if (author === undefined) return;
  const on = (later: number) => at(teller, noonOf(until, Math.max(0, story.daysAgo - later)));
  const actor = actorOf(author);
  const recorded = await on(0).record(actor, {
    kind: story.kind,
    title: story.title,
    description: story.description,
    happenedOn: dayOf(noonOf(until, story.daysAgo)),
    authors: sharesOf(authors),
  });
  const { id } = unwrap(recorded);
  const give = async (who: PersonActor, later: number, input: Omit<InitiativeCommandInput, 'id' | 'revision'>) =>
    unwrap(await on(later).command(who, { id, revision: (await seen(on(later), who, id)).revision, ...input }));
  const { assessor } = await seen(on(0), actor, id);
  const head = actorOf(company.employees.find((one) => one.id === assessor?.id) ?? fail(`${story.title}: no assessor`));
  const finance = personWith(company, 'finance', 1);
  const { reason } = story;
  const measured = { ...story.effect, from: dayOf(noonOf(until, story.daysAgo)) };
  switch (story.stage) {
    case 'assessment':
    case 'overdue':
      return;
    case 'withdrawn':
      await give(actor, ANSWER_DAYS, { command: 'withdraw' });
      return;
    case 'returned':
      await give(head, ANSWER_DAYS, { command: 'return', reason });
      return;
    case 'declined':
      await give(head, ANSWER_DAYS, { command: 'decline', reason });
      return;
    case 'measured':
      await give(head, ANSWER_DAYS, { command: 'measure', measured });
      return;
    case 'approved':
    case 'revoked':
      await give(head, ANSWER_DAYS, { command: 'measure', measured });
      await give(finance, 2 * ANSWER_DAYS, { command: 'approve' });
      if (story.stage === 'revoked') await give(finance, 3 * ANSWER_DAYS, { command: 'revoke', reason });
  }
}

function at({ pool }: Teller, instant: Date): InitiativeUseCases {
  return createInitiativeService({ pool, now: () => instant });
}

async function seen(service: InitiativeUseCases, who: PersonActor, id: string): Promise<Initiative> {
  return (await service.list(who)).find((one) => one.id === id) ?? fail(`${who.employeeId} sees no ${id}`);
}

function isIn(employee: DemoEmployee, departmentId: string): boolean {
  const stay = employee.employments.at(-1);
  return employee.leftOn === null && stay?.departmentId === departmentId && !employee.roles.includes('head');
}

function actorOf({ id, roles }: DemoEmployee): PersonActor {
  return { kind: 'person', employeeId: id, roles };
}

/** Two authors share as 60 to 40. */
function sharesOf(authors: readonly DemoEmployee[]) {
  const shares = authors.length === 2 ? ['0.6', '0.4'] : ['1'];
  return authors.map(({ id }, index) => ({ employeeId: id, share: shares[index] ?? '0' }));
}

function noonOf(day: string, daysAgo: number): Date {
  return new Date(Date.parse(`${day}T09:00:00Z`) - daysAgo * DAY_MS);
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function unwrap(result: Result<InitiativeDecided>) {
  if (result.ok && result.value.ok) return result.value;
  return fail(JSON.stringify(result));
}

function fail(what: string): never {
  throw new Error(`loadDemo: ${what}`);
}
