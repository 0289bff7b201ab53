/** Every table, for drizzle and for the test that holds schema and migrations together. */
export {
  accrualChanges,
  accrualContexts,
  accrualInputs,
  accrualLines,
  accruals,
  accrualTeams,
  dirty,
  touchedFacts,
} from './accruals.ts';
export { adjustmentProposals, lateOrigins } from './adjusting.ts';
export { audit } from './audit.ts';
export { changeSetEffects, changeSetRows, changeSets } from './changes.ts';
export { company } from './company.ts';
export { criteria, criterionValues, criterionVersions, targets } from './criteria.ts';
export {
  controlTotalOverrides,
  controlTotals,
  credits,
  facts,
  factVersions,
  importBatches,
  quarantine,
} from './facts.ts';
export { notifications, sessions, tokens } from './identity.ts';
export { initiatives } from './initiatives.ts';
export { adjustments, ledgerEntries, ledgerTransactions } from './ledger.ts';
export { outbox, outboxBatches, outboxCursors, outboxParked } from './outbox.ts';
export { parameterValues } from './parameters.ts';
export { payrollExportRows, payrollExports, runHolds } from './payroll.ts';
export { departments, departmentTerms, employees, employments, roleGrants } from './people.ts';
export { periods } from './periods.ts';
export { calendarDays, exchangeRates, referenceRows, referenceTables } from './references.ts';
export { runChunks, runInputs, runSchemes, runs, statementLines, statements } from './runs.ts';
export { assignments, schemeComments, schemeDraftStates, schemeDrafts, schemes, schemeVersions } from './schemes.ts';
export { schemeDecisions, schemeSubmissions } from './submissions.ts';
