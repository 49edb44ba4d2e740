/** Why protocols break a guarantee. */
export interface Weakness {
  readonly guarantee: string;
  readonly protocols: readonly string[];
  /** What of the protocol it is, in one sentence. */
  readonly why: string;
}

const aaveV3 = ['aave-v3.0', 'aave-v3.3', 'aave-v3.6', 'aave-v3.7'] as const;
const maker = ['maker-clip', 'maker-clip-without-floor'] as const;
const morpho = ['morpho-blue', 'morpho-pre-liquidation'] as const;

/** A reason for each refutation that is documented. */
export const weaknesses: readonly Weakness[] = [
  { guarantee: 'healthy-is-untouchable', protocols: ['liquity-v1'], why: 'In recovery, when the system as a whole is below 150 %, the stability pool may take a trove that is above 110 %.' },
  { guarantee: 'seizure-is-fair', protocols: ['euler-v2', ...morpho], why: 'At a price of zero collateral is given away for nothing, down to the last unit.' },
  { guarantee: 'payment-buys-collateral', protocols: ['compound-v2', 'euler-v2', ...morpho], why: 'A repayment that comes to less than one unit of collateral is kept, and buys none: the rounding is at the cost of who pays.' },
  { guarantee: 'payment-buys-collateral', protocols: maker, why: 'Where one unit of the lot costs more than all that is due, a buyer pays what is due and gets nothing.' },
  { guarantee: 'splitting-never-pays', protocols: ['euler-v2'], why: 'The discount grows as health falls; where a part lowers health, what is left is cheaper than it was.' },
  {
    guarantee: 'no-toxic-spiral', protocols: [...aaveV3, 'aave-v4', 'compound-v2', 'euler-v2', ...morpho],
    why: 'Where collateral is worth less than the debt with its bonus, a part of the debt takes more than its part of the collateral: what is left is worse off, and nothing refuses it.',
  },
  { guarantee: 'bad-debt-only-when-exhausted', protocols: ['aave-v3.0', 'compound-v2'], why: 'Debt that outlives its collateral is never recognised as lost.' },
  { guarantee: 'bad-debt-only-when-exhausted', protocols: ['euler-v2'], why: 'Debt worth less than a million of the smallest units of value is not socialised when the collateral is gone.' },
  { guarantee: 'no-naked-debt', protocols: ['aave-v3.0', 'compound-v2'], why: 'Debt that outlives its collateral remains the debt of an account that has no reason to repay it.' },
  { guarantee: 'no-naked-debt', protocols: ['euler-v2'], why: 'The same small debt remains where it is.' },
  { guarantee: 'auction-has-a-floor', protocols: ['maker-clip-without-floor'], why: 'With a cusp of 0 nothing asks for a reset, and a price that falls to nothing sells the lot for nothing.' },
  { guarantee: 'dust-never-strands', protocols: ['aave-v3.0', 'compound-v2', 'euler-v2', ...morpho], why: 'Nothing asks for a least remainder of collateral: one unit may be left, which nobody has a reason to take.' },
  { guarantee: 'dust-never-strands', protocols: maker, why: 'The least remainder is one of what is due: while much is due, the last unit of a lot may be left.' },
  { guarantee: 'never-stuck', protocols: ['aave-v3.0', 'euler-v2'], why: 'Nobody but its owner can do anything about a debt without collateral.' },
  { guarantee: 'never-stuck', protocols: ['compound-v2'], why: 'Collateral worth less than one unit of debt with its bonus cannot be taken, whatever is offered, and a debt without collateral concerns nobody.' },
  { guarantee: 'whole-offer-is-accepted', protocols: ['aave-v3.0'], why: 'What is left of an account without collateral is liquidatable by its health, and every liquidation of it is refused.' },
  { guarantee: 'whole-offer-is-accepted', protocols: ['compound-v2'], why: 'Where the most that may be repaid would seize more than there is, it is refused rather than cut.' },
  { guarantee: 'whole-offer-is-accepted', protocols: ['euler-v2'], why: 'Where the transfer of debt snaps to the whole, the loss of one unit cannot be taken off, and socialisation reverts.' },
  { guarantee: 'worthless-collateral-is-cleared', protocols: [...aaveV3, 'aave-v4'], why: 'A liquidation divides by the price of the collateral.' },
  { guarantee: 'worthless-collateral-is-cleared', protocols: ['compound-v2', 'compound-v3'], why: 'A price of zero counts as no price.' },
  { guarantee: 'worthless-collateral-is-cleared', protocols: maker, why: 'A vault is only unsafe at a price above zero.' },
  { guarantee: 'unwinding-terminates', protocols: ['aave-v4'], why: 'A call that repays and seizes nothing succeeds.' },
  { guarantee: 'unwinding-terminates', protocols: ['euler-v2'], why: 'A call on an account that may not be liquidated succeeds, and does nothing.' },
  { guarantee: 'unwinding-terminates', protocols: maker, why: 'A take of nothing succeeds.' },
  { guarantee: 'recovery-releases', protocols: maker, why: 'An auction goes on when the vault would be safe again: its collateral is no longer its own.' },
  { guarantee: 'rounding-favours-the-protocol', protocols: aaveV3, why: 'Where collateral is short, its value is cut to whole units of debt before the repayment is derived from it: the liquidator pays up to a unit less than the bonus allows, and before v3.6 up to two.' },
  { guarantee: 'rounding-favours-the-protocol', protocols: ['euler-v2'], why: 'A part is paid at the rate of the whole, whose repayment was cut: by less than a unit the liquidator gains.' },
];

/** The same of several accounts that share a market. */
export const marketWeaknesses: readonly Weakness[] = [
  { guarantee: 'healthy-is-untouchable', protocols: ['liquity-v1'], why: 'In recovery a trove above 110 % is taken too, because of what others owe.' },
  {
    guarantee: 'only-price-time-or-owner-hurts', protocols: ['liquity-v1'],
    why: 'What the pool does not buy is given to all other troves with less collateral than it is worth: one that was above 110 % can be below it, and is next.',
  },
  { guarantee: 'loss-follows-the-waterfall', protocols: ['liquity-v1'], why: 'In recovery a trove at or below 100 % goes to the other troves, though the pool could buy it.' },
];
