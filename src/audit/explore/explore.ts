import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Setting } from '../../machine/setting.js';
import type { Exploration } from '../assurance/evidence.js';
import type { Trace } from '../trace.js';
import type { Expander } from './expander.js';
import { Shard, whole } from './shard.js';
import { edgesIn, heldIn, type Tally } from './tally.js';
import type { Budget } from './visited.js';
import { shortestTrace } from './way-back.js';

/** How far an exploration is. */
export interface ExploreProgress {
  readonly depth: number;
  readonly states: number;
  readonly frontier: number;
}

export interface ExploreOptions {
  readonly budget: Budget;
  readonly onProgress?: (progress: ExploreProgress) => void;
  /** Asked now and then; true ends the exploration, and what was found stands. */
  readonly isInterrupted?: () => boolean;
}

/** What exploring a setting found about one guarantee. */
export interface Explored {
  readonly id: string;
  readonly evidence: Exploration;
  readonly trace: Trace | null;
}

/** What exploring a setting came to. */
export interface ExplorationReport {
  readonly design: string;
  readonly assumptions: readonly string[];
  readonly states: number;
  readonly edges: number;
  readonly refused: number;
  /** Edges that leave the bounds of the setting: judged, and not followed. */
  readonly beyond: number;
  /** States in which keepers are offered nothing at once. */
  readonly waiting: number;
  readonly depth: number;
  readonly stoppedBy: Exploration['stoppedBy'];
  /** Bytes that the tables of states took. */
  readonly bytes: number;
  readonly findings: readonly Explored[];
  readonly transitions: readonly string[];
  readonly phases: readonly string[];
  readonly refusals: readonly string[];
}

/** Guarantees that exploring decides. The others ask about texts or whole runs, which states do not tell. */
export const isExplorable = ({ scope, id }: Guarantee<Design>): boolean => scope === 'edge' || id === 'never-stuck' || id === 'owner-can-always-repay';

/** What was judged of the guarantees that no single edge decides. */
export function judgedIn(id: string, held: ReadonlyMap<string, number>, { met }: Tally, shard: { readonly liquidating: number }): number {
  if (id === 'never-stuck') return shard.liquidating;
  if (id !== 'owner-can-always-repay') return held.get(id) ?? 0;
  return met.reduce((sum, { ending, times }) => (ending.code === null && ending.path[0]?.includes('.REPAY.') === true ? sum + times : sum), 0);
}

const names = (all: readonly string[]): readonly string[] => [...new Set(all)].sort();

/** Sums an exploration up. @param traceFor the shortest run to where a guarantee broke */
export function reported(
  mechanism: Mechanism<Design>,
  { design, assumptions, layout }: Setting<Design>,
  tally: Tally,
  sums: Pick<ExplorationReport, 'states' | 'beyond' | 'waiting' | 'depth' | 'stoppedBy' | 'bytes'> & { readonly liquidating: number },
  traceFor: (guarantee: Guarantee<Design>) => Trace | null,
): ExplorationReport {
  const { liquidating, ...rest } = sums;
  const edges = edgesIn(tally);
  const held = heldIn(tally);
  const findings = mechanism.guarantees.filter(isExplorable).map((guarantee): Explored => {
    const evidence: Exploration = {
      kind: 'exploration', assumptions, states: sums.states, edges, depth: sums.depth, judged: judgedIn(guarantee.id, held, tally, { liquidating }), stoppedBy: sums.stoppedBy,
    };
    return { id: guarantee.id, evidence, trace: tally.broken.has(guarantee.id) ? traceFor(guarantee) : null };
  });
  return {
    design: design.name, assumptions, edges, ...rest, findings,
    refused: tally.met.reduce((sum, { ending, times }) => (ending.code === null ? sum : sum + times), 0),
    transitions: names(tally.met.flatMap(({ ending }) => ending.path)),
    phases: names(tally.met.flatMap(({ ending }) => (ending.shape < 0 ? [] : [(layout.shapes[ending.shape] ?? '').split(' ')[0] ?? '']))),
    refusals: names(tally.met.flatMap(({ ending }) => (ending.code === null ? [] : [ending.code]))),
  };
}

/** Visits every state that a setting reaches, breadth first, and judges every edge by every guarantee. */
export function explore(mechanism: Mechanism<Design>, setting: Setting<Design>, expander: Expander, { budget, onProgress, isInterrupted }: ExploreOptions): ExplorationReport {
  const shard = new Shard(setting, expander, budget, whole);
  shard.enter(setting.start);
  let wasInterrupted = false;
  const pause = (): boolean => {
    onProgress?.({ depth: shard.depth, states: shard.visited.size, frontier: shard.frontier });
    wasInterrupted = isInterrupted?.() ?? false;
    return wasInterrupted;
  };
  while (shard.frontier > 0 && !shard.isFull && !wasInterrupted) shard.expandLevel(pause);
  shard.judgeWaiting();
  const full = shard.visited.size >= budget.states ? 'states' : 'memory';
  const stoppedBy = shard.isFull ? full : wasInterrupted ? 'interrupt' : null;
  const tally = shard.tally();
  const { beyond, waiting, liquidating, depth } = shard;
  return reported(mechanism, setting, tally, { states: shard.visited.size, beyond, waiting, liquidating, depth, stoppedBy, bytes: shard.visited.bytes }, (guarantee) => {
    const place = tally.broken.get(guarantee.id);
    return place === undefined ? null : shortestTrace(mechanism, setting, shard, guarantee, place);
  });
}
