import { BPS, max, min, subOrZero } from '../../../kernel/arithmetic.js';
import type { Phase } from '../../../kernel/world.js';
import type { Scene } from '../../../machine/scene.js';
import type { Health } from '../../../market/run/index.js';
import { owedOf, worthOf } from '../../../../properties/protocol/measure.js';
import type { Fraction, View } from '../../../../properties/protocol/view.js';
import { lower, type Measures, nothing, type Safety } from '../measures.js';
import { excess } from '../over-sale.js';
import type { Acted } from './keeper.js';
import type { Placed } from './placing.js';

type Mutable = { -readonly [Key in keyof Measures]: Measures[Key] };

/** Where an account stands, in the words of the lifecycle. */
function phaseOf(view: View, hasLoss: boolean): Phase {
  if (view.asking !== null) return view.asking.isRunning ? 'auction.running' : 'auction.expired';
  if (hasLoss) return 'badDebt';
  if (view.debt === 0n) return 'settled';
  return view.isLiquidatable ? 'unwinding.ready' : 'healthy';
}

/** Keeps the measures of one position of a protocol while prices move. */
export class ProtocolWatch {
  readonly #scale: Fraction;
  readonly #levels: readonly [own: Fraction, common: Fraction];
  readonly #sums: Mutable;
  #scene: Scene;
  #principal = 0n;
  #liquidatableSince: bigint | null = null;
  #safety: Safety = { kind: 'untouched' };

  /** @param level the health that over-sale is measured against beside the protocol's own [bps] */
  constructor({ scene, scale, owed }: Placed, level: bigint) {
    this.#scale = scale;
    this.#levels = [scene.terms.target ?? { over: 1n, under: 1n }, { over: level, under: BPS }];
    this.#scene = scene;
    this.#sums = { ...nothing, debtAtStart: owed, startHealth: this.#health(scene) };
    this.#sums.lowestHealth = this.#sums.startHealth;
  }

  /** The account as it now is; until now it was as it was. Of collateral worth less than a unit of debt, health says nothing. */
  see(scene: Scene): void {
    const since = scene.at - this.#scene.at;
    const before = this.#scene.view();
    if (this.#isLiquidating(before)) this.#sums.liquidatableFor += since;
    if (worthOf(before) < owedOf(before)) this.#sums.insolventFor += since;
    this.#scene = scene;
    if (worthOf(scene.view()) >= scene.view().debtPrice) this.#sums.lowestHealth = lower(this.#sums.lowestHealth, this.#health(scene));
    this.#follow(scene);
  }

  /** A call, with what it moved at the prices that it found. */
  book(acted: Acted): void {
    const { aim: { deed }, before, deal } = acted;
    const { collateralPrice, debtPrice, debt } = before.view();
    const [collateral, paid] = [(amount: bigint) => this.#value(amount * collateralPrice), (amount: bigint) => this.#value(amount * debtPrice)];
    if (deed === 'start') this.#principal = debt;
    if (deed === 'start') this.#sums.auctions += 1n;
    if (deed === 'reset') this.#sums.resets += 1n;
    if (deed === 'take') this.#sums.takes += 1n;
    if (deed === 'step') this.#sums.steps += 1n;
    const closed = deed === 'take' ? min(deal.repaid, this.#principal) : deal.repaid;
    if (deed === 'take') this.#principal -= closed;
    this.#sums.collateralSold += collateral(deal.seized);
    this.#sums.debtClosed += paid(closed);
    this.#sums.borrowerLoss += collateral(deal.seized) - paid(closed + deal.refunded);
    const gain = collateral(deal.seized - deal.fee) - paid(deal.repaid + deal.refunded);
    if (before.terms.takesOver) this.#sums.protocolFee += gain;
    else this.#sums.keeperReward += gain;
    this.#sums.keeperReward += paid(deal.rewarded);
    this.#sums.tips += paid(deal.rewarded);
    this.#sums.protocolFee += collateral(deal.fee) + paid(deal.repaid - closed);
    this.#bookLoss(acted);
    this.#sums.overSale += this.#overSale(acted, this.#levels[0]);
    this.#sums.overSaleAtLevel += this.#overSale(acted, this.#levels[1]);
    this.see(acted.after);
  }

  /** All measures. Debt beyond all collateral is bad, whether or not the protocol ever says so. */
  measures(): Measures {
    const view = this.#scene.view();
    const badDebt = this.#sums.badDebt + this.#value(subOrZero(owedOf(view), worthOf(view)));
    const safety: Safety = this.#liquidatableSince === null ? this.#safety : { kind: 'never' };
    return { ...this.#sums, badDebt, safety, ends: [phaseOf(view, badDebt > 0n)] };
  }

  /** What an auction has to raise has its penalty in it: the loss is what of the debt itself was not paid. */
  #bookLoss({ aim: { deed }, before, deal, after }: Acted): void {
    const { debtPrice } = before.view();
    const isSoldOut = deed === 'take' && after.view().asking === null;
    this.#sums.badDebt += this.#value((deed === 'take' ? (isSoldOut ? this.#principal : 0n) : deal.writtenOff) * debtPrice);
    if (isSoldOut) this.#principal = 0n;
  }

  #value(amount: bigint): bigint {
    return (amount * this.#scale.over) / this.#scale.under;
  }

  #health({ view, terms: { threshold } }: Scene): Health {
    const now = view();
    return { backing: this.#value(worthOf(now)) * threshold.over * BPS, owed: this.#value(owedOf(now)) * threshold.under };
  }

  #overSale({ before, deal }: Acted, level: Fraction): bigint {
    const view = before.view();
    const { threshold } = before.terms;
    if (deal.seized === 0n) return 0n;
    const standing = { backing: worthOf(view) * threshold.over * level.under, owed: owedOf(view) * threshold.under * level.over };
    const perSale = { backing: deal.seized * view.collateralPrice * threshold.over * level.under, owed: deal.repaid * view.debtPrice * threshold.under * level.over };
    return this.#value(excess(standing, perSale, deal.seized) * view.collateralPrice);
  }

  #isLiquidating = (view: View): boolean => view.asking !== null || view.due > 0n || (view.isLiquidatable && view.debt > 0n);

  /** Begins and ends the spells in which the account is being liquidated. */
  #follow({ at, view }: Scene): void {
    if (this.#isLiquidating(view())) {
      this.#liquidatableSince ??= at;
      return;
    }
    if (this.#liquidatableSince === null) return;
    const spell = at - this.#liquidatableSince;
    this.#liquidatableSince = null;
    if (this.#sums.badDebt > 0n || this.#safety.kind === 'never') this.#safety = { kind: 'never' };
    else this.#safety = { kind: 'safe', longest: this.#safety.kind === 'safe' ? max(this.#safety.longest, spell) : spell };
  }
}
