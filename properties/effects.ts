import type { Effect, Flow } from '../src/kernel/effect.js';
import type { Account } from '../src/kernel/world.js';

export type Stepped = Extract<Effect, { kind: 'stepped' }>;
export type Took = Extract<Effect, { kind: 'took' }>;
export type Loss = Extract<Effect, { kind: 'loss' }>;
export type AuctionEnded = Extract<Effect, { kind: 'auctionEnded' }>;

/** What moved of an asset under one name [base units]. */
export function moved(effects: readonly Effect[], flow: Flow, asset: string): bigint {
  let sum = 0n;
  for (const effect of effects) if (effect.kind === 'flow' && effect.flow === flow && effect.asset === asset) sum += effect.amount;
  return sum;
}

const isKind = <K extends Effect['kind']>(effect: Effect, kind: K): effect is Extract<Effect, { kind: K }> => effect.kind === kind;

/** The first effect of a kind. */
export function effectOf<K extends Effect['kind']>(effects: readonly Effect[], kind: K): Extract<Effect, { kind: K }> | undefined {
  for (const effect of effects) if (isKind(effect, kind)) return effect;
  return undefined;
}

/** Collateral of one asset, lot included [base units]. */
export const heldIn = (account: Account, asset: number): bigint =>
  (account.collateral[asset] ?? 0n) + (account.auction !== null && account.auction.collateral === asset ? account.auction.lot : 0n);

export const holdsCollateral = (account: Account): boolean =>
  account.collateral.some((amount) => amount > 0n) || (account.auction !== null && account.auction.lot > 0n);

export const owesDebt = (account: Account): boolean => account.debt.some((amount) => amount > 0n);

/** Whether an account is being liquidated. */
export const isLiquidating = ({ phase }: Account): boolean => phase.startsWith('unwinding') || phase.startsWith('auction');
