import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import { shareOf } from '../assurance/campaign-part.js';
import type { Batch, BatchResult } from './batch.js';
import { Chance, seedFor } from './chance.js';
import { type CorpusEntry, encodeCorpusEntry, entryOf } from './corpus.js';
import { mutated } from './mutation.js';
import type { Draft } from './plan.js';

/** Runs of one batch: what is found in a batch guides none of its own runs. */
export const batchRuns = 8;

/**
 * How many batches may be under way: a batch knows what was found up to so many batches before it, and nothing later, however many workers
 * there are.
 */
export const batchesAhead = 16;

/** Of four runs, once there is something to build on, how many build on it; the others are drawn anew. */
const [guidedRuns, ofRuns] = [2, 4] as const;

/** Of so many plans that are drawn, the one that reached what fewest runs do is built on. */
const contenders = 4;

/** One of the equal parts of a campaign. */
export interface ShardChoice {
  /** Counted from zero. */
  readonly index: number;
  readonly of: number;
}

/** What a shard of a campaign is to do. */
export interface Course {
  readonly seed: number;
  /** Runs of all shards. */
  readonly runs: number;
  readonly shard: ShardChoice;
  /** Plans of earlier campaigns: they are run first, and those that reach something are built on. */
  readonly corpus: readonly CorpusEntry[];
  /** Asked before each batch. */
  readonly isStopped: () => boolean;
}

/** A guarantee that a batch was the first to break. */
export interface Breach {
  readonly guarantee: Guarantee<Design>;
  readonly draft: Draft;
}

/** What a batch brought. */
export interface News {
  readonly breaches: readonly Breach[];
  /** Plans that nobody had kept. */
  readonly entries: readonly CorpusEntry[];
}

/** Equal plans have equal texts. */
const textOf = (plan: Draft): string => encodeCorpusEntry({ plan, reached: [] });

/** Chooses what a shard runs next, by what its runs have reached so far; the same course takes the same way. */
export class Steering {
  /** Runs that it has to make. */
  readonly total: number;
  done = 0;
  edges = 0;
  /** Names that were reached, with how many runs did. */
  readonly reached = new Map<string, number>();
  private readonly judged = new Map<string, number>();
  private readonly broken = new Set<string>();
  /** Plans to build on, each with what it was the first here to reach. */
  private readonly material: CorpusEntry[] = [];
  private readonly kept: ReadonlySet<string>;
  private readonly toReplay: Draft[];
  private readonly first: number;

  /** @param trim leaves of a plan what it takes to reach some names */
  constructor(
    private readonly course: Course,
    private readonly guarantees: readonly Guarantee<Design>[],
    private readonly trim: (draft: Draft, names: readonly string[]) => Draft,
  ) {
    const { shard, corpus } = course;
    const share = shareOf({ runs: course.runs, of: shard.of }, shard.index);
    [this.first, this.total] = [share.first, share.count];
    this.kept = new Set(corpus.map(({ plan }) => textOf(plan)));
    // What another design reached with a plan says nothing of this one: each shard runs its part of the plans, and learns for itself.
    this.toReplay = corpus.filter((_, place) => place % shard.of === shard.index).map(({ plan }) => plan);
  }

  judgedOf({ id }: Guarantee<Design>): number {
    return this.judged.get(id) ?? 0;
  }

  isBroken({ id }: Guarantee<Design>): boolean {
    return this.broken.has(id);
  }

  /** The batches of the shard, each made when it is asked for. */
  *batches(): Generator<Batch, void> {
    for (let begun = 0; begun < this.total && !this.course.isStopped(); begun += batchRuns) {
      const start = this.first + begun;
      const count = Math.min(batchRuns, this.total - begun);
      const drafts = Array.from({ length: count }, (_, place) => this.toReplay.shift() ?? this.guided(start + place));
      const guarantees = this.guarantees.filter((guarantee) => !this.isBroken(guarantee)).map(({ id }) => id);
      yield { kind: 'batch', seed: seedFor(this.course.seed, start), drafts, known: new Set(this.reached.keys()), guarantees };
    }
  }

  /** Takes in what a batch found; batches come in their order. */
  take({ runs, edges, tallies, reached, found }: BatchResult): News {
    this.done += runs;
    this.edges += edges;
    const novel = this.novelIn(found);
    for (const [name, times] of reached) this.reached.set(name, this.timesOf(name) + times);
    this.material.push(...novel);
    const breaches = this.guarantees.flatMap((guarantee): readonly Breach[] => {
      const tally = tallies.find(({ id }) => id === guarantee.id);
      // Batches that were under way when another broke it judge it still: what they say of it would depend on how many there were.
      if (tally === undefined || this.isBroken(guarantee)) return [];
      this.judged.set(guarantee.id, this.judgedOf(guarantee) + tally.judged);
      if (tally.brokenBy === null) return [];
      this.broken.add(guarantee.id);
      return [{ guarantee, draft: tally.brokenBy }];
    });
    // A corpus that kept its own plans again, under whatever they reach this time, would grow with every campaign.
    return { breaches, entries: novel.filter(({ plan }) => !this.kept.has(textOf(plan))) };
  }

  /** Those plans that are still the first to reach something, each with what it is the first to reach. */
  private novelIn(found: readonly CorpusEntry[]): readonly CorpusEntry[] {
    const taken = new Set<string>();
    return found.flatMap(({ plan, reached }) => {
      const novel = reached.filter((name) => !this.reached.has(name) && !taken.has(name));
      for (const name of novel) taken.add(name);
      return novel.length === 0 ? [] : [entryOf(this.kept.has(textOf(plan)) ? plan : this.trim(plan, novel), novel)];
    });
  }

  private timesOf(name: string): number {
    return this.reached.get(name) ?? 0;
  }

  /** How many runs reached the rarest thing that an entry is kept for. */
  private rarityOf({ reached }: CorpusEntry): number {
    return reached.reduce((least, name) => Math.min(least, this.timesOf(name)), Number.MAX_SAFE_INTEGER);
  }

  /** A plan that is built on what was found; null for one that is drawn anew. @param run its number in the campaign */
  private guided(run: number): Draft | null {
    const chance = new Chance(seedFor(this.course.seed, run) ^ 1);
    if (chance.below(ofRuns) >= guidedRuns) return null;
    const [parent, ...others] = Array.from({ length: contenders }, () => chance.oneOf(this.material) ?? []).flat();
    const other = chance.oneOf(this.material);
    if (parent === undefined || other === undefined) return null;
    const rarest = others.reduce((one, another) => (this.rarityOf(another) < this.rarityOf(one) ? another : one), parent);
    return mutated(chance, rarest.plan, other.plan);
  }
}
