import fc from 'fast-check';
import type { Guarantee, Kind, Theme } from '../../properties/guarantee.js';
import type { Design } from '../kernel/design.js';
import type { Mechanism } from '../machine/mechanism.js';
import type { Observation } from '../market/index.js';
import { stepwise } from '../mechanisms/stepwise/mechanism.js';
import { Campaign, type Tally } from './search/campaign.js';
import { counterexample } from './search/counterexample.js';
import type { Coverage } from './search/coverage.js';
import { guaranteeOf, traceOf } from './search/hunt.js';
import { type Mix, usualMix } from './search/plan.js';
import type { Trace } from './trace.js';

/** What generated runs say of a guarantee: broken, never broken though put to the test, or never put to it. */
export type SearchVerdict = 'tested' | 'refuted' | 'open';

/** What an audit found about one guarantee. */
export interface GuaranteeFinding {
  readonly id: string;
  readonly theme: Theme;
  readonly kind: Kind;
  readonly claim: string;
  /** Whether the parameters of the design promise it. */
  readonly promised: boolean;
  readonly verdict: SearchVerdict;
  readonly evidence: {
    readonly runs: number;
    /** Edges, probes or whole runs that were evidence: those to which the claim's condition applied. */
    readonly judged: number;
    readonly seed: number;
  };
  /** The shortest run that we found to break it. */
  readonly trace?: Trace;
}

/** What an audit of a design found. */
export interface AuditReport {
  readonly design: string;
  readonly dialect: string;
  readonly seed: number;
  readonly runs: number;
  /** Accepted steps that were judged. */
  readonly edges: number;
  readonly coverage: Coverage;
  readonly findings: readonly GuaranteeFinding[];
}

/** How far an audit is: runs made, or the counterexample that is being shortened. */
export interface AuditProgress {
  readonly stage: 'running' | 'shortening';
  readonly done: number;
  readonly total: number;
  readonly guarantee: string | null;
}

export interface AuditOptions {
  readonly seed: number;
  readonly runs: number;
  /** Ids; all guarantees of the mechanism where none are named. */
  readonly guarantees?: readonly string[];
  /** Observations of a price path, which a share of the runs then follow. */
  readonly path?: readonly Observation[];
  /** What the design's values are counted in; written into traces. */
  readonly numeraire?: string;
  readonly onProgress?: (progress: AuditProgress) => void;
  readonly mechanism?: Mechanism<Design>;
}

const mixWith = (path: readonly Observation[]): Mix => (path.length === 0 ? usualMix : { ...usualMix, given: 2 });

function verdictOf({ judged, brokenIn }: Tally): SearchVerdict {
  if (brokenIn !== null) return 'refuted';
  return judged > 0 ? 'tested' : 'open';
}

/** What an audit goes through: the same for each guarantee. */
interface Auditing {
  readonly mechanism: Mechanism<Design>;
  readonly design: Design;
  readonly options: AuditOptions;
}

function traceFor({ mechanism, design, options }: Auditing, guarantee: Guarantee<Design>, first: number): Trace | null {
  const { seed, runs, path = [], numeraire } = options;
  const found = counterexample(mechanism, guarantee, { designs: fc.constant(design), mix: mixWith(path), seed, runs, given: path, first });
  return found === null ? null : traceOf(guarantee, found, seed, numeraire);
}

function findingOf(auditing: Auditing, guarantee: Guarantee<Design>, tally: Tally): GuaranteeFinding {
  const { id, theme, kind, claim } = guarantee;
  const { seed, runs, onProgress } = auditing.options;
  const verdict = verdictOf(tally);
  if (tally.brokenIn !== null) onProgress?.({ stage: 'shortening', done: runs, total: runs, guarantee: id });
  const trace = tally.brokenIn === null ? null : traceFor(auditing, guarantee, tally.brokenIn);
  const finding = { id, theme, kind, claim, promised: guarantee.promisedBy(auditing.design), verdict, evidence: { runs, judged: tally.judged, seed } };
  return trace === null ? finding : { ...finding, trace };
}

/** Attacks a design with generated markets and keepers. The same seed and runs give the same report; a refutation does not end it. */
export function audit(design: Design, options: AuditOptions): AuditReport {
  const { seed, runs, path = [], onProgress, mechanism = stepwise } = options;
  const guarantees = options.guarantees === undefined ? mechanism.guarantees : options.guarantees.map((id) => guaranteeOf(mechanism, id));
  const campaign = new Campaign(mechanism, guarantees);
  campaign.run(fc.constant(design), mixWith(path), { seed, runs }, path, (done) => onProgress?.({ stage: 'running', done, total: runs, guarantee: null }));
  const auditing: Auditing = { mechanism, design, options };
  return {
    design: design.name, dialect: design.dialect, seed, runs, edges: campaign.edges, coverage: campaign.seen.coverage(),
    findings: guarantees.map((guarantee) => findingOf(auditing, guarantee, campaign.tallyOf(guarantee))),
  };
}
