import { borrow, deposit, plain, quote, repay, situation, withdraw, type Situation } from '../../support/situations.js';
import { account, moves, type Scenario } from './scenario.js';

const healthy = (): Situation => situation('healthy');
const debtless = (): Situation => situation('healthy', {}, { debt: {} });
const atRisk = (): Situation => situation('atRisk');

export const healthyScenarios: readonly Scenario[] = [
  { takes: 'healthy.DEPOSIT.accepted', claim: 'collateral comes in', given: healthy, when: deposit(), then: 'healthy', with: [account({ collateral: [1_100n, 0n, 0n] }), moves(['deposited', 'ETH', 100n])] },
  { takes: 'healthy.DEPOSIT.otherwise', claim: 'what backs nothing stays outside', given: healthy, when: deposit({ asset: 'USD' }), because: 'NOT_COLLATERAL' },
  { takes: 'healthy.WITHDRAW.accepted', claim: 'collateral goes out while the account stays sound', given: healthy, when: withdraw({ amount: 175n }), then: 'healthy', with: [account({ collateral: [825n, 0n, 0n] }), moves(['withdrawn', 'ETH', 175n])] },
  { takes: 'healthy.WITHDRAW.otherwise', claim: 'a unit more would leave it at risk', given: healthy, when: withdraw({ amount: 176n }), because: 'WOULD_BE_AT_RISK' },
  { takes: 'healthy.BORROW.accepted', claim: 'debt grows while the account stays sound', given: healthy, when: borrow({ amount: 12_727n }), then: 'healthy', with: [account({ debt: [0n, 0n, 72_727n] }), moves(['borrowed', 'USD', 12_727n])] },
  { takes: 'healthy.BORROW.otherwise', claim: 'a unit more would leave it at risk', given: healthy, when: borrow({ amount: 12_728n }), because: 'WOULD_BE_AT_RISK' },
  { takes: 'healthy.REPAY.accepted', claim: 'debt is paid, and what is paid beyond it is kept for the owner', given: healthy, when: repay({ amount: 60_005n }), then: 'healthy', with: [account({ debt: [0n, 0n, 0n], surplus: [0n, 0n, 5n] }), moves(['repaid', 'USD', 60_000n], ['overpaid', 'USD', 5n])] },
  { takes: 'healthy.REPAY.otherwise', claim: 'nothing is repaid by nothing', given: healthy, when: repay({ amount: 0n }), because: 'ZERO_AMOUNT' },
  { takes: 'healthy.CLOSE.accepted', claim: 'an account without debt ends', given: debtless, when: plain('CLOSE'), then: 'settled', with: [moves(['returned', 'ETH', 1_000n])] },
  { takes: 'healthy.CLOSE.otherwise', claim: 'debt keeps it open', given: healthy, when: plain('CLOSE'), because: 'DEBT_REMAINS' },
  { takes: 'healthy.route.closed', claim: 'a closed account is settled: everything goes back', given: debtless, when: plain('CLOSE'), then: 'settled', with: [account({ collateral: [0n, 0n, 0n], closed: true })] },
  { takes: 'healthy.route.short', claim: 'a price below health 1 begins the unwinding', given: healthy, when: quote({ ETH: 74n }, 5n), then: 'unwinding.ready', with: [account({ unwinding: { since: 5n, steps: 0n, steppedAt: 5n, repaid: [0n, 0n, 0n] } })] },
  { takes: 'healthy.route.thin', claim: 'a price below the warning puts it at risk', given: healthy, when: quote({ ETH: 82n }), then: 'atRisk' },
];

export const atRiskScenarios: readonly Scenario[] = [
  { takes: 'atRisk.DEPOSIT.accepted', claim: 'collateral comes in', given: atRisk, when: deposit({ amount: 31n }), then: 'atRisk', with: [moves(['deposited', 'ETH', 31n])] },
  { takes: 'atRisk.DEPOSIT.otherwise', claim: 'what backs nothing does not help', given: atRisk, when: deposit({ asset: 'USD' }), because: 'NOT_COLLATERAL' },
  { takes: 'atRisk.REPAY.accepted', claim: 'debt is paid', given: atRisk, when: repay({ amount: 2_272n }), then: 'atRisk', with: [moves(['repaid', 'USD', 2_272n])] },
  { takes: 'atRisk.REPAY.otherwise', claim: 'nothing is repaid by less than nothing', given: atRisk, when: repay({ amount: -1n }), because: 'NEGATIVE_AMOUNT' },
  { takes: 'atRisk.route.sound', claim: 'a unit of debt less, and it is sound', given: atRisk, when: repay({ amount: 2_273n }), then: 'healthy' },
  { takes: 'atRisk.route.short', claim: 'a price below health 1 begins the unwinding', given: atRisk, when: quote({ ETH: 93n }), then: 'unwinding.ready' },
];
