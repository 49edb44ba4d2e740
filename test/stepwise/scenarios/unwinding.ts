import type { Design } from '../../../src/kernel/design.js';
import { deposit, later, openAuction, plain, quote, repay, situation, step, type Situation } from '../../support/situations.js';
import { smallDesign } from '../../support/worlds.js';
import { account, effects, market, moves, type Scenario } from './scenario.js';

const ready = (changes: Partial<Design> = {}) => (): Situation => situation('unwinding.ready', changes);
const cooling = (changes: Partial<Design> = {}) => (): Situation => situation('unwinding.cooling', changes);
const exhausted = (): Situation => situation('unwinding.exhausted');
const hopeless = (): Situation => situation('unwinding.ready', { toxicity: 'allow' }, { debt: { USD: 200_000n } });

const { schedule } = smallDesign();
/** A window that closes while the first pause still runs. */
const brief: Partial<Design> = { schedule: { ...schedule, window: 30n } };

const stepped = { kind: 'stepped', collateral: 'ETH', debt: 'USD', repaid: 10_000n, seized: 105n, fee: 0n, bonus: 500n, limit: 44_048n, rule: 'none' };

const owners: readonly Scenario[] = [
  { takes: 'unwinding.DEPOSIT.accepted', claim: 'the owner may add collateral', given: ready(), when: deposit({ amount: 62n }), then: 'unwinding.ready', with: [moves(['deposited', 'ETH', 62n])] },
  { takes: 'unwinding.DEPOSIT.otherwise', claim: 'what backs nothing does not help', given: cooling(), when: deposit({ asset: 'USD' }), because: 'NOT_COLLATERAL' },
  { takes: 'unwinding.REPAY.accepted', claim: 'the owner may repay, in pauses too', given: cooling(), when: repay(), then: 'unwinding.cooling', with: [moves(['repaid', 'USD', 100n])] },
  { takes: 'unwinding.REPAY.otherwise', claim: 'an amount beyond 2^112 is none', given: exhausted, when: repay({ amount: 1n << 112n }), because: 'AMOUNT_OUT_OF_RANGE' },
  { takes: 'unwinding.route.sound', claim: 'enough collateral ends the unwinding', given: ready(), when: deposit({ amount: 169n }), then: 'healthy', with: [account({ unwinding: null })] },
  { takes: 'unwinding.route.thin', claim: 'a step to the target ends the unwinding below the warning', given: ready(), when: step(), then: 'atRisk', with: [account({ collateral: [538n, 0n, 0n], debt: [0n, 0n, 40_952n], unwinding: null })] },
  {
    takes: 'unwinding.route.noDebt', claim: 'an account that owes nothing more is settled', given: exhausted, when: repay({ amount: 96_001n }), then: 'settled',
    with: [moves(['repaid', 'USD', 96_000n], ['overpaid', 'USD', 1n], ['returned', 'ETH', 1_000n], ['refunded', 'USD', 1n])],
  },
];

const steps: readonly Scenario[] = [
  {
    takes: 'unwinding.ready.STEP.accepted', claim: 'a keeper repays part of the debt for collateral and a bonus', given: ready(), when: step({ offered: 10_000n }), then: 'unwinding.cooling',
    with: [effects(stepped, { kind: 'flow', flow: 'repaid', asset: 'USD', amount: 10_000n }, { kind: 'flow', flow: 'seized', asset: 'ETH', amount: 105n }), account({ collateral: [895n, 0n, 0n], debt: [0n, 0n, 75_000n], unwinding: { steps: 1n, repaid: [0n, 0n, 10_000n] } })],
  },
  { takes: 'unwinding.ready.STEP.otherwise', claim: 'too little for a unit of collateral is refused', given: ready(), when: step({ offered: 95n }), because: 'NOTHING_SEIZED' },
  { takes: 'unwinding.ready.route.waiting', claim: 'a pause follows each step', given: ready(), when: step({ at: 7n, offered: 10_000n }), then: 'unwinding.cooling', with: [account({ unwinding: { steppedAt: 7n } })] },
  { takes: 'unwinding.ready.route.spent', claim: 'the window closes', given: ready(), when: plain('TICK', 3_600n), then: 'unwinding.exhausted' },
  { takes: 'unwinding.cooling.route.steppable', claim: 'the pause ends', given: cooling(), when: plain('TICK', 60n), then: 'unwinding.ready' },
  { takes: 'unwinding.cooling.route.spent', claim: 'the window closes in a pause', given: cooling(brief), when: plain('TICK', 30n), then: 'unwinding.exhausted' },
  {
    takes: 'unwinding.route.noCollateral', claim: 'a step that takes the last collateral leaves bad debt, recognised at once', given: hopeless, when: step(), then: 'badDebt',
    with: [account({ collateral: [0n, 0n, 0n], debt: [0n, 0n, 0n], deficit: [0n, 0n, 104_761n], unwinding: null })],
  },
];

const escalation: readonly Scenario[] = [
  { takes: 'unwinding.exhausted.route.steppable', claim: 'a price above the toxic frontier lets keepers step again', given: exhausted, when: quote({ ETH: 101n }), then: 'unwinding.ready' },
  { takes: 'unwinding.exhausted.route.waiting', claim: 'the same within a pause goes on waiting', given: () => later(cooling()(), quote({ ETH: 85n }, 1n)), when: quote({ ETH: 95n }, 2n), then: 'unwinding.cooling' },
  {
    takes: 'unwinding.exhausted.OPEN_AUCTION.accepted', claim: 'the whole leg becomes the lot', given: exhausted, when: openAuction({ at: 9n }), then: 'auction.running',
    with: [account({ collateral: [0n, 0n, 0n], auction: { collateral: 0, debt: 2, lot: 1_000n, startPrice: 120n, floorPrice: 60n, debtPrice: 1n, startedAt: 9n, round: 1n } })],
  },
  { takes: 'unwinding.exhausted.OPEN_AUCTION.otherwise', claim: 'what is not held cannot be sold', given: exhausted, when: openAuction({ collateral: 'BTC' }), because: 'EMPTY_LEG' },
  { takes: 'unwinding.route.auctioned', claim: 'the unwinding ends where the auction begins', given: exhausted, when: openAuction(), then: 'auction.running', with: [account({ unwinding: null }), market({ reserves: [{ collateral: 1_000n }, {}, {}] })] },
];

export const unwindingScenarios: readonly Scenario[] = [...owners, ...steps, ...escalation];
