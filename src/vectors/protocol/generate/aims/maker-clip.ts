import type { Plain } from '../../../../machine/dialect.js';
import type { Curve } from '../../../../mechanisms/maker-clip/kernel/abacus.js';
import { type Account, emptyAccount, type Market, type Sale } from '../../../../mechanisms/maker-clip/kernel/state.js';
import { openSystem, type Parameters } from '../../../../mechanisms/maker-clip/parameters.js';
import type { Aim } from './aim.js';
import { aimOf, type Scene } from './scene.js';

const WAD = 10n ** 18n;
const RAY = 10n ** 27n;
const SIGNED_LIMIT = 1n << 255n;
const MOST = (1n << 256n) - 1n;

const at = (says: string, cells: readonly string[], scene: Scene): Aim => aimOf('maker-clip', { says, cells, scene });
const beside = (says: string, cells: readonly string[], scene: Scene, ...other: readonly [place: string, value: Plain | bigint]): Aim => aimOf('maker-clip', { says, cells, scene, beside: other });
const neighbour = (code: string): string => `neighbour ${code} beside it`;
const refusal = (code: string): string => `refusal ${code} returned`;

const constant: Curve = { kind: 'exponential', cut: RAY };
const linear: Curve = { kind: 'linear', zeroAfter: 1n };
const stairs = (every: bigint): Curve => ({ kind: 'stairstep', every, cut: RAY });

/** One dai for one unit of collateral, prices that do not fall, and no limit below a hundred. */
const parameters: Parameters = {
  governor: 'governor', par: RAY, liquidationRatio: RAY, queueDelay: 0n, curve: constant, rate: RAY, buffer: RAY, tail: 1n, cusp: 0n, chip: 0n, tip: 0n,
  dust: 0n, penalty: WAD, limit: 100n * RAY, totalLimit: 100n * RAY, ceiling: 100n * RAY, totalCeiling: 100n * RAY,
};
const { market: empty } = openSystem(parameters, { value: WAD, isValid: true });

/** What of the market is otherwise than in the empty one. */
type Change = { readonly [K in Exclude<keyof Market, 'sales' | 'feed'>]?: Partial<Market[K]> } & { readonly sales?: readonly Sale[] };

function system(event: object, accounts: readonly Account[], { vat, dog, vow, clipper, end, sales = [] }: Change = {}): Scene {
  const market: Market = {
    feed: empty.feed, vat: { ...empty.vat, ...vat }, dog: { ...empty.dog, ...dog }, vow: { ...empty.vow, ...vow }, clipper: { ...empty.clipper, ...clipper }, sales, end: { ...empty.end, ...end },
  };
  return { params: parameters, market, accounts, event };
}

const by = (sender: string, type: string, fields: object = {}): object => ({ type, at: '2', sender, ...fields });
const account = (name: string, change: Partial<Account>): Account => ({ ...emptyAccount(name), ...change });
const vault = (collateral: bigint, normalisedDebt: bigint, change: Partial<Account> = {}): Account => account('borrower', { collateral, normalisedDebt, ...change });
const frob = (collateral: bigint, debt: bigint): object => by('borrower', 'frob', { vault: 'borrower', collateral, debt });
const bark = by('keeper', 'bark', { vault: 'borrower', keeper: 'keeper' });
const file = (what: string, sender = 'governor'): object => by(sender, 'file', { of: 'curve', what, value: '1' });
const sale = (due: bigint, lot: bigint, top = RAY): Sale => ({ id: 1n, due, lot, owner: 'borrower', startedAt: 1n, top });
const take = (amount: bigint): object => by('taker', 'take', { id: '1', amount, maxPrice: RAY, receiver: 'taker' });
const taker = account('taker', { dai: 10n * RAY, trustsClipper: true });
const clip = (unlocked: bigint): Account => account('clip', { unlocked });

const vaults: readonly Aim[] = [
  beside('A collateral without a rate is none yet.', [refusal('Vat/ilk-not-init'), neighbour('Vat/ilk-not-init')], system(frob(0n, 0n), [], { vat: { rate: 0n } }), 'market.vat.rate', 1n),
  beside(
    'The whole debt may be as much as all of it may be.', [neighbour('Vat/ceiling-exceeded'), 'guard maker-clip/vault.refusalOf: vat.debt > vat.totalCeiling above'],
    system(frob(0n, 1n), [vault(1n, 0n)], { vat: { safetyPrice: RAY, totalCeiling: RAY - 1n } }), 'market.vat.totalCeiling', RAY,
  ),
  beside('What is left of a debt may be just the dust.', [neighbour('Vat/dust')], system(frob(0n, -2n), [vault(10n, 10n, { dai: 2n * RAY })], { vat: { normalisedDebt: 10n, debt: 10n * RAY, dust: 9n * RAY } }), 'event.debt', -1n),
  at(
    'Who draws nothing may add collateral above the ceiling.', ['guard maker-clip/vault.refusalOf: change.debt > 0n at'],
    system(frob(1n, 0n), [vault(10n, 10n, { unlocked: 1n })], { vat: { normalisedDebt: 10n, debt: 10n * RAY, ceiling: 0n } }),
  ),
  at('A vault may owe just what its collateral carries.', ['guard maker-clip/vault.refusalOf: owed > vault.collateral * vat.safetyPrice at'], system(frob(0n, 1n), [vault(1n, 0n)], { vat: { safetyPrice: RAY } })),
  at('A rate of 2^255 is no signed word.', ['guard maker-clip/ledger.isPriceable: rate < SIGNED_LIMIT at'], system(frob(0n, 0n), [], { vat: { rate: SIGNED_LIMIT } })),
  at('A rate above 2^255 is no signed word.', ['guard maker-clip/ledger.isPriceable: rate < SIGNED_LIMIT above'], system(frob(0n, 0n), [], { vat: { rate: SIGNED_LIMIT + 1n } })),
];

/** A vault of ten and ten whose safety price is a unit too low. */
const unsafe = (dust: bigint, dog: Partial<Market['dog']>): Scene => system(bark, [vault(10n, 10n)], { vat: { normalisedDebt: 10n, debt: 10n * RAY, safetyPrice: RAY - 1n, dust }, dog });

/** Amounts that leave no word over: of dust so large that the whole vault is taken. */
const huge = (collateral: bigint, debt: bigint, rate: bigint): Scene =>
  system(bark, [vault(collateral, debt)], { vat: { normalisedDebt: debt, rate, safetyPrice: 1n, dust: MOST } });

const liquidations: readonly Aim[] = [
  beside('The smallest room is enough where what it leaves would be dust.', [neighbour('Dog/liquidation-limit-hit')], unsafe(MOST, { targeted: 100n * RAY }), 'market.dog.targeted', 100n * RAY - 1n),
  beside(
    'An auction of just the dust is begun; of the room for it less a unit, cut off to a whole unit of debt, none is.',
    [neighbour('Dog/dusty-auction-from-partial-liquidation'), 'rounding maker-clip/dog.debtTaken: mulDivDown(room, WAD, vat.rate) inexact'], unsafe(4n * RAY, { limit: 4n * RAY - 1n }), 'market.dog.limit', 4n * RAY,
  ),
  at('What is left of a debt may be just the dust, and is left.', ['guard maker-clip/dog.debtTaken: (debt - partial) * vat.rate < vat.dust at'], unsafe(4n * RAY, { limit: 6n * RAY })),
  beside(
    'A debt that is no signed word cannot be taken.', [refusal('Dog/overflow'), neighbour('Dog/overflow'), 'guard maker-clip/dog.biteOf: taken.debt > SIGNED_LIMIT above'],
    huge(1n, SIGNED_LIMIT + 1n, 1n), 'accounts.borrower.normalisedDebt', 1_000n,
  ),
  at('A debt of 2^255 can be taken, and fails at its penalty.', ['guard maker-clip/dog.biteOf: taken.debt > SIGNED_LIMIT at'], huge(1n, SIGNED_LIMIT, 1n)),
  at('Collateral of 2^255 can be taken, and fails at the rate, which has to be larger for its vault to be unsafe.', ['guard maker-clip/dog.biteOf: collateral > SIGNED_LIMIT at'], huge(SIGNED_LIMIT, 1n, SIGNED_LIMIT + 1n)),
  at('Collateral that is no signed word cannot be taken.', ['guard maker-clip/dog.biteOf: collateral > SIGNED_LIMIT above'], huge(SIGNED_LIMIT + 1n, 1n, SIGNED_LIMIT + 2n)),
];

/** A purchase from a lot that stands at a price that does not fall, but for other settings. */
const buying = (amount: bigint, sold: Sale, clipper: Change['clipper'] = {}): Scene =>
  system(take(amount), [clip(sold.lot), taker], { sales: [sold], clipper, dog: { targeted: sold.due, totalTargeted: sold.due } });

const redoing = (clipper: Change['clipper'], sales: readonly Sale[]): Scene => system({ ...by('anyone', 'redo', { id: '1', keeper: 'keeper' }), at: '3' }, [], { clipper: { tip: 1n, ...clipper }, sales });

const auctions: readonly Aim[] = [
  beside('Stairs of no length have no price.', [refusal('division by zero'), neighbour('division by zero')], buying(10n, sale(10n * RAY, 10n), { curve: stairs(0n) }), 'market.clipper.curve.every', 1n),
  at('At a price of zero a lot for which nothing is due any more costs just that, and goes whole.', ['guard maker-clip/take.purchaseOf: cost > due at'], buying(1n, sale(0n, 1n), { curve: linear })),
  at('What is due buys a whole number of units, and no remainder.', ['rounding maker-clip/take.purchaseOf: mulDivDown(due, 1n, price) exact'], buying(3n, sale(10n, 4n, 5n))),
  at('What is due above the least due buys a whole number of units, and no remainder.', ['rounding maker-clip/take.purchaseOf: mulDivDown(due - leastDue, 1n, price) exact'], buying(3n, sale(10n, 10n, 3n), { leastDue: 4n })),
  at('Purchases are stopped by any number above three as well.', ['guard maker-clip/take.take: clipper.stopped >= 3n above'], system(take(1n), [], { clipper: { stopped: 4n } })),
  at('Resets are stopped from two on, before anybody looks for the auction.', ['guard maker-clip/clipper.redo: clipper.stopped >= 2n at'], redoing({ stopped: 2n }, [])),
  at('A lot that is worth just the least due is worth a reward.', ['guard maker-clip/reward.rewardForRound: lot * feed < leastDue at'], redoing({ leastDue: 10n * RAY }, [sale(10n * RAY, 10n)])),
  at('A lot that is worth less than the least due is worth none.', ['guard maker-clip/reward.rewardForRound: lot * feed < leastDue below'], redoing({ leastDue: 10n * RAY }, [sale(10n * RAY, 9n)])),
  at(
    'The least due is cut off.', ['rounding maker-clip/clipper.updateLeastDue: mulDivDown(vat.dust, dog.penalty, WAD) inexact'], system(by('anyone', 'upchost'), [], { vat: { dust: 1n }, dog: { penalty: WAD + 1n } }),
  ),
];

const governance: readonly Aim[] = [
  beside('A linear curve ends after a time, and has no cut.', [neighbour('LinearDecrease/file-unrecognized-param')], system(file('cut'), [], { clipper: { curve: linear } }), 'event.what', 'zeroAfter'),
  beside('Stairs have a length, and no time after which they end.', [neighbour('StairstepExponentialDecrease/file-unrecognized-param')], system(file('zeroAfter'), [], { clipper: { curve: stairs(1n) } }), 'event.what', 'every'),
  beside(
    'An exponential curve has a cut, and no stairs.', [refusal('ExponentialDecrease/file-unrecognized-param'), neighbour('ExponentialDecrease/file-unrecognized-param')], system(file('every'), []), 'event.what', 'cut',
  ),
  beside('The cut of an exponential curve is for the governor to set.', [neighbour('ExponentialDecrease/not-authorized')], system(file('cut', 'anyone'), []), 'event.sender', 'governor'),
];

const ended = { isLive: false };

/** An auction that shutdown cancels, at a rate. */
const snipping = (due: bigint, lot: bigint, rate: bigint): Scene =>
  system(by('anyone', 'snip', { id: '1' }), [clip(lot)], { vat: { rate }, dog: { targeted: due, totalTargeted: due }, sales: [sale(due, lot)], end: { isLive: false, tag: 1n } });
const skimming = (held: bigint, normalisedDebt: bigint, rate: bigint, tag: bigint): Scene =>
  system(by('anyone', 'skim', { vault: 'borrower' }), [vault(held, normalisedDebt)], { vat: { normalisedDebt, rate }, end: { isLive: false, tag } });

const shutdown: readonly Aim[] = [
  beside('A system is shut down once.', [neighbour('End/not-live')], system(by('governor', 'cage'), [], { end: ended }), 'market.end.isLive', true),
  at(
    'The vow has more dai than bad debt, which is all that is healed.', ['choice maker-clip/vow.cageVow: min(dai, unbacked) above'],
    system(by('governor', 'cage'), [account('vow', { dai: 2n, unbacked: 1n })], { vat: { debt: 2n, unbacked: 1n } }),
  ),
  beside('Debt has its worth in collateral once the system is shut down.', [neighbour('End/still-live')], system(by('anyone', 'cageCollateral'), []), 'market.end.isLive', false),
  beside('The worth of debt is set once.', [neighbour('End/tag-ilk-already-defined')], system(by('anyone', 'cageCollateral'), [], { end: { isLive: false, tag: 1n } }), 'market.end.tag', 0n),
  at('The worth of debt has no remainder.', ['rounding maker-clip/end.cageCollateral: mulDivDown(par, WAD, feed.value) exact'], system(by('anyone', 'cageCollateral'), [], { end: ended })),
  beside('Vaults are settled once the worth of debt is set.', [neighbour('End/tag-ilk-not-defined')], system(by('anyone', 'skim', { vault: 'borrower' }), [], { end: ended }), 'market.end.tag', 1n),
  at('What is due is cut off to normalised debt.', ['rounding maker-clip/end.snip: mulDivDown(due, 1n, vat.rate) inexact'], snipping(3n, 1n, 2n)),
  beside(
    'A lot of 2^255 does not go back, and one of a unit less does.', [refusal('End/overflow'), neighbour('End/overflow'), 'guard maker-clip/end.snip: lot >= SIGNED_LIMIT at'], snipping(1n, SIGNED_LIMIT, 1n), 'market.sales.0.lot', SIGNED_LIMIT - 1n,
  ),
  at('A lot of more than 2^255 does not go back.', ['guard maker-clip/end.snip: lot >= SIGNED_LIMIT above'], snipping(1n, SIGNED_LIMIT + 1n, 1n)),
  at('A normalised debt of 2^255 does not go back.', ['guard maker-clip/end.snip: normalisedDebt >= SIGNED_LIMIT at'], snipping(SIGNED_LIMIT, 1n, 1n)),
  at('A normalised debt of more than 2^255 does not go back.', ['guard maker-clip/end.snip: normalisedDebt >= SIGNED_LIMIT above'], snipping(SIGNED_LIMIT + 1n, 1n, 1n)),
  at('What a vault owes is cut off before it has a worth.', ['rounding maker-clip/end.skim: mulDivDown(normalisedDebt, vat.rate, RAY) inexact'], skimming(10n, 1n, RAY + 1n, RAY)),
  at('A vault of 2^255 of debt and no collateral is settled.', ['guard maker-clip/end.skim: normalisedDebt > SIGNED_LIMIT at', 'choice maker-clip/end.skim: min(held, worth) below'], skimming(0n, SIGNED_LIMIT, 1n, 1n)),
  at('A vault of more than 2^255 of debt is not settled.', ['guard maker-clip/end.skim: normalisedDebt > SIGNED_LIMIT above'], skimming(0n, SIGNED_LIMIT + 1n, 1n, 1n)),
];

/** Vaults, auctions and shutdown of Maker. */
export const makerClipAims: readonly Aim[] = [...vaults, ...liquidations, ...auctions, ...governance, ...shutdown];
