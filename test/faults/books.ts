import { PRICE_SCALE, RAY } from '../../src/kernel/arithmetic.js';
import { changedMarket, changedReserve } from '../../src/kernel/changed.js';
import type { Design } from '../../src/kernel/design.js';
import { hasDebt } from '../../src/kernel/health.js';
import type { Outcome } from '../../src/kernel/outcome.js';
import { reserveAt } from '../../src/kernel/reserve.js';
import type { World } from '../../src/kernel/world.js';
import { usualDesign } from '../support/designs.js';
import { assets, cash, coin, dollar, large, small, token } from './designs.js';
import { byBehaviour, type Fault } from './fault.js';
import { faulty, mishandled, under } from './injection.js';

/** An index that moves while the total of the debts does not. */
function unbooked({ world: { market, account }, effects }: Outcome, _design: Design, before: World): Outcome {
  const reserves = market.reserves.map((reserve, asset) => changedReserve(reserve, { debt: reserveAt(before.market, asset).debt }));
  return { world: { market: changedMarket(market, { reserves }), account }, effects };
}

/** Ten per cent a second: what interest does in years, it does here at once. */
const dear = small('maker-vat', assets(coin(8_000n, 500n), { ...cash, rate: RAY / 10n }));

const seizing = large('aave-v2', { ...assets(token(8_900n, 450n), dollar), toxicity: 'allow' });
const tidied = large('umee', { ...assets(token(8_900n, 450n), dollar), toxicity: 'allow', dust: { kind: 'expand', floor: 25n * PRICE_SCALE } });

/** What is worth less than the smallest unit of the books. */
const leastCounted = 3n;

/** Losses that are hidden, called too early, or made by a missing check. */
export const books: readonly Fault[] = [
  byBehaviour({
    id: 'index-set-anew', guarantee: 'ledger-balances', events: 4,
    source: 'Maker, Vat, `fold` and `init` (Barry and Kirstein 2022, "When Invariants Aren\'t")',
    mistake: 'An index is set anew, and the debt that every account owes by it is in no total.',
  }, faulty({ effects: { accrue: mishandled('accrue', unbooked) } }), dear),
  byBehaviour({
    id: 'last-wei', guarantee: 'dust-never-strands', events: 5,
    source: 'Umee, audit by Trail of Bits (issue #513); Morpho Blue; Exactly, Sherlock 2024-04, #126',
    mistake: 'A liquidator leaves a last unit of collateral, and so hides the bad debt behind it.',
  }, faulty({ effects: { step: under('step', (design) => ({ ...design, dust: { kind: 'none' } })) } }), tidied),
  byBehaviour({
    id: 'debt-without-collateral', guarantee: 'no-naked-debt', events: 5,
    source: 'Aave v2 and v3.0 to v3.2; 2.64M CRV on Aave v2 in November 2022',
    mistake: 'When the last collateral is seized the debt stays an open position, for nobody to repay and everybody to lend.',
  }, faulty({ guards: { noCollateral: () => false } }), seizing),
  byBehaviour({
    id: 'collateral-rounded-away', guarantee: 'bad-debt-only-when-exhausted', events: 4,
    source: 'Aave v3.3 to v3.6, deficit test (rewritten in v3.7)',
    mistake: 'Collateral worth less than one unit of the base currency counts as none, and the debt is written off while it stands.',
  }, faulty({ guards: { noCollateral: (_design, { account }, { value }) => hasDebt(account) && value < leastCounted } }), small('aave-v3-deficit')),
  byBehaviour({
    id: 'loss-before-the-sale', guarantee: 'bad-debt-only-when-exhausted', events: 4,
    source: 'Sentiment v2, Sherlock 2024-08, #123',
    mistake: 'As soon as the debt exceeds the collateral it is written off, and the collateral is never sold.',
  }, faulty({ guards: { noCollateral: (_design, { account }, { value, owed }) => hasDebt(account) && value < owed } }), small('sentiment-loss')),
  byBehaviour({
    id: 'donation-without-a-check', guarantee: 'solvent-within-envelope', events: 4,
    source: 'Euler v1, 13 March 2023, `donateToReserves`',
    mistake: 'One way to part with collateral does not ask whether the rest still backs the debt.',
  }, faulty({ effects: { withdraw: under('withdraw', (design) => ({ ...design, warning: 0n })) } }), { ...usualDesign, name: 'euler-v1', envelope: { ...usualDesign.envelope, largestDrop: 400n } }),
];

