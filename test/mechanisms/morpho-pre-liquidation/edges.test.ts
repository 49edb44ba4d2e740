import { describe, expect, it } from 'vitest';
import { call as lendingCall } from '../../../src/mechanisms/morpho-blue/kernel/call.js';
import { type Answer, call, type Request } from '../../../src/mechanisms/morpho-blue/kernel/pre-liquidation/call.js';
import { contractName, lendingOf, type State, withLending } from '../../../src/mechanisms/morpho-blue/kernel/pre-liquidation/state.js';
import { refusalOf, type Terms } from '../../../src/mechanisms/morpho-blue/kernel/pre-liquidation/terms.js';
import { openMarketWithPreLiquidation, type Parameters, ParametersCodec } from '../../../src/mechanisms/morpho-pre-liquidation/parameters.js';
import { borrow, PAR, parameters as lending, type Played, pledge, price, supply, WAD } from '../morpho-blue/played.js';

/** From three fifths on, a tenth to a half may be repaid, with a bonus of one to five in a hundred. */
const terms: Terms = {
  preLltv: (6n * WAD) / 10n,
  closeFactor: { first: WAD / 10n, last: WAD / 2n },
  incentive: { first: (101n * WAD) / 100n, last: (105n * WAD) / 100n },
};
const parameters: Parameters = { lending, terms, hasOwnPrice: false };

const authorise: Played = ['borrower', { type: 'setAuthorization', agent: contractName, isAuthorized: true }];

/** A borrower with 1,000 of collateral who owes so much, and what else happened. */
function owing(assets: bigint, ...more: readonly Played[]): State {
  let state = openMarketWithPreLiquidation(parameters, { at: 1n, price: PAR, rate: 0n });
  for (const [sender, request] of [supply('lender', 1_000_000n), pledge('borrower', 1_000n), ...(assets === 0n ? [] : [borrow('borrower', assets)]), ...more]) {
    const answer = lendingCall(lending, lendingOf(state), { at: 1n, sender, request });
    if (answer.kind === 'reverted') throw new TypeError(`The scene was refused: ${answer.reason}.`);
    state = withLending(state, answer.state);
  }
  return state;
}

const asked = (state: State, request: Request, made = parameters): Answer => call(made, state, { at: 1n, sender: 'liquidator', request });
const ofShares = (repaidShares: bigint): Request => ({ type: 'preLiquidate', borrower: 'borrower', seizedAssets: 0n, repaidShares });
const ofCollateral = (seizedAssets: bigint): Request => ({ type: 'preLiquidate', borrower: 'borrower', seizedAssets, repaidShares: 0n });
const verdict = (answer: Answer): string => (answer.kind === 'reverted' ? answer.reason : 'accepted');

describe('a position on its way to lltv', () => {
  it('is left alone at preLltv, and no longer one unit above it', () => {
    expect(verdict(asked(owing(600n, authorise), ofCollateral(1n)))).toBe('NotPreLiquidatablePosition');
    expect(verdict(asked(owing(601n, authorise), ofCollateral(1n)))).toBe('accepted');
  });

  it('is pre-liquidated at lltv itself, and no longer when it is unhealthy', () => {
    expect(verdict(asked(owing(800n, authorise), ofCollateral(1n)))).toBe('accepted');
    expect(verdict(asked(owing(800n, authorise, price(PAR - 1n)), ofCollateral(1n)))).toBe('LiquidatablePosition');
  });

  it('is left alone without debt, and without collateral or a price', () => {
    expect(verdict(asked(owing(0n, authorise), ofCollateral(1n)))).toBe('NotPreLiquidatablePosition');
    expect(verdict(asked(owing(0n, authorise, price(0n)), ofCollateral(1n)))).toBe('NotPreLiquidatablePosition');
  });

  it('pays the last incentive for at most the last share of its debt at lltv', () => {
    const state = owing(800n, authorise);
    expect(asked(state, ofShares(400_000_001n))).toEqual({ kind: 'reverted', reason: 'PreLiquidationTooLarge', repaidShares: 400_000_001n, most: 400_000_000n });
    const answer = asked(state, ofShares(400_000_000n));
    expect(answer).toMatchObject({ outputs: [{ kind: 'preLiquidated', repaidAssets: 400n, repaidShares: 400_000_000n, seizedAssets: 420n }] });
  });

  it('pays half way up both lines half way between', () => {
    // 700 of 1,000: an incentive of 1.03, for at most three tenths of 700,000,000 shares.
    const state = owing(700n, authorise);
    expect(asked(state, ofShares(210_000_000n))).toMatchObject({ outputs: [{ repaidAssets: 210n, seizedAssets: 216n }] });
    expect(verdict(asked(state, ofShares(210_000_001n)))).toBe('PreLiquidationTooLarge');
  });

  it('can be chopped: what one call may not take, two may', () => {
    const once = asked(owing(800n, authorise), ofShares(400_000_000n));
    const state = once.kind === 'accepted' ? once.state : owing(800n);
    expect(verdict(asked(state, ofShares(10_000_000n)))).toBe('accepted');
  });
});

describe('who asks wrongly', () => {
  it.each<readonly [string, Request]>([
    ['InconsistentInput', { type: 'preLiquidate', borrower: 'borrower', seizedAssets: 0n, repaidShares: 0n }],
    ['InconsistentInput', { type: 'preLiquidate', borrower: 'borrower', seizedAssets: 1n, repaidShares: 1n }],
    ['zero assets', ofShares(1n)],
    ['unauthorized', ofCollateral(1n)],
    ['unauthorized', ofCollateral(400n)],
  ])('gets to hear %s', (reason, request) => {
    expect(verdict(asked(owing(800n), request))).toBe(reason);
  });

  it('hears of the repayment before the collateral: of too many shares before a missing authorisation', () => {
    const whole = { ...parameters, terms: { ...terms, closeFactor: { first: WAD, last: 2n * WAD } } };
    expect(verdict(asked(owing(800n), ofShares(800_000_001n), whole))).toBe('arithmetic');
    expect(verdict(asked(owing(800n), ofShares(800_000_000n), whole))).toBe('unauthorized');
  });

  it('cannot use a price of its own against the market\'s', () => {
    const own = { ...parameters, hasOwnPrice: true };
    // At its own price of one the position owes 800 of 1,000; at the market's, of 0.81 each, what is left is not enough.
    const state = owing(800n, authorise, price((81n * PAR) / 100n));
    const quoted = asked(state, { type: 'ownPrice', price: PAR }, own);
    expect(quoted.kind === 'accepted' ? verdict(asked(quoted.state, ofShares(10_000_000n), own)) : quoted.reason).toBe('insufficient collateral');
  });
});

describe('terms', () => {
  const { preLltv, closeFactor } = terms;

  it.each<readonly [string | null, Terms, boolean]>([
    [null, terms, true],
    ['NonexistentMarket', { ...terms, preLltv: WAD }, false],
    ['PreLltvTooHigh', { ...terms, preLltv: lending.lltv, closeFactor: { first: 2n * WAD, last: WAD } }, true],
    [null, { ...terms, preLltv: lending.lltv - 1n }, true],
    ['PreLCFDecreasing', { ...terms, closeFactor: { first: 2n * WAD, last: WAD } }, true],
    ['PreLCFTooHigh', { preLltv, closeFactor: { first: WAD + 1n, last: 2n * WAD }, incentive: { first: 0n, last: 0n } }, true],
    [null, { ...terms, closeFactor: { first: WAD, last: 2n * WAD } }, true],
    ['PreLIFTooLow', { preLltv, closeFactor, incentive: { first: WAD - 1n, last: 0n } }, true],
    ['PreLIFDecreasing', { preLltv, closeFactor, incentive: { first: 2n * WAD, last: WAD } }, true],
    ['PreLIFTooHigh', { preLltv, closeFactor, incentive: { first: WAD, last: (125n * WAD) / 100n + 1n } }, true],
    [null, { preLltv, closeFactor, incentive: { first: WAD, last: (125n * WAD) / 100n } }, true],
  ])('are refused with %s', (reason, refused, exists) => {
    expect(refusalOf(refused, lending.lltv, exists)).toBe(reason);
  });

  it('are refused as parameters by the same name', () => {
    const written = (last: string): unknown => ({
      lending: { lltv: '800000000000000000', rateModel: 'none', owner: 'o', feeRecipient: 'f', fee: '0' }, hasOwnPrice: false,
      terms: { preLltv: '600000000000000000', closeFactor: { first: '1', last: '2' }, incentive: { first: '1000000000000000000', last } },
    });
    expect(ParametersCodec.decode(written('1250000000000000000'))._tag).toBe('Right');
    expect(ParametersCodec.decode(written('1250000000000000001'))).toMatchObject({ left: [{ code: 'OUT_OF_RANGE', expected: 'terms without PreLIFTooHigh' }] });
  });
});
