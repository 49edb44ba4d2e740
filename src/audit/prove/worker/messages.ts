import type { Design } from '../../../kernel/design.js';
import type { Subject } from '../obligation/obligation.js';
import type { Limits } from '../solve/z3.js';

/** What a prover is told at its start. */
export interface ProverSetup {
  readonly kind: 'prover';
  readonly design: Design;
  /** Whether the design stands for all of its shape. */
  readonly isForAll: boolean;
  /** Invariants and guarantees, by id. */
  readonly wanted: readonly string[];
  /** How much the solver may spend on one question, in its own unit. */
  readonly effort: number;
  readonly limits: Limits;
  /** Where the instrumented machine was built; null for where the build puts it. */
  readonly folder: string | null;
}

/** A transition by its name, or `opening`. */
export interface ProverJob {
  readonly kind: 'transition';
  readonly name: string;
  /** Whether a situation is known that takes it: then the solver is not asked for one. */
  readonly isTaken: boolean;
  /** Which of several jobs this is that share what is to be shown of it: every so many obligations, from one of them on. */
  readonly share: { readonly place: number; readonly of: number };
}

/** Values of integers by name, as decimal texts. */
export type Values = Readonly<Record<string, string>>;

/** What the solver says of a question: that nothing is so, that these values are, or why it does not know. */
export type Asked = { readonly kind: 'none' } | { readonly kind: 'found'; readonly values: Values } | { readonly kind: 'unknown'; readonly reason: 'effort' | 'time' | 'crash' };

/** What is known of the ways of a transition: what the solver says of them, or that a run of the machine goes one. */
export type Reached = Asked | { readonly kind: 'taken' };

/** One obligation, as the solver answered it. */
export interface AskedObligation {
  readonly subject: Subject;
  readonly asked: Asked;
  /** SMT-LIB 2, with which anyone's solver can be asked the same. */
  readonly script: string;
}

/** One transition, as the solver answered it: nothing here was played on the machine yet. */
export interface AskedTransition {
  readonly kind: 'transition';
  /** Ways through the machine on which it accepts the event. */
  readonly ways: number;
  /** Whether any situation goes one of these ways: that may have been known before. */
  readonly reached: Reached;
  readonly obligations: readonly AskedObligation[];
}

/** The code has more ways than are looked at. */
export interface TooMany {
  readonly kind: 'too-many-paths';
}

export type ProverAnswer = AskedTransition | TooMany;

const hasKind = (value: unknown, ...kinds: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string' && kinds.includes(value.kind);

export const isProverSetup = (value: unknown): value is ProverSetup => hasKind(value, 'prover');
export const isProverJob = (value: unknown): value is ProverJob => hasKind(value, 'transition');
export const isProverAnswer = (value: unknown): value is ProverAnswer => hasKind(value, 'transition', 'too-many-paths');
