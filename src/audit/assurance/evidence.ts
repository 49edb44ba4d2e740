import type { Kind, Theme } from '../../../properties/guarantee.js';
import type { Trace } from '../trace.js';

/** What is known of one guarantee of one design. The strongest evidence decides, and a counterexample outweighs everything. */
export type Verdict = 'proved' | 'exhausted' | 'tested' | 'refuted' | 'open';

/** Every reachable state of a finite setting was visited; or as many as the budget allowed, which decides nothing. */
export interface Exploration {
  readonly kind: 'exploration';
  /** What the setting leaves out: it stands beside every verdict that rests on it, and tells one setting from another. */
  readonly assumptions: readonly string[];
  readonly states: number;
  readonly edges: number;
  readonly depth: number;
  /** Edges, probes or states that were evidence for the guarantee. */
  readonly judged: number;
  /** Null where nothing was left to visit; else what ended it. */
  readonly stoppedBy: 'states' | 'memory' | 'interrupt' | 'crash' | null;
}

/** What one shard of a campaign says of one guarantee. */
export interface SearchedShard {
  /** Counted from zero. */
  readonly index: number;
  readonly of: number;
  /** Runs that it made: fewer than its share where it was interrupted. */
  readonly runs: number;
  /** Edges, probes or whole runs that were evidence. */
  readonly judged: number;
}

/** Generated runs over full-size numbers. Shards stand apart, so that one that is told twice is counted once. */
export interface Searching {
  readonly kind: 'search';
  readonly seed: number;
  /** The sums of all shards. */
  readonly runs: number;
  readonly judged: number;
  /** In ascending order. */
  readonly shards: readonly SearchedShard[];
}

/** A path of given prices that the design's own positions were walked along. */
export interface Walking {
  readonly kind: 'walk';
  readonly prices: string;
  readonly observations: number;
  readonly judged: number;
}

/** A proof over unbounded integers: complete where every obligation was discharged, and what it rests on was proved with it. */
export interface Proof {
  readonly kind: 'proof';
  readonly assumptions: readonly string[];
  /** Transitions of the chart that the guarantee is about, and those of them at which it was proved or nothing can happen. */
  readonly obligations: number;
  readonly discharged: number;
  /** Whether the invariants that are assumed before a step hold from the opening of an account on, and after every step. */
  readonly isInductive: boolean;
  /** Paths through the kernel on which it was proved; without any, the proof is empty. */
  readonly paths: number;
}

export type Evidence = Exploration | Searching | Walking | Proof;

/** One guarantee, with all that is known of it. */
export interface Assured {
  readonly id: string;
  readonly theme: Theme;
  readonly kind: Kind;
  readonly claim: string;
  readonly why: string;
  /** Whether the parameters of the design promise it. */
  readonly promised: boolean;
  readonly verdict: Verdict;
  /** The strongest first. */
  readonly evidence: readonly Evidence[];
  /** The shortest run that we found to break it; a refuted guarantee always has one, and no other has. */
  readonly trace: Trace | null;
}
