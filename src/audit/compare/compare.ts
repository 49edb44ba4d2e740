import { left, right, type Either } from 'fp-ts/lib/Either.js';
import type { Design } from '../../kernel/design.js';
import type { InputError } from '../../machine/input.js';
import type { PricePath } from '../../market/index.js';
import { type Broken, type Moves, run, type RunOptions } from '../../market/run/index.js';
import type { Position } from '../../mechanisms/stepwise/parameters/design-file.js';
import { type Measures, totalOf } from './measures.js';
import { type ProtocolEntrant, walkProtocol } from './protocol/walk.js';
import { Watch } from './watch.js';

/** A design with what it is tried on, in its own assets. The label tells it from the others, and the names its positions from each other. */
export interface Entrant {
  readonly label: string;
  readonly design: Design;
  readonly positions: readonly Position[];
  readonly path: PricePath;
}

/** What a path did to one position. */
export interface PositionResult {
  readonly name: string;
  /** Not where its assets were never quoted together. */
  readonly isOpened: boolean;
  readonly measures: Measures;
}

/** What a path did to the positions of one design, or of a deployed protocol. */
export interface DesignResult {
  readonly label: string;
  /** Null of a deployed protocol. */
  readonly design: Design | null;
  readonly positions: readonly PositionResult[];
  readonly total: Measures;
  readonly moves: Moves;
  /** Guarantees that the design promises and that the run broke. */
  readonly broken: readonly Broken[];
}

/** How designs are compared. */
export interface CompareOptions extends Pick<RunOptions, 'keeper' | 'drain' | 'accrual'> {
  /** The health that over-sale is measured against for all alike [bps]. */
  readonly level: bigint;
}

function protocolResult(entrant: ProtocolEntrant, { level, keeper, drain }: CompareOptions): Either<readonly InputError[], DesignResult> {
  const { label } = entrant;
  const walked = walkProtocol(entrant, { level, keeper, drain });
  return walked._tag === 'Left' ? left([{ ...walked.left, path: `${label}: ${walked.left.path}` }]) : right({ label, design: null, ...walked.right, broken: [] });
}

/** Walks one design along its path. */
function resultOf({ label, design, positions, path }: Entrant, { level, ...options }: CompareOptions): Either<readonly InputError[], DesignResult> {
  const watches = new Map(positions.map(({ name }) => [name, new Watch(design, level)]));
  const walk = run(design, positions, path, { ...options, judged: 'promised' });
  let step = walk.next();
  while (step.done !== true) {
    watches.get(step.value.account)?.see(step.value);
    step = walk.next();
  }
  if (step.value._tag === 'Left') return left([{ ...step.value.left, path: `${label}: ${step.value.left.path}` }]);
  const { accounts, moves, broken } = step.value.right;
  const results = accounts.flatMap((summary) => {
    const watch = watches.get(summary.name);
    return watch === undefined ? [] : [{ name: summary.name, isOpened: summary.openedAt !== null, measures: watch.measures(summary) }];
  });
  return right({ label, design, positions: results, total: totalOf(results.map(({ measures }) => measures)), moves, broken });
}

/** One share of a debt less another, by sign: nobody divides. */
const byShare = (one: bigint, ofOne: bigint, other: bigint, ofOther: bigint): bigint => one * ofOther - other * ofOne;

const lost = ({ badDebt, uncovered }: Measures): bigint => badDebt + uncovered;

/** Which of two results is the better one: less lost by lenders, then less lost by borrowers, each as a share of the debt at the start; then by name. */
function better({ label: one, total: first }: DesignResult, { label: other, total: second }: DesignResult): number {
  const byLenders = byShare(lost(first), first.debtAtStart, lost(second), second.debtAtStart);
  const byBorrowers = byShare(first.borrowerLoss, first.debtAtStart, second.borrowerLoss, second.debtAtStart);
  const difference = byLenders === 0n ? byBorrowers : byLenders;
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Walks designs and deployed protocols along the same path and tells what each did to its positions, the best first: see `better`.
 * Refuses what a run refuses, with the design before the path.
 */
export function compareDesigns(entrants: readonly (Entrant | ProtocolEntrant)[], options: CompareOptions): Either<readonly InputError[], readonly DesignResult[]> {
  const results: DesignResult[] = [];
  for (const entrant of entrants) {
    const result = 'design' in entrant ? resultOf(entrant, options) : protocolResult(entrant, options);
    if (result._tag === 'Left') return result;
    results.push(result.right);
  }
  return right(results.sort(better));
}
