import { amountAt } from '../../kernel/arithmetic.js';
import type { Effect, Flow } from '../../kernel/effect.js';
import type { LossParts } from '../../kernel/loss.js';
import { assetIndex } from '../../kernel/reserve.js';
import type { Design } from '../../kernel/design.js';
import type { Phase, World } from '../../kernel/world.js';
import type { Health, RunRow } from './row.js';

/** What a run did to one account. Every list has one entry per asset; values are at the quotes when it happened. */
export interface AccountSummary {
  readonly name: string;
  /** [seconds] when the position was opened; null where its assets were never quoted together. */
  readonly openedAt: bigint | null;
  readonly phase: Phase;
  /** What it holds and owes at the end [base units]. */
  readonly collateral: readonly bigint[];
  readonly debt: readonly bigint[];
  readonly steps: bigint;
  readonly auctions: bigint;
  readonly takes: bigint;
  readonly resets: bigint;
  /** Debt that steps and takes repaid [base units]. */
  readonly repaid: readonly bigint[];
  /** Debt that the protocol took over with lots that nobody bought [base units]. */
  readonly absorbed: readonly bigint[];
  /** Collateral that left the account by steps, takes and absorption [base units]. */
  readonly sold: readonly bigint[];
  /** Bad debt, and who bore it [base units]. */
  readonly losses: readonly LossParts[];
  /** The same three as values: debt closed (repaid and absorbed), collateral sold, and by how much the second exceeds the first. */
  readonly closedValue: bigint;
  readonly soldValue: bigint;
  readonly borrowerLoss: bigint;
  /** What keepers gained, tips included, and what the protocol kept of bonuses [value]. */
  readonly keeperReward: bigint;
  readonly protocolFee: bigint;
  /** Seconds liquidatable, and seconds with debt beyond all collateral. */
  readonly liquidatableFor: bigint;
  readonly insolventFor: bigint;
  /** The lowest health of all; null without debt. */
  readonly lowest: Health | null;
}

type Sums = 'repaid' | 'absorbed' | 'sold';
type Counts = 'steps' | 'auctions' | 'takes' | 'resets';

/** Which sums a flow enters, and with which sign it enters what keeper and protocol gain. */
interface Entry {
  readonly sum?: Sums;
  readonly keeper: bigint;
  readonly protocol: bigint;
}

const entries: Readonly<Partial<Record<Flow, Entry>>> = {
  repaid: { sum: 'repaid', keeper: -1n, protocol: 0n },
  seized: { sum: 'sold', keeper: 1n, protocol: 0n },
  fee: { sum: 'sold', keeper: 0n, protocol: 1n },
  sold: { sum: 'sold', keeper: 1n, protocol: 0n },
  salvaged: { sum: 'sold', keeper: 0n, protocol: 0n },
  absorbed: { sum: 'absorbed', keeper: 0n, protocol: 0n },
  tipped: { keeper: 1n, protocol: 0n },
};

const counted: Readonly<Partial<Record<RunRow['event']['type'], Counts>>> = { STEP: 'steps', OPEN_AUCTION: 'auctions', TAKE: 'takes', RESET_AUCTION: 'resets' };

const noLoss: LossParts = { loss: 0n, surplus: 0n, insurance: 0n, backstop: 0n, socialised: 0n };

const sumOf = (one: LossParts, other: LossParts): LossParts => ({
  loss: one.loss + other.loss,
  surplus: one.surplus + other.surplus,
  insurance: one.insurance + other.insurance,
  backstop: one.backstop + other.backstop,
  socialised: one.socialised + other.socialised,
});

/** Whether one health is below another; without debt there is none. */
const isLower = (one: Health, other: Health | null): boolean => one.owed > 0n && (other === null || one.backing * other.owed < other.backing * one.owed);

/** Keeps the sums of one account while a run goes on. */
export class Tally {
  readonly #design: Design;
  readonly #name: string;
  readonly #sums: Record<Sums, bigint[]>;
  readonly #counts: Record<Counts, bigint> = { steps: 0n, auctions: 0n, takes: 0n, resets: 0n };
  readonly #losses: LossParts[];
  #openedAt: bigint | null = null;
  #closedValue = 0n;
  #soldValue = 0n;
  #keeperReward = 0n;
  #protocolFee = 0n;
  #liquidatableFor = 0n;
  #insolventFor = 0n;
  #lowest: Health | null = null;
  #seen: { readonly at: bigint; readonly isShort: boolean; readonly isInsolvent: boolean } | null = null;

  constructor(design: Design, name: string) {
    this.#design = design;
    this.#name = name;
    const nothing = (): bigint[] => design.assets.map(() => 0n);
    this.#sums = { repaid: nothing(), absorbed: nothing(), sold: nothing() };
    this.#losses = design.assets.map(() => noLoss);
  }

  /** The position stands from now on. */
  open(at: bigint): void {
    this.#openedAt = at;
  }

  /** Adds one row of the account. */
  add({ at, event, effects, health, value, prices }: RunRow): void {
    const count = counted[event.type];
    if (count !== undefined) this.#counts[count] += 1n;
    for (const effect of effects) this.#book(effect, prices);
    this.#wait(at);
    this.#seen = { at, isShort: health.backing < health.owed * 10_000n, isInsolvent: value < health.owed };
    if (isLower(health, this.#lowest)) this.#lowest = health;
  }

  /** What the account was until now, it was for so long. */
  #wait(at: bigint): void {
    if (this.#seen === null) return;
    if (this.#seen.isShort) this.#liquidatableFor += at - this.#seen.at;
    if (this.#seen.isInsolvent) this.#insolventFor += at - this.#seen.at;
  }

  #book(effect: Effect, prices: readonly bigint[]): void {
    if (effect.kind === 'loss') {
      const asset = assetIndex(this.#design, effect.asset);
      this.#losses[asset] = sumOf(this.#losses[asset] ?? noLoss, effect);
    }
    const entry = effect.kind === 'flow' ? entries[effect.flow] : undefined;
    if (effect.kind !== 'flow' || entry === undefined) return;
    const asset = assetIndex(this.#design, effect.asset);
    const worth = effect.amount * amountAt(prices, asset);
    if (entry.sum !== undefined) this.#sums[entry.sum][asset] = amountAt(this.#sums[entry.sum], asset) + effect.amount;
    if (entry.sum === 'sold') this.#soldValue += worth;
    else if (entry.sum !== undefined) this.#closedValue += worth;
    this.#keeperReward += entry.keeper * worth;
    this.#protocolFee += entry.protocol * worth;
  }

  /** The sums so far, of an account that stands so. */
  summary({ market, account }: World): AccountSummary {
    this.#wait(market.at);
    return {
      name: this.#name,
      openedAt: this.#openedAt,
      phase: account.phase,
      collateral: account.collateral.map((amount, asset) => amount + (account.auction?.collateral === asset ? account.auction.lot : 0n)),
      debt: account.debt,
      ...this.#counts,
      repaid: this.#sums.repaid,
      absorbed: this.#sums.absorbed,
      sold: this.#sums.sold,
      losses: this.#losses,
      closedValue: this.#closedValue,
      soldValue: this.#soldValue,
      borrowerLoss: this.#soldValue - this.#closedValue,
      keeperReward: this.#keeperReward,
      protocolFee: this.#protocolFee,
      liquidatableFor: this.#liquidatableFor,
      insolventFor: this.#insolventFor,
      lowest: this.#lowest,
    };
  }
}
