import type { Effect, Flow } from '../../src/kernel/effect.js';
import { oncePerEdge, type StepwiseEdge } from './claim.js';

/** What an edge's effects say of one asset, summed by where it goes [base units]. */
export interface Tally {
  readonly collateralIn: bigint;
  readonly collateralOut: bigint;
  readonly debtUp: bigint;
  readonly debtDown: bigint;
  readonly fee: bigint;
  readonly salvaged: bigint;
  readonly tipped: bigint;
  readonly absorbed: bigint;
  readonly insurance: bigint;
  readonly backstop: bigint;
}

const nothing: Tally = {
  collateralIn: 0n, collateralOut: 0n, debtUp: 0n, debtDown: 0n, fee: 0n, salvaged: 0n, tipped: 0n, absorbed: 0n, insurance: 0n, backstop: 0n,
};

/** Which sums a flow enters. A surplus and a deficit have books of their own. */
const entries: Readonly<Record<Flow, readonly (keyof Tally)[]>> = {
  deposited: ['collateralIn'],
  withdrawn: ['collateralOut'],
  seized: ['collateralOut'],
  fee: ['collateralOut', 'fee'],
  sold: ['collateralOut'],
  salvaged: ['collateralOut', 'salvaged'],
  returned: ['collateralOut'],
  borrowed: ['debtUp'],
  accrued: ['debtUp'],
  repaid: ['debtDown'],
  absorbed: ['debtDown', 'absorbed'],
  tipped: ['tipped'],
  overpaid: [],
  covered: [],
  refunded: [],
};

type Sums = { -readonly [name in keyof Tally]: bigint };

function enter(sums: Sums, effect: Effect): void {
  if (effect.kind === 'flow') for (const name of entries[effect.flow]) sums[name] += effect.amount;
  if (effect.kind !== 'loss') return;
  sums.debtDown += effect.loss;
  sums.insurance += effect.insurance;
  sums.backstop += effect.backstop;
}

function tallyFor(effects: readonly Effect[], id: string): Tally {
  const sums: Sums = { ...nothing };
  for (const effect of effects) if ((effect.kind === 'flow' || effect.kind === 'loss') && effect.asset === id) enter(sums, effect);
  return sums;
}

/** One tally per asset, in the order of the design. */
const talliesOf = oncePerEdge(({ design, effects }: StepwiseEdge): readonly Tally[] =>
  design.assets.map(({ id }) => (effects.length === 0 ? nothing : tallyFor(effects, id))));

/** The tally of an asset. */
export const tallyOf = (edge: StepwiseEdge, asset: number): Tally => talliesOf(edge)[asset] ?? nothing;
