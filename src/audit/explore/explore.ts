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
import { traceAlong, wayTo } from './way-back.js';

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
  /** Told of each guarantee that is found broken, as soon as the shortest run to it is known. */
  readonly onFinding?: (id: string, trace: Trace) => void;
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
    const trace = tally.broken.has(guarantee.id) ? traceFor(guarantee) : null;
    // What seemed broken and could not be reproduced decides nothing, and must not pass for evidence.
    const isDoubtful = tally.broken.has(guarantee.id) && trace === null;
    const judged = isDoubtful ? 0 : judgedIn(guarantee.id, held, tally, { liquidating });
    return { id: guarantee.id, evidence: { kind: 'exploration', assumptions, states: sums.states, edges, depth: sums.depth, judged, stoppedBy: sums.stoppedBy }, trace };
  });
  return {
    design: design.name, assumptions, edges, ...rest, findings,
    refused: tally.met.reduce((sum, { ending, times }) => (ending.code === null ? sum : sum + times), 0),
    transitions: names(tally.met.flatMap(({ ending }) => ending.path)),
    phases: names(tally.met.flatMap(({ ending }) => (ending.shape < 0 ? [] : [(layout.shapes[ending.shape] ?? '').split(' ')[0] ?? '']))),
    refusals: names(tally.met.flatMap(({ ending }) => (ending.code === null ? [] : [ending.code]))),
  };
}

/** An exploration that is under way in one thread. */
class Exploring {
  readonly #shard: Shard;
  readonly #traces = new Map<string, Trace | null>();
  #wasInterrupted = false;
  constructor(
    private readonly mechanism: Mechanism<Design>,
    private readonly setting: Setting<Design>,
    expander: Expander,
    private readonly options: ExploreOptions,
  ) {
    this.#shard = new Shard(setting, expander, options.budget, whole);
    this.#shard.enter(setting.start);
  }

  /** Goes on until all is visited, the budget is spent, or it is interrupted; stops at every pause to let others act. */
  *steps(): Generator<void, ExplorationReport> {
    const shard = this.#shard;
    for (let isWhole = true; !this.#wasInterrupted && (!isWhole || (shard.frontier > 0 && !shard.isFull));) {
      isWhole = shard.expandLevel(() => true);
      // A level that pauses is taken up again where it stopped.
      if (!isWhole) {
        yield;
        this.options.onProgress?.({ depth: shard.depth, states: shard.visited.size, frontier: shard.frontier });
        this.#wasInterrupted = this.options.isInterrupted?.() ?? false;
      } else this.#traceBroken();
    }
    shard.judgeWaiting();
    this.#traceBroken();
    return this.#report();
  }

  /** Finds the shortest run to what was broken since it was last asked, and tells of it. */
  #traceBroken(): void {
    for (const [id, place] of this.#shard.tally().broken) {
      const guarantee = this.mechanism.guarantees.find((each) => each.id === id);
      if (guarantee === undefined || this.#traces.has(id)) continue;
      const trace = traceAlong(this.mechanism, this.setting, guarantee, wayTo(this.#shard, place));
      this.#traces.set(id, trace);
      if (trace !== null) this.options.onFinding?.(id, trace);
    }
  }

  #stoppedBy(): Exploration['stoppedBy'] {
    if (this.#shard.isFull) return this.#shard.visited.size >= this.options.budget.states ? 'states' : 'memory';
    return this.#wasInterrupted ? 'interrupt' : null;
  }

  #report(): ExplorationReport {
    const { beyond, waiting, liquidating, depth, visited } = this.#shard;
    const sums = { states: visited.size, beyond, waiting, liquidating, depth, stoppedBy: this.#stoppedBy(), bytes: visited.bytes };
    return reported(this.mechanism, this.setting, this.#shard.tally(), sums, ({ id }) => this.#traces.get(id) ?? null);
  }
}

/** Visits every state that a setting reaches, breadth first, and judges every edge by every guarantee. */
export function explore(mechanism: Mechanism<Design>, setting: Setting<Design>, expander: Expander, options: ExploreOptions): ExplorationReport {
  const steps = new Exploring(mechanism, setting, expander, options).steps();
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => {
  setImmediate(resolve);
});

/** The same, letting whatever waits in this thread have its turn now and then: a signal to interrupt, say. */
export async function exploreInTurns(mechanism: Mechanism<Design>, setting: Setting<Design>, expander: Expander, options: ExploreOptions): Promise<ExplorationReport> {
  const steps = new Exploring(mechanism, setting, expander, options).steps();
  let step = steps.next();
  while (step.done !== true) {
    await nextTurn();
    step = steps.next();
  }
  return step.value;
}
