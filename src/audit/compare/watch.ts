import { amountAt, max, subOrZero } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import type { Effect, Flow } from '../../kernel/effect.js';
import { assetIndex } from '../../kernel/reserve.js';
import type { Phase } from '../../kernel/world.js';
import type { AccountSummary, Health, RunRow } from '../../market/run/index.js';
import type { Measures, Safety } from './measures.js';
import { overSale } from './over-sale.js';

type Sum = 'debtAtStart' | 'tips' | 'salvageGain';

/** What the tally of a run does not keep: the sums that a flow enters, and with which sign. */
const entries: Readonly<Partial<Record<Flow, readonly [Sum, bigint]>>> = {
  borrowed: ['debtAtStart', 1n],
  tipped: ['tips', 1n],
  salvaged: ['salvageGain', 1n],
  absorbed: ['salvageGain', -1n],
};

const isLiquidatable = (phase: Phase): boolean => phase.startsWith('unwinding') || phase.startsWith('auction');

/** Watches the rows of one position for what its summary does not say. */
export class Watch {
  readonly #design: Design;
  readonly #level: bigint;
  readonly #sums: Record<Sum, bigint> = { debtAtStart: 0n, tips: 0n, salvageGain: 0n };
  #badDebt = 0n;
  #overSale = 0n;
  #overSaleAtLevel = 0n;
  #startHealth: Health | null = null;
  #safety: Safety = { kind: 'untouched' };
  #liquidatableSince: bigint | null = null;
  #uncovered = 0n;

  /** @param level the health that over-sale is measured against beside the design's target [bps] */
  constructor(design: Design, level: bigint) {
    this.#design = design;
    this.#level = level;
  }

  see(row: RunRow): void {
    for (const effect of row.effects) this.#book(effect, row.prices);
    this.#overSale += overSale(this.#design, row, this.#design.target);
    this.#overSaleAtLevel += overSale(this.#design, row, this.#level);
    if (row.event.type === 'BORROW') this.#startHealth = row.health;
    this.#uncovered = subOrZero(row.health.owed, row.value);
    this.#follow(row);
  }

  #book(effect: Effect, prices: readonly bigint[]): void {
    if (effect.kind !== 'flow' && effect.kind !== 'loss') return;
    const price = amountAt(prices, assetIndex(this.#design, effect.asset));
    if (effect.kind === 'loss') {
      this.#badDebt += effect.loss * price;
      return;
    }
    const entry = entries[effect.flow];
    if (entry !== undefined) this.#sums[entry[0]] += entry[1] * effect.amount * price;
  }

  /** Begins and ends the spells in which the account is liquidatable; one second may see both. */
  #follow({ at, after }: RunRow): void {
    if (isLiquidatable(after)) {
      this.#liquidatableSince ??= at;
      return;
    }
    if (this.#liquidatableSince === null) return;
    const spell = at - this.#liquidatableSince;
    this.#liquidatableSince = null;
    if (after === 'badDebt' || this.#safety.kind === 'never') this.#safety = { kind: 'never' };
    else this.#safety = { kind: 'safe', longest: this.#safety.kind === 'safe' ? max(this.#safety.longest, spell) : spell };
  }

  /** All measures of the position, with those that its summary keeps. */
  measures(summary: AccountSummary): Measures {
    return {
      ...this.#sums,
      badDebt: this.#badDebt,
      uncovered: this.#uncovered,
      debtClosed: summary.closedValue,
      collateralSold: summary.soldValue,
      borrowerLoss: summary.borrowerLoss,
      overSale: this.#overSale,
      overSaleAtLevel: this.#overSaleAtLevel,
      keeperReward: summary.keeperReward,
      protocolFee: summary.protocolFee,
      steps: summary.steps,
      takes: summary.takes,
      auctions: summary.auctions,
      resets: summary.resets,
      safety: this.#liquidatableSince === null ? this.#safety : { kind: 'never' },
      liquidatableFor: summary.liquidatableFor,
      insolventFor: summary.insolventFor,
      startHealth: this.#startHealth,
      lowestHealth: summary.lowest,
      ends: [summary.phase],
    };
  }
}
