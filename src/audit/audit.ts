import type { Kind, Theme } from '../../properties/guarantee.js';
import type { Design } from '../kernel/design.js';
import type { Mechanism } from '../machine/mechanism.js';
import type { Observation } from '../market/index.js';
import { stepwise } from '../mechanisms/stepwise/mechanism.js';
import { answering } from './search/batch.js';
import { type Coverage, coverageOf } from './search/coverage.js';
import { findingOf } from './search/finding.js';
import { guaranteeOf, traceOf } from './search/hunt.js';
import { batchesAhead, Steering } from './search/steering.js';
import { trimmed } from './search/trimming.js';
import type { Trace } from './trace.js';
import { inOrderHere } from './workers/in-order.js';

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

/** Attacks a design with generated markets and keepers, at once and here. The same seed and runs give the same report; a refutation does not end it. */
export function audit(design: Design, options: AuditOptions): AuditReport {
  const { seed, runs, path = [], numeraire, onProgress, mechanism = stepwise } = options;
  const guarantees = options.guarantees === undefined ? mechanism.guarantees : options.guarantees.map((id) => guaranteeOf(mechanism, id));
  const course = { seed, runs, shard: { index: 0, of: 1 }, corpus: [], isStopped: () => false };
  const steering = new Steering(course, guarantees, (draft, names) => trimmed(mechanism, { design, ...draft }, path, names));
  let done = 0;
  const answer = answering(mechanism, { kind: 'search', design, given: path, runs }, () => {
    done += 1;
    onProgress?.({ stage: 'running', done, total: runs, guarantee: null });
  });
  const traces = new Map<string, Trace>();
  for (const result of inOrderHere(answer, steering.batches(), batchesAhead)) {
    if (result.kind !== 'batch') continue;
    for (const { guarantee, draft } of steering.take(result).breaches) {
      onProgress?.({ stage: 'shortening', done, total: runs, guarantee: guarantee.id });
      const short = answer({ kind: 'shortening', guarantee: guarantee.id, draft });
      if (short.kind === 'shortening' && short.counterexample !== null) traces.set(guarantee.id, traceOf(guarantee, short.counterexample, seed, numeraire));
    }
  }
  return {
    design: design.name, dialect: design.dialect, seed, runs, edges: steering.edges, coverage: coverageOf(steering.reached),
    findings: guarantees.map((guarantee) => findingOf(design, guarantee, seed, steering, traces.get(guarantee.id))),
  };
}
