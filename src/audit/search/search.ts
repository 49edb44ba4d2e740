import type { Either } from 'fp-ts/lib/Either.js';
import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Observation } from '../../market/index.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import type { AuditProgress, GuaranteeFinding } from '../audit.js';
import type { Trace } from '../trace.js';
import type { Failure } from '../workers/failure.js';
import { inOrder } from '../workers/in-order.js';
import { availableWorkers, type Pool } from '../workers/pool.js';
import { answering, type BatchResult, type Job, type JobResult, type Setup } from './batch.js';
import type { CorpusEntry } from './corpus.js';
import { type WholeCoverage, wholeCoverageOf } from './coverage.js';
import { asFound, type Counterexample } from './counterexample.js';
import { findingOf } from './finding.js';
import { guaranteeOf, traceOf } from './hunt.js';
import { batchesAhead, type Breach, type ShardChoice, Steering } from './steering.js';
import { teamFor } from './team.js';
import { trimmed } from './trimming.js';

/** A guarantee that was found broken, with a run that breaks it. */
export interface Refutation {
  readonly id: string;
  readonly claim: string;
  /** Whether the parameters of the design promise it. */
  readonly promised: boolean;
  readonly trace: Trace;
}

export interface SearchOptions {
  readonly seed: number;
  /** Runs of the whole campaign, all shards. */
  readonly runs: number;
  /** The part of the campaign to run; all of it where there is none. */
  readonly shard?: ShardChoice;
  /** How many workers: as many as the machine can run where there is none; 1 does everything here. Reports do not depend on it. */
  readonly jobs?: number;
  /** Ids; all guarantees of the mechanism where none are named. */
  readonly guarantees?: readonly string[];
  /** Observations of a price path, which a share of the runs then follow. */
  readonly path?: readonly Observation[];
  /** What the design's values are counted in; written into traces. */
  readonly numeraire?: string;
  /** Plans of earlier campaigns: run first, and built on where they reach something. */
  readonly corpus?: readonly CorpusEntry[];
  /** Called as soon as a guarantee is broken, with the run that breaks it as it was found, and again once that is short. */
  readonly onFinding?: (refutation: Refutation) => void;
  /** Called whenever a plan that is not in the corpus reaches what none before it had. */
  readonly onCorpus?: (entry: CorpusEntry) => void;
  readonly onProgress?: (progress: AuditProgress) => void;
  /** Ends the search once the batches under way are done; what was found by then is shortened and reported. */
  readonly signal?: AbortSignal;
  /** Another mechanism than `stepwise`, of which workers know nothing: everything is then done here. */
  readonly mechanism?: Mechanism<Design>;
}

/** What a search found. */
export interface SearchReport {
  readonly design: string;
  readonly dialect: string;
  readonly seed: number;
  /** Runs of the whole campaign, all shards. */
  readonly runs: number;
  readonly shard: ShardChoice;
  /** Runs of this shard that were made: fewer than its share where it was interrupted. */
  readonly done: number;
  /** Accepted steps that were judged. */
  readonly edges: number;
  readonly interrupted: boolean;
  readonly coverage: WholeCoverage;
  /** Plans that reached what none before them had, without those of earlier campaigns. */
  readonly corpus: readonly CorpusEntry[];
  readonly findings: readonly GuaranteeFinding[];
}

/** A job failed, or was answered with something else: a mistake of ours, since runs of whatever design are judged and not thrown. */
export class SearchFailed extends Error {
  override readonly name = 'SearchFailed';
  constructor(readonly failure: Failure) {
    super('message' in failure ? failure.message : 'The search was closed before it came to its end.');
  }
}

function batchIn(outcome: Either<Failure, JobResult>): BatchResult {
  if (outcome._tag === 'Left') throw new SearchFailed(outcome.left);
  if (outcome.right.kind !== 'batch') throw new SearchFailed({ kind: 'misread', message: 'A batch was answered as something else.' });
  return outcome.right;
}

/** A search that is under way. */
class Search {
  private readonly steering: Steering;
  private readonly corpus: CorpusEntry[] = [];
  private readonly setup: Setup;
  private readonly guarantees: readonly Guarantee<Design>[];
  private readonly traces = new Map<string, Trace>();

  constructor(private readonly design: Design, private readonly options: SearchOptions, private readonly mechanism: Mechanism<Design>) {
    const { seed, runs, shard = { index: 0, of: 1 }, corpus = [], path = [], signal } = options;
    this.setup = { kind: 'search', design, given: path, runs };
    this.guarantees = options.guarantees === undefined ? mechanism.guarantees : options.guarantees.map((id) => guaranteeOf(mechanism, id));
    const course = { seed, runs, shard, corpus, isStopped: () => signal?.aborted === true };
    this.steering = new Steering(course, this.guarantees, (draft, names) => trimmed(mechanism, { design, ...draft }, path, names));
  }

  /** Runs to the end, or until it is stopped. Counterexamples are shortened beside the runs that follow. */
  async run(): Promise<void> {
    const { jobs = availableWorkers(), mechanism } = this.options;
    const team = teamFor(answering(this.mechanism, this.setup), this.setup, mechanism === undefined ? jobs : 1);
    const shortenings: Promise<Failure | null>[] = [];
    try {
      for await (const outcome of inOrder(team, this.steering.batches(), batchesAhead)) {
        const breaches = this.taken(batchIn(outcome));
        shortenings.push(...breaches.map((breach) => this.shorten(team, breach)));
      }
      const failure = (await Promise.all(shortenings)).find((each) => each !== null);
      if (failure !== undefined && failure !== null) throw new SearchFailed(failure);
    } finally {
      await team.close();
    }
  }

  report(): SearchReport {
    const { design, steering, corpus, options: { seed, runs, shard = { index: 0, of: 1 } } } = this;
    return {
      design: design.name, dialect: design.dialect, seed, runs, shard, done: steering.done, edges: steering.edges,
      interrupted: steering.done < steering.total,
      coverage: wholeCoverageOf(design, steering.reached),
      corpus,
      findings: this.guarantees.map((guarantee) => findingOf(design, guarantee, seed, steering, this.traces.get(guarantee.id))),
    };
  }

  private taken(result: BatchResult): readonly Breach[] {
    const { onCorpus, onProgress } = this.options;
    const { breaches, entries } = this.steering.take(result);
    for (const entry of entries) onCorpus?.(entry);
    this.corpus.push(...entries);
    onProgress?.({ stage: 'running', done: this.steering.done, total: this.steering.total, guarantee: null });
    return breaches;
  }

  /** Whoever is killed while a run is being shortened has it as it was found. */
  private async shorten(team: Pool<Job, JobResult>, { guarantee, draft }: Breach): Promise<Failure | null> {
    const { design, mechanism, steering: { done, total }, setup: { given } } = this;
    this.tell(guarantee, asFound(mechanism, guarantee, { design, ...draft }, given));
    this.options.onProgress?.({ stage: 'shortening', done, total, guarantee: guarantee.id });
    const outcome = await team.run({ kind: 'shortening', guarantee: guarantee.id, draft });
    if (outcome._tag === 'Left') return outcome.left;
    if (outcome.right.kind === 'shortening') this.tell(guarantee, outcome.right.counterexample);
    return null;
  }

  private tell(guarantee: Guarantee<Design>, counterexample: Counterexample | null): void {
    if (counterexample === null) return;
    const { design, options: { seed, numeraire, onFinding } } = this;
    const { id, claim } = guarantee;
    const trace = traceOf(guarantee, { ...counterexample, design }, seed, numeraire);
    this.traces.set(id, trace);
    onFinding?.({ id, claim, promised: guarantee.promisedBy(design), trace });
  }
}

/**
 * Attacks a design with generated markets, owners, keepers and adversaries, guided by what its runs reach. The same seed, runs, shard and
 * corpus give the same report, however many workers there are; a refutation does not end it.
 */
export async function search(design: Design, options: SearchOptions): Promise<SearchReport> {
  const underWay = new Search(design, options, options.mechanism ?? stepwise);
  await underWay.run();
  return underWay.report();
}
