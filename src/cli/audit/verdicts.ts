import type { AuditReport, GuaranteeFinding } from '../../audit/audit.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { exitCodes } from '../surroundings.js';

/** A finding of the search, joined with what the walk along given prices showed. */
export interface JoinedFinding extends GuaranteeFinding {
  /** What was judged: steps, states or whole runs. */
  readonly unit: 'steps' | 'states' | 'runs';
  /** Whether the design's own positions broke it on the given prices. */
  readonly isBrokenOnPath: boolean;
  /** The file of the counterexample, where there is one. */
  readonly file: string | null;
}

const units = { edge: 'steps', probe: 'states', course: 'runs' } as const;

const unitOf = (id: string): JoinedFinding['unit'] => units[stepwise.guarantees.find((guarantee) => guarantee.id === id)?.scope ?? 'edge'];

/** What the walk broke is refuted, whatever the search says. */
export function joined({ findings }: AuditReport, brokenOnPath: readonly string[], files: ReadonlyMap<string, string>): readonly JoinedFinding[] {
  return findings.map((finding) => {
    const isBrokenOnPath = brokenOnPath.includes(finding.id);
    return { ...finding, verdict: isBrokenOnPath ? 'refuted' : finding.verdict, unit: unitOf(finding.id), isBrokenOnPath, file: files.get(finding.id) ?? null };
  });
}

/** How many findings have a verdict. */
export const counted = (findings: readonly JoinedFinding[], verdict: JoinedFinding['verdict']): number =>
  findings.filter((finding) => finding.verdict === verdict).length;

/** One refutation refutes; one open question leaves the whole open. */
export function exitCodeOf(findings: readonly JoinedFinding[]): number {
  if (counted(findings, 'refuted') > 0) return exitCodes.refuted;
  return counted(findings, 'open') > 0 ? exitCodes.open : exitCodes.holds;
}
