import { type Actor, actorName, systemActor } from '@premia/access';
import {
  loadCriteria,
  loadPeople,
  loadReferenceRows,
  loadTargets,
  type PersonRow,
  type Pool,
  recordAudit,
  type Tx,
  withChange,
  withTx,
  writeCalendar,
} from '@premia/database';
import { type DemoCompany, type DemoEmployee, demoCompany, demoSchemes, publicHolidays } from '@premia/demo';
import type { ApprovalUseCases } from '../approvals/use-cases.ts';
import type { ChangeUseCases } from '../changes/use-cases.ts';
import type { FactService } from '../facts/service.ts';
import type { PeriodUseCases } from '../periods/use-cases.ts';
import type { RunService } from '../runs/service.ts';
import type { SchemeUseCases } from '../schemes/use-cases.ts';
import { demoCriteria } from './demo-criteria.ts';
import { ingestHistory } from './ingest-history.ts';
import { personWith } from './person-with.ts';
import { proposeTargets } from './propose-targets.ts';
import { publishSchemes } from './publish-schemes.ts';
import { sealPast } from './seal-past.ts';
import { tellInitiatives } from './tell-initiatives.ts';

/** What the demo company is loaded through: the same use cases everybody else goes through. */
export interface DemoDependencies {
  readonly pool: Pool;
  readonly facts: FactService;
  readonly schemes: SchemeUseCases;
  readonly approvals: ApprovalUseCases;
  readonly runs: RunService;
  readonly periods: PeriodUseCases;
  readonly changes: ChangeUseCases;
}

export interface DemoOptions {
  /** The last day that has happened, `YYYY-MM-DD`. */
  readonly until: string;
  /** Months before the last full one are paid and sealed; false loads facts and schemes only. */
  readonly sealsPast: boolean;
  readonly onProgress: (step: DemoStep) => void;
}

export type DemoStep =
  | { readonly step: 'people' | 'schemes'; readonly count: number }
  | { readonly step: 'facts' | 'months'; readonly done: number; readonly of: number };

export type DemoLoaded = { readonly loaded: true; readonly company: DemoCompany } | { readonly loaded: false };

const LOADER: Actor = systemActor('demo');
const BEGUN = 'demo.begin';
const ENDED = 'demo.load';
const DEMO_COMPANY_NAME = { ru: 'Меридиан', en: 'Meridian' };
const TIME_ZONE = 'Europe/Moscow';
const CURRENCY = 'RUB';

/**
 * Fills an empty installation with the demo company. One that has a company of its own is left alone; a load that was
 * interrupted goes on where it stopped, with the day it began on.
 */
export async function loadDemo(dependencies: DemoDependencies, options: DemoOptions): Promise<DemoLoaded> {
  const { pool } = dependencies;
  const until = await beginDemo(pool, options.until);
  if (until === null) return { loaded: false };
  const company = demoCompany({ until });
  await withChange(pool, LOADER, async (tx) => {
    await loadEverybody(tx, company);
    await loadMeasures(tx, company);
    await loadHolidays(tx, company);
    const audits = [audit('target.load', 'targets'), audit('calendar.edit', 'calendar')];
    return { result: undefined, audit: [audit('person.edit', 'people'), ...audits], outbox: [] };
  });
  options.onProgress({ step: 'people', count: company.employees.length });
  await publishSchemes(
    {
      ...dependencies,
      author: personWith(company, 'hr'),
      approver: personWith(company, 'finance'),
      from: `${company.months[0]}-01`,
    },
    demoSchemes(),
  );
  options.onProgress({ step: 'schemes', count: demoSchemes().length });
  await ingestHistory(dependencies.facts, {
    company,
    actor: LOADER,
    currency: CURRENCY,
    onProgress: options.onProgress,
  });
  await tellInitiatives({ pool, company, until });
  if (options.sealsPast) await sealPast(dependencies, { company, onProgress: options.onProgress });
  await proposeTargets(dependencies.changes, company);
  await withTx(pool, LOADER, (tx) => recordAudit(tx, [audit(ENDED, 'company')]));
  return { loaded: true, company };
}

/** The day the load began on; null when the company is not the demo's or has been loaded to the end. */
async function beginDemo(pool: Pool, until: string): Promise<string | null> {
  return withTx(pool, LOADER, async (tx) => {
    const added = await tx.rows(
      'insert into company (name, time_zone, currency) values ($1, $2, $3) on conflict do nothing returning currency',
      [JSON.stringify(DEMO_COMPANY_NAME), TIME_ZONE, CURRENCY],
    );
    if (added.length > 0) {
      await recordAudit(tx, [{ ...audit(BEGUN, 'company'), details: { until } }]);
      return until;
    }
    const steps = await tx.rows<{ action: string; until: string | null }>(
      `select action, details->>'until' as until from audit where action = any($1)`,
      [[BEGUN, ENDED]],
    );
    const begun = steps.find(({ action }) => action === BEGUN);
    return begun === undefined || steps.some(({ action }) => action === ENDED) ? null : begun.until;
  });
}

async function loadEverybody(tx: Tx, company: DemoCompany): Promise<void> {
  const staysMax = Math.max(...company.employees.map(({ employments }) => employments.length));
  for (let stay = 0; stay < staysMax; stay += 1) {
    await loadPeople(
      tx,
      company.employees.flatMap((employee) => personRow(company, employee, stay)),
    );
  }
  const grants = company.employees.flatMap(({ id, roles }) => roles.map((role) => ({ id, role })));
  await tx.rows(
    `insert into role_grants (employee_id, role)
     select id, role from jsonb_to_recordset($1::jsonb) as r(id text, role text) on conflict do nothing`,
    [JSON.stringify(grants)],
  );
}

function personRow(company: DemoCompany, employee: DemoEmployee, index: number): PersonRow[] {
  const stay = employee.employments[index];
  if (stay === undefined) return [];
  const position = company.positions.find(({ key }) => key === stay.positionKey);
  return [
    {
      id: employee.id,
      name: employee.name,
      hiredOn: employee.hiredOn,
      leftOn: employee.leftOn,
      from: stay.from,
      departmentPath: pathTo(company, stay.departmentId),
      position: { key: stay.positionKey, title: position?.title ?? { en: stay.positionKey } },
      managerId: stay.managerId,
      isHead: company.departments.some(({ id, headId }) => id === stay.departmentId && headId === employee.id),
      attributes: stay.attributes,
    },
  ];
}

function pathTo(company: DemoCompany, departmentId: string): PersonRow['departmentPath'] {
  const department = company.departments.find(({ id }) => id === departmentId);
  if (department === undefined) throw new Error(`loadDemo: no department ${departmentId}`);
  const above = department.parentId === null ? [] : pathTo(company, department.parentId);
  return [...above, { id: department.id, name: department.name }];
}

async function loadMeasures(tx: Tx, company: DemoCompany): Promise<void> {
  const ownerId = personWith(company, 'finance').employeeId;
  await loadCriteria(tx, demoCriteria(ownerId));
  const targets = company.targets.map(({ employeeId, ...target }) => ({
    ...target,
    scope: { kind: 'employee' as const, id: employeeId },
  }));
  await loadTargets(tx, targets, 'demo');
  const rows = company.products.map(({ key, title, price }) => ({
    key,
    from: null,
    cells: { price, title: title.ru, titleEn: title.en },
  }));
  const columns = ['price', 'title', 'titleEn'];
  await loadReferenceRows(tx, { key: 'products', title: { ru: 'Товары', en: 'Products' }, columns }, rows);
}

/** From the first month on: a calendar is there before anything is closed. */
async function loadHolidays(tx: Tx, { months }: DemoCompany): Promise<void> {
  const years = months.map((month) => Number(month.slice(0, 4)));
  const holidays = publicHolidays(Math.min(...years), Math.max(...years) + 1);
  await writeCalendar(
    tx,
    holidays.map((holiday) => ({ ...holiday, isWorking: false })),
    actorName(LOADER),
  );
}

function audit(action: string, id: string) {
  return { action, target: { kind: 'demo', id } };
}
