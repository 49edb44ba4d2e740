import type { AuditReport } from '../../audit/audit.js';
import type { JoinedFinding } from '../audit/verdicts.js';
import type { WalkedPath } from '../audit/walked.js';
import type { Design } from '../../kernel/design.js';
import { plainSummary } from './run-summary.js';

/** An audit, for programs. Counterexamples stand in their files. */
export const plainAudit = (design: Design, report: AuditReport, findings: readonly JoinedFinding[], walked: WalkedPath | null) => ({
  design: report.design,
  dialect: report.dialect,
  seed: report.seed,
  runs: report.runs,
  edges: report.edges,
  coverage: report.coverage,
  prices: walked === null ? null : { name: walked.prices.name, notes: walked.prices.notes, ...plainSummary(design, walked.report) },
  findings: findings.map(({ id, theme, kind, claim, promised, verdict, evidence, unit, isBrokenOnPath, file, trace }) =>
    ({ id, theme, kind, claim, promised, verdict, evidence: { ...evidence, unit }, isBrokenOnPath, events: trace?.events.length ?? null, file })),
});
