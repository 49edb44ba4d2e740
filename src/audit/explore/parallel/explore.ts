import type { Design } from '../../../kernel/design.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import type { Setting } from '../../../machine/setting.js';
import type { Extent } from '../../../mechanisms/stepwise/exploration/setting.js';
import { stepwise } from '../../../mechanisms/stepwise/mechanism.js';
import type { Exploration } from '../../assurance/evidence.js';
import type { Trace } from '../../trace.js';
import { type ExplorationReport, type ExploreOptions, reported } from '../explore.js';
import { type Place, summed } from '../tally.js';
import { traceAlong } from '../way-back.js';
import { Crashed, Crew } from './crew.js';
import type { Ended } from './messages.js';

/** An exploration whose states are shared out among workers. */
class Exploring {
  readonly #crew: Crew;
  readonly #mechanism: Mechanism<Design> = stepwise;
  readonly #traces = new Map<string, Trace | null>();
  #ended: readonly Ended[] = [];
  #depth = 0;
  #isInterrupted = false;
  #isCrashed = false;

  constructor(private readonly setting: Setting<Design>, extent: Extent, private readonly options: ExploreOptions, workers: number) {
    const { states, bytes } = options.budget;
    // Who owns how many states is a matter of hashes: room for all of them, in equal parts of the memory.
    this.#crew = new Crew({ kind: 'shard', design: setting.design, extent, budget: { states, bytes: Math.floor(bytes / workers) } }, workers);
  }

  async run(): Promise<ExplorationReport> {
    try {
      await this.#levels();
      this.#ended = await this.#crew.ended();
      await this.#traceBroken(summed(this.#ended.map(({ tally }) => tally)).broken);
    } catch (thrown) {
      if (!(thrown instanceof Crashed)) throw thrown;
      this.#isCrashed = true;
    } finally {
      await this.#crew.close();
    }
    return this.#report();
  }

  async #levels(): Promise<void> {
    const { budget, onProgress, isInterrupted } = this.options;
    const isPausing = (): boolean => {
      onProgress?.({ depth: this.#depth, states: this.#crew.states, frontier: this.#crew.frontier });
      this.#isInterrupted = isInterrupted?.() ?? false;
      return this.#isInterrupted;
    };
    do {
      await this.#crew.level(isPausing);
      if (this.#isInterrupted) return;
      this.#depth += 1;
      await this.#traceBroken(this.#crew.broken);
    } while (this.#crew.frontier > 0 && !this.#crew.isFull && this.#crew.states <= budget.states);
  }

  /** Finds the shortest run to what was broken since it was last asked, and tells of it. */
  async #traceBroken(broken: ReadonlyMap<string, Place>): Promise<void> {
    for (const [id, place] of broken) {
      const guarantee = this.#mechanism.guarantees.find((each) => each.id === id);
      if (guarantee === undefined || this.#traces.has(id)) continue;
      const trace = traceAlong(this.#mechanism, this.setting, guarantee, await this.#wayTo(place));
      this.#traces.set(id, trace);
      if (trace !== null) this.options.onFinding?.(id, trace);
    }
  }

  async #wayTo(place: Place): Promise<readonly Place[]> {
    const way = [place];
    for (let { state, depth } = place; depth > 0;) {
      const origin = await this.#crew.originOf(state, depth);
      if (origin === null) return way;
      way.unshift(origin);
      ({ state, depth } = origin);
    }
    return way;
  }

  #stoppedBy(): Exploration['stoppedBy'] {
    if (this.#isCrashed) return 'crash';
    if (this.#isInterrupted) return 'interrupt';
    if (this.#crew.states > this.options.budget.states) return 'states';
    return this.#crew.isFull ? 'memory' : null;
  }

  #report(): ExplorationReport {
    const sum = (of: (ended: Ended) => number): number => this.#ended.reduce((total, each) => total + of(each), 0);
    const sums = {
      states: Math.min(this.#crew.states, this.options.budget.states), depth: this.#depth, stoppedBy: this.#stoppedBy(),
      beyond: sum(({ beyond }) => beyond), waiting: sum(({ waiting }) => waiting), liquidating: sum(({ liquidating }) => liquidating), bytes: sum(({ bytes }) => bytes),
    };
    return reported(this.#mechanism, this.setting, summed(this.#ended.map(({ tally }) => tally)), sums, ({ id }) => this.#traces.get(id) ?? null);
  }
}

/**
 * Visits every state that a setting of `stepwise` reaches, with the states shared out among workers by their hash. The report is that of one
 * thread, for any number of them, but for the bytes that the tables took.
 * @param setting made of the extent; @param workers two or more
 */
export const exploreInParallel = (setting: Setting<Design>, extent: Extent, options: ExploreOptions, workers: number): Promise<ExplorationReport> =>
  new Exploring(setting, extent, options, workers).run();
