import type { Finding, Shown } from './finding.js';
import { kernelDigest } from './digest.js';
import { assumptions, familyAssumption, provable, type ProveOptions, type TransitionProof } from './prove.js';

/** How many obligations came to what: the four add up to all that were generated. */
export interface Counts {
  readonly proved: number;
  readonly vacuous: number;
  readonly refuted: number;
  readonly open: number;
}

/** What all obligations about one subject come to: a refutation refutes, what is open leaves open, and where there is nothing but vacuous ones, so it is. */
export interface SubjectVerdict {
  /** The id of a guarantee or an invariant, or `ways`. */
  readonly id: string;
  readonly kind: 'guarantee' | 'invariant' | 'ways';
  readonly verdict: Finding['kind'];
  readonly counts: Counts;
}

/** All that is known of a design. */
export interface ProofReport {
  readonly design: string;
  /** Whether every design of its shape was looked at. */
  readonly isForAll: boolean;
  /** The digest of the machine that was followed. */
  readonly kernel: string;
  readonly solver: string;
  readonly effort: number;
  readonly transitions: readonly TransitionProof[];
  /** Transitions of the chart that were not looked at. */
  readonly missing: readonly string[];
  readonly subjects: readonly SubjectVerdict[];
  readonly counts: Counts;
  /**
   * Whether the invariants hold from the opening of an account on, through every transition: then what is proved holds of every world that
   * the machine gets into, and else of those worlds that keep the invariants.
   */
  readonly isInductive: boolean;
  readonly assumptions: readonly string[];
}

const none: Counts = { proved: 0, vacuous: 0, refuted: 0, open: 0 };

const counted = (shown: readonly Shown[]): Counts =>
  shown.reduce((counts, { finding: { kind } }) => ({ ...counts, [kind]: counts[kind] + 1 }), none);

/** All obligations that were generated. */
export const generatedIn = ({ proved, vacuous, refuted, open }: Counts): number => proved + vacuous + refuted + open;

/** What counts come to: a refutation refutes, what is open leaves open, and where there is nothing but vacuous ones, so it is. */
export const verdictOf = ({ proved, refuted, open }: Counts): Finding['kind'] => (refuted > 0 ? 'refuted' : open > 0 ? 'open' : proved > 0 ? 'proved' : 'vacuous');

const idOf = ({ subject }: Shown): string => (subject.kind === 'ways' ? subject.kind : subject.id);

/** What is known of each subject, in the order in which they are first met. */
export function verdictsOf(transitions: readonly TransitionProof[]): readonly SubjectVerdict[] {
  const byId = new Map<string, Shown[]>();
  for (const { shown } of transitions) for (const each of shown) byId.set(idOf(each), [...(byId.get(idOf(each)) ?? []), each]);
  return [...byId].map(([id, all]) => {
    const counts = counted(all);
    return { id, kind: all[0]?.subject.kind ?? 'ways', verdict: verdictOf(counts), counts };
  });
}

/** What the proofs of transitions come to together. */
export function reportOf({ design, isForAll = false, solver, effort, machine }: ProveOptions, transitions: readonly TransitionProof[]): ProofReport {
  const subjects = verdictsOf(transitions);
  const missing = provable.filter((name) => !transitions.some((each) => each.name === name));
  return {
    design: isForAll ? `every design shaped like ${design.name}` : design.name, isForAll, kernel: kernelDigest(machine?.folder), solver, effort, transitions, missing, subjects,
    assumptions: isForAll ? [...assumptions, familyAssumption] : assumptions,
    counts: counted(transitions.flatMap(({ shown }) => shown)),
    isInductive: missing.length === 0 && subjects.every(({ kind, verdict }) => kind === 'guarantee' || verdict === 'proved' || verdict === 'vacuous'),
  };
}
