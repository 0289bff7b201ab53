import { type PersonActor, type Role, systemActor } from '@premia/access';
import {
  type Bilingual,
  type CriterionRow,
  loadCriteria,
  loadPeople,
  type PersonRow,
  type Pool,
  withTx,
} from '@premia/database';
import type { PeriodKind } from '@premia/scheme';
import type { SchemeVersionSummary } from '../contract.ts';
import { createAccrualService } from '../features/accruals/service.ts';
import { createAdjustmentService } from '../features/adjustments/service.ts';
import { createApprovalService } from '../features/approvals/service.ts';
import type { SubmissionInput } from '../features/approvals/use-cases.ts';
import { createFactService } from '../features/facts/service.ts';
import { createRunService, type RunWorker } from '../features/runs/service.ts';
import type { RunCommand } from '../features/runs/use-cases.ts';
import { createSchemeCompiler } from '../features/schemes/compiled-schemes.ts';
import { createSchemeService } from '../features/schemes/service.ts';
import { createSimulationService } from '../features/simulation/service.ts';
import { createStatementService } from '../features/statements/service.ts';
import { publishByApproval, toDepartment } from './publish-by-approval.ts';
import { assertRunIsAsShown } from './run-as-shown.ts';

/**
 * A company small enough to work out in one's head: boss over east (head anna: bob, carl) and west (head wendy: dora),
 * an office with hr and two finance people (whoever launches a run cannot approve it).
 */
export const PEOPLE = {
  hanna: person('hanna', 'hr'),
  fiona: person('fiona', 'finance'),
  felix: person('felix', 'finance'),
  boss: person('boss', 'executive'),
  anna: person('anna', 'head'),
  wendy: person('wendy', 'head'),
  bob: person('bob', 'employee'),
  carl: person('carl', 'employee'),
  dora: person('dora', 'employee'),
} as const;

/** Of finance and on no payroll, so that schemes of the whole company find somebody to approve them. */
const OWNER = person('owner', 'finance');

function person(employeeId: string, role: Role): PersonActor {
  return { kind: 'person', employeeId, roles: [role, 'employee'] };
}

export interface DrawnScheme {
  readonly title: Bilingual;
  readonly period: PeriodKind;
  readonly currency: string;
}

export interface ExampleCompany {
  readonly pool: Pool;
  readonly facts: ReturnType<typeof createFactService>;
  readonly accruals: ReturnType<typeof createAccrualService>;
  readonly runs: ReturnType<typeof createRunService>;
  readonly statements: ReturnType<typeof createStatementService>;
  readonly adjustments: ReturnType<typeof createAdjustmentService>;
  readonly schemes: ReturnType<typeof createSchemeService>;
  readonly approvals: ReturnType<typeof createApprovalService>;
  /** Submits a draft as hr and approves it as somebody whom nothing here pays. */
  publish(input: SubmissionInput): Promise<SchemeVersionSummary>;
  /** Publishes a document as a scheme of a department and those below it, from the year's first day; answers its id. */
  publishFor(departmentId: string, document: DrawnScheme): Promise<string>;
  /** Sends facts as hr and answers what became of each. */
  deliver(...facts: readonly object[]): Promise<readonly string[]>;
  /** Recalculates until no mark is left. */
  settle(): Promise<void>;
  /** Proposes every adjustment that is due. */
  propose(): Promise<void>;
  /** Computes every waiting chunk. */
  compute(): Promise<void>;
  /** Gives one command and answers the revision after it; throws when it is refused. */
  command(actor: PersonActor, runId: string, command: RunCommand): Promise<void>;
  /**
   * Launch, compute, approve, seal: the whole way of a final run; answers its id. Throws where it pays anybody other than
   * they were shown.
   */
  sealPeriod(period: string): Promise<string>;
}

/** Fills a migrated, empty database and publishes the sales scheme for everyone in sales. */
export async function setUpExampleCompany(pool: Pool): Promise<ExampleCompany> {
  const compiler = createSchemeCompiler();
  const books = { pool, compiler };
  const now = () => new Date('2026-03-15T09:00:00Z');
  const schemes = createSchemeService({ ...books, now });
  const simulation = createSimulationService({ ...books, now });
  const approvals = createApprovalService({ ...books, now, simulation });
  const publish: ExampleCompany['publish'] = (input) =>
    publishByApproval(approvals, { author: PEOPLE.hanna, approver: OWNER }, input);
  await withTx(pool, systemActor('fixture'), async (tx) => {
    await tx.rows(
      `insert into company (name, time_zone, currency) values ('{"en":"Example"}', 'Europe/Moscow', 'RUB')`,
    );
    await loadPeople(tx, STAFF);
    await loadCriteria(tx, CRITERIA);
  });
  const publishFor: ExampleCompany['publishFor'] = async (departmentId, document) => {
    const { title, period, currency } = document;
    const created = await schemes.create(PEOPLE.hanna, { title, period, currency, document });
    if (!created.ok) throw new Error(`the draft was refused: ${JSON.stringify(created)}`);
    const { schemeId } = created.value;
    await publish({ schemeId, revision: 1, message: '', assignTo: toDepartment(departmentId, '2026-01-01') });
    return schemeId;
  };
  const company = { pool, schemes, approvals, publish, publishFor, ...actions(books) };
  await publishSales(company);
  return company;
}

function actions(books: { readonly pool: Pool; readonly compiler: ReturnType<typeof createSchemeCompiler> }) {
  const facts = createFactService(books);
  const accruals = createAccrualService(books);
  const runs = createRunService(books);
  const statements = createStatementService(books);
  const adjustments = createAdjustmentService(books);
  const deliver: ExampleCompany['deliver'] = async (...items) => {
    const answer = await facts.ingest(PEOPLE.hanna, items);
    if (!answer.ok) throw new Error(`the facts were refused: ${JSON.stringify(answer)}`);
    return answer.value.map(({ status }) => status);
  };
  const settle = async (): Promise<void> => {
    for (;;) {
      const report = await accruals.refresh({ worker: 'test', limit: 100 });
      if (report.failed > 0) throw new Error('an accrual could not be calculated');
      if (report.deliveries === 0 && report.claimed === 0) return;
    }
  };
  const propose = async (): Promise<void> => {
    for (;;) {
      const report = await adjustments.proposeNext({ worker: 'test', limit: 100 });
      if (report.failed > 0) throw new Error('a closed period could not be recalculated');
      if (report.claimed === 0) return;
    }
  };
  const compute = async (): Promise<void> => {
    while ((await runs.computeNext({ worker: 'test' })) !== 'idle');
  };
  const command: ExampleCompany['command'] = async (actor, runId, name) => {
    const run = await runs.get(actor, { runId });
    if (!run.ok) throw new Error(`no run ${runId}`);
    const changed = await runs.change(actor, { runId, revision: run.value.revision, command: name });
    if (!changed.ok || !changed.value.ok) throw new Error(`${name} was refused: ${JSON.stringify(changed)}`);
  };
  const sealPeriod = async (period: string): Promise<string> => {
    const launched = await runs.launch(PEOPLE.fiona, { period, kind: 'final' });
    if (!launched.ok) throw new Error(`launch was refused: ${JSON.stringify(launched)}`);
    await compute();
    await assertRunIsAsShown(books.pool, launched.value.id);
    await command(PEOPLE.felix, launched.value.id, 'approve');
    await command(PEOPLE.fiona, launched.value.id, 'seal');
    return launched.value.id;
  };
  return { facts, accruals, runs, statements, adjustments, deliver, settle, propose, compute, command, sealPeriod };
}

/** The worker's side of runs alone, for processes that do nothing else. */
export function createRunWorker(pool: Pool): RunWorker {
  return createRunService({ pool, compiler: createSchemeCompiler() });
}

const COMPANY = { id: 'company', name: { en: 'Company' } };
const SALES = [COMPANY, { id: 'sales', name: { en: 'Sales' } }];

function staff(
  id: string,
  departments: readonly { readonly id: string; readonly name: { readonly en: string } }[],
  isHead = false,
): PersonRow {
  return {
    id,
    name: { en: id, ru: id },
    hiredOn: '2024-02-01',
    leftOn: null,
    from: null,
    departmentPath: departments,
    position: isHead ? { key: 'head', title: { en: 'Head' } } : { key: 'agent', title: { en: 'Agent' } },
    managerId: null,
    isHead,
    attributes: { baseSalary: '100000' },
  };
}

const EAST = [...SALES, { id: 'east', name: { en: 'East' } }];
const WEST = [...SALES, { id: 'west', name: { en: 'West' } }];
const OFFICE = [COMPANY, { id: 'office', name: { en: 'Office' } }];

const STAFF: readonly PersonRow[] = [
  staff('boss', [COMPANY], true),
  staff('anna', EAST, true),
  staff('wendy', WEST, true),
  staff('bob', EAST),
  staff('carl', EAST),
  staff('dora', WEST),
  staff('hanna', OFFICE),
  staff('fiona', OFFICE),
  staff('felix', OFFICE),
];

const CRITERIA: readonly CriterionRow[] = [
  {
    key: 'revenue',
    title: { en: 'Won deals' },
    description: {},
    type: 'money',
    ownerId: 'boss',
    definition: { kind: 'facts', factType: 'deal.won', where: [], aggregate: 'sum', of: 'amount', scope: 'own' },
  },
  {
    key: 'teamRevenue',
    title: { en: 'Won deals of the team' },
    description: {},
    type: 'money',
    ownerId: 'boss',
    definition: { kind: 'facts', factType: 'deal.won', where: [], aggregate: 'sum', of: 'amount', scope: 'subtree' },
  },
];

/** Marginal 3 / 5 / 7 % on the own won value of the month, and 1 % of what the team below won. */
const SALES_SCHEME = {
  format: 'premia.scheme/1',
  key: 'sales-monthly',
  title: { en: 'Sales bonus', ru: 'Премия продаж' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue', measure: 'actual', type: 'money' } },
    {
      id: 'comm',
      kind: 'tiers',
      params: {
        mode: 'marginal',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '300000', rate: '0.05' },
          { from: '600000', rate: '0.07' },
        ],
      },
    },
    { id: 'pay', kind: 'payout', params: { code: 'commission', category: 'commission', title: { en: 'Commission' } } },
    { id: 'team', kind: 'criterion', params: { criterion: 'teamRevenue', measure: 'actual', type: 'money' } },
    { id: 'share', kind: 'constant', params: { type: 'percent', value: '0.01' } },
    { id: 'override', kind: 'multiply' },
    { id: 'payTeam', kind: 'payout', params: { code: 'override', category: 'bonus', title: { en: 'Override' } } },
  ],
  links: [
    { from: 'rev', to: 'comm.value' },
    { from: 'comm', to: 'pay.amount' },
    { from: 'team', to: 'override.values' },
    { from: 'share', to: 'override.values' },
    { from: 'override', to: 'payTeam.amount' },
  ],
} as const;

async function publishSales({ schemes, publish }: ExampleCompany): Promise<void> {
  const created = await schemes.create(PEOPLE.hanna, {
    title: SALES_SCHEME.title,
    period: 'month',
    currency: 'RUB',
    document: SALES_SCHEME,
  });
  if (!created.ok) throw new Error(`the scheme was refused: ${JSON.stringify(created)}`);
  await publish({ ...created.value, revision: 1, message: '', assignTo: toDepartment('sales', '2026-01-01') });
}
