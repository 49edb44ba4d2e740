import type { Design } from '../kernel/design.js';
import { stepwise } from '../mechanisms/stepwise/mechanism.js';
import type { DesignFile } from '../mechanisms/stepwise/parameters/design-file.js';
import { assuranceOf, type Audited, type Found, searched } from './assurance/assemble.js';
import type { Assurance } from './assurance/assurance.js';
import { namesOf, reachOf } from './assurance/reach.js';
import type { ExplorationReport, ExploreProgress } from './explore/explore.js';
import { exploreScaled } from './explore/scaled.js';
import type { Budget } from './explore/visited.js';
import { guardSides } from './search/observed.js';
import { search, type SearchOptions, type SearchReport } from './search/search.js';
import type { Trace } from './trace.js';
import { availableWorkers } from './workers/pool.js';

/** What an audit may take, and whom it tells what it finds as it finds it. */
export interface AssureOptions extends Omit<SearchOptions, 'numeraire' | 'onFinding' | 'mechanism'> {
  /** How much of the design's small setting may be visited; null leaves it out. */
  readonly exploration: Budget | null;
  /** What is known already: broken on given prices, say. */
  readonly known?: readonly Found[];
  readonly onFinding?: (id: string, trace: Trace) => void;
  readonly onExploring?: (progress: ExploreProgress) => void;
}

/** An assurance, with what its engines told. */
export interface AssureOutcome {
  readonly assurance: Assurance;
  readonly exploration: ExplorationReport | null;
  readonly search: SearchReport;
  /** Whether it was ended before its time: what was found by then stands. */
  readonly interrupted: boolean;
}

/** Of several shards only the first explores: the others would visit the same states. */
const explores = ({ shard, exploration }: AssureOptions): boolean => exploration !== null && (shard === undefined || shard.index === 0);

async function explored(design: Design, options: AssureOptions): Promise<ExplorationReport | null> {
  const { exploration, signal, onFinding, onExploring, guarantees, jobs = availableWorkers() } = options;
  if (exploration === null || !explores(options)) return null;
  const isChosen = (id: string): boolean => guarantees === undefined || guarantees.includes(id);
  return exploreScaled(design, {
    budget: exploration,
    jobs,
    isInterrupted: () => signal?.aborted === true,
    onFinding: (id, trace) => { if (isChosen(id)) onFinding?.(id, trace); },
    ...(onExploring === undefined ? {} : { onProgress: onExploring }),
  });
}

/** The shortest of several runs, the first of equals. */
const shortest = (traces: readonly (Trace | null | undefined)[]): Trace | null =>
  traces.reduce<Trace | null>((best, trace) => (trace !== null && trace !== undefined && (best === null || trace.events.length < best.events.length) ? trace : best), null);

/** What each engine says of a guarantee, put together. A run of the design itself is worth more than a shorter one of its small setting. */
function foundOf(id: string, options: AssureOptions, exploration: ExplorationReport | null, report: SearchReport, campaign: Audited): Found {
  const known = (options.known ?? []).filter((found) => found.id === id);
  const small = exploration?.findings.find((finding) => finding.id === id);
  const large = report.findings.find((finding) => finding.id === id);
  const evidence = [
    ...known.flatMap((found) => found.evidence),
    // A setting in which it breaks is no evidence that it holds.
    ...(small === undefined || small.trace !== null ? [] : [small.evidence]),
    ...(large === undefined || campaign.shard === null ? [] : [searched(campaign, campaign.shard, large.evidence.judged)]),
  ];
  return { id, evidence, trace: shortest([large?.trace, ...known.map((found) => found.trace)]) ?? small?.trace ?? null };
}

/**
 * Audits a design by every engine: visits all states of its small setting, and attacks it at full size with generated markets, owners,
 * keepers and adversaries. The same options give the same assurance, however many workers there are.
 */
export async function assure(file: DesignFile, options: AssureOptions): Promise<AssureOutcome> {
  const { design, numeraire } = file;
  const { seed, runs, shard = { index: 0, of: 1 }, signal, onFinding } = options;
  const exploration = await explored(design, options);
  const report = await search(design, { ...options, numeraire, onFinding: ({ id, trace }) => onFinding?.(id, trace) });
  const campaign: Audited = { seed, runs, of: shard.of, shard: { index: shard.index, runs: report.done, edges: report.edges } };
  const ids = options.guarantees ?? stepwise.guarantees.map(({ id }) => id);
  const findings = ids.map((id) => foundOf(id, options, exploration, report, campaign));
  const sides = namesOf(guardSides, (side) => !report.coverage.guardSides.missing.includes(side));
  const assurance = assuranceOf({ file, campaign, coverage: reachOf(report.coverage, sides), findings });
  return { assurance, exploration, search: report, interrupted: report.interrupted || signal?.aborted === true };
}
