import { BPS } from '../../src/kernel/arithmetic.js';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { Assessment } from '../../src/kernel/health.js';
import { assets, dollar, large, token } from './designs.js';
import { byBehaviour, byParameters, type Fault } from './fault.js';
import { faulty, under } from './injection.js';

/** Half of the debt at once, whatever the health; and all of it below 0.95, as later releases and their forks have it. */
const always = { sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 0n } } as const;
const halves = { sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_500n } } as const;

const spiralling = large('aave-v2-crv', { ...always, ...assets({ ...token(8_900n, 450n, 'USDC'), decimals: 6n }, { ...dollar, id: 'CRV', decimals: 18n }), toxicity: 'allow' });
const zerolend = large('zerolend', { ...halves, ...assets(token(9_500n, 500n, 'A'), dollar), toxicity: 'allow' });
const zerolendLegs = large('zerolend-legs', { ...halves, ...assets(token(9_500n, 500n, 'A'), token(8_000n, 500n, 'C'), dollar), toxicity: 'allow' });
const arcadia = large('arcadia', { ...assets(token(10_000n, 0n, 'ETH'), token(5_000n, 0n, 'BTC'), dollar), toxicity: 'allow' });
const exactly = large('exactly', assets(token(9_000n, 500n, 'WETH'), token(7_000n, 500n, 'OP'), dollar));

const escalating = (design: Design): Design => ({ ...design, toxicity: 'escalate' });

/** The design as if each collateral had the threshold that the account has on average. */
function averaged(design: Design, _world: unknown, _event: Event, { backing, value }: Assessment): Design {
  const average = value === 0n ? BPS : backing / value;
  return { ...design, assets: design.assets.map((asset) => ({ ...asset, threshold: asset.threshold === 0n ? 0n : average })) };
}

const averaging = faulty({ effects: { step: under('step', averaged) } });

/** Liquidations that leave an account worse, or better than they may. */
export const health: readonly Fault[] = [
  byParameters({
    id: 'toxic-spiral', guarantee: 'no-toxic-spiral', events: 5,
    source: 'Aave v2, CRV, 22 November 2022 (Warmuz et al., 0VIX, arXiv:2212.07306)',
    mistake: 'Below the toxic frontier liquidation goes on, and each step leaves the account worse than it found it.',
  }, spiralling, escalating(spiralling)),
  byParameters({
    id: 'half-a-step-lowers-health', guarantee: 'no-toxic-spiral', events: 5,
    source: 'ZeroLend One, Sherlock 2024-06, #338',
    mistake: 'A partial liquidation at a threshold of 95 % lowers health, until the close factor no longer protects the rest.',
  }, zerolend, escalating(zerolend)),
  byParameters({
    id: 'best-collateral-first', guarantee: 'step-improves-health', events: 6,
    source: 'ZeroLend One, Sherlock 2024-06, #335',
    mistake: 'The liquidator seizes the collateral of the highest threshold, and lowers health below 0.95 to take the rest.',
  }, zerolendLegs, escalating(zerolendLegs)),
  byParameters({
    id: 'high-threshold-leg', guarantee: 'step-improves-health', events: 6,
    source: 'Arcadia, Sherlock 2023-12, #178',
    mistake: 'Seizing the leg of the higher threshold lowers the health of an account that could pay all its debt.',
  }, arcadia, escalating(arcadia)),
  byBehaviour({
    id: 'frontier-of-the-average', guarantee: 'step-improves-health', events: 6,
    source: 'Exactly, Sherlock 2024-04, #155',
    mistake: 'Whether a seizure helps is judged by the account\'s average threshold, and not by that of the leg that is seized.',
  }, averaging, exactly),
  byBehaviour({
    id: 'target-of-the-average', guarantee: 'step-stops-at-target', events: 6,
    source: 'Exactly, Sherlock 2024-04, #117',
    mistake: 'The repayment that restores the target is worked out with the average threshold, and overshoots on the weaker leg.',
  }, averaging, exactly),
];
