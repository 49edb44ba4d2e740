import { by, type Course, rad, ray, wad } from './course.js';

const preset = 'maker-clip';
const fall = [by('world', 10, 'price', { value: wad(1_500), isValid: true }), by('anyone', 11, 'poke')];
const bark = by('keeper', 12, 'bark', { vault: 'borrower', keeper: 'keeper' });
const take = (at: number, amount: string, maxPrice = ray(3_000)) => by('taker', at, 'take', { id: '1', amount, maxPrice, receiver: 'taker' });
const file = (at: number, of: string, what: string, value: string) => by('governor', at, 'file', { of, what, value });

/** Vaults, auctions, bad debt and shutdown. */
export const makerClipCourses: readonly Course[] = [
  {
    preset, slug: 'sold-in-two-purchases', comment: 'A vault is barked, sold in two purchases, and what is left of its lot returns; the debt that waits is let out and paid.',
    events: [...fall, bark, take(12, wad(4)), take(100, wad(10)), by('anyone', 561_700, 'flog', { era: '12' }), by('anyone', 561_701, 'heal', { amount: rad(12_000) })],
  },
  {
    preset, slug: 'reset-and-sold-out-with-bad-debt', comment: 'Nobody buys in time: the auction needs a reset, begins anew at a lower price, and its whole lot does not pay what is due.',
    events: [...fall, bark, take(7_213, wad(1)), by('world', 7_214, 'price', { value: wad(500), isValid: true }), by('keeper', 7_215, 'redo', { id: '1', keeper: 'keeper' }), take(7_300, wad(10))],
  },
  {
    preset, slug: 'least-due-is-left', comment: 'The least due is computed anew; a purchase that would leave less leaves exactly that, and then only the whole may be bought.',
    events: [file(1, 'vat', 'dust', rad(5_000)), by('anyone', 2, 'upchost'), ...fall, bark, take(12, '7000000000000000000'), take(12, wad(1)), take(12, wad(10))],
  },
  {
    preset, slug: 'shut-down', comment: 'A running auction is cancelled by shutdown, its vault given back and settled at the price of the end.',
    events: [
      ...fall, bark, by('governor', 20, 'cage'), by('governor', 21, 'cage'), by('anyone', 22, 'cageCollateral'), by('anyone', 23, 'cageCollateral'), by('anyone', 24, 'snip', { id: '1' }),
      by('anyone', 25, 'skim', { vault: 'borrower' }), by('anyone', 26, 'snip', { id: '1' }), by('keeper', 27, 'bark', { vault: 'borrower', keeper: 'keeper' }), by('borrower', 28, 'frob', { vault: 'borrower', collateral: '0', debt: '0' }),
      by('anyone', 29, 'poke'), by('governor', 30, 'fold', { change: '1' }), file(31, 'vat', 'dust', '0'),
    ],
  },
  {
    preset, slug: 'before-shutdown', comment: 'What only shutdown may do is refused before it, and what only governance may do to anybody else.',
    events: [
      by('anyone', 1, 'cageCollateral'), by('anyone', 2, 'snip', { id: '1' }), by('anyone', 3, 'skim', { vault: 'borrower' }), by('anyone', 4, 'cage'), by('anyone', 5, 'cageDog'), by('anyone', 6, 'yank', { id: '1' }),
      by('anyone', 7, 'kick', { due: '1', lot: '1', owner: 'borrower', keeper: 'keeper' }), by('anyone', 8, 'fold', { change: '1' }),
      by('anyone', 9, 'file', { of: 'vat', what: 'dust', value: '1' }), by('anyone', 10, 'file', { of: 'dog', what: 'limit', value: '1' }), by('anyone', 11, 'file', { of: 'clipper', what: 'tail', value: '1' }), by('anyone', 12, 'file', { of: 'curve', what: 'cut', value: '1' }),
      by('governor', 13, 'cageDog'), by('governor', 14, 'yank', { id: '1' }),
    ],
  },
  {
    preset, slug: 'governed', comment: 'Governance sets some parameters, is refused others, and kicks an auction by hand without any collateral for it.',
    events: [
      file(1, 'vat', 'ceiling', rad(1)), file(1, 'clipper', 'chip', '18446744073709551617'), file(1, 'curve', 'every', '7'), file(1, 'curve', 'zeroAfter', '5'), file(1, 'curve', 'cut', '1000000000000000000000000001'),
      by('governor', 2, 'bark', { vault: 'borrower', keeper: 'keeper' }),
      by('governor', 3, 'kick', { due: rad(1), lot: wad(1), owner: 'borrower', keeper: 'keeper' }),
    ],
  },
  {
    preset, slug: 'owner-of-a-vault', comment: 'The owner draws too much, repays, takes collateral back, and interest grows what is owed; others may only give.',
    events: [
      by('borrower', 1, 'frob', { vault: 'borrower', collateral: '0', debt: wad(2_000) }), by('borrower', 1, 'frob', { vault: 'borrower', collateral: '0', debt: wad(1_000) }), by('borrower', 2, 'frob', { vault: 'borrower', collateral: '0', debt: '-500000000000000000000' }),
      by('borrower', 3, 'frob', { vault: 'borrower', collateral: '-100000000000000000', debt: '0' }), by('borrower', 4, 'frob', { vault: 'borrower', collateral: '100000000000000000', debt: '0' }), by('governor', 5, 'fold', { change: '10000000000000000000000000' }),
      by('taker', 6, 'frob', { vault: 'borrower', collateral: '0', debt: '1' }), by('taker', 7, 'frob', { vault: 'borrower', collateral: '1', debt: '0' }), by('taker', 8, 'frob', { vault: 'borrower', collateral: '0', debt: '-1' }),
    ],
  },
  {
    preset, slug: 'paid-to-the-unit', comment: 'A lot that costs exactly what is due ends its auction with nothing left of either.',
    events: [...fall, bark, by('governor', 12, 'kick', { due: rad(1_650), lot: wad(1), owner: 'borrower', keeper: 'keeper' }), by('taker', 12, 'take', { id: '2', amount: wad(1), maxPrice: ray(3_000), receiver: 'taker' })],
  },
  {
    preset: 'maker-clip-without-floor', slug: 'another-curve-is-governed', comment: 'A linear curve has one parameter of its own, and refuses those of others by its own name.',
    events: [file(1, 'curve', 'zeroAfter', '60'), file(1, 'curve', 'cut', '1'), by('anyone', 2, 'file', { of: 'curve', what: 'zeroAfter', value: '1' })],
  },
  {
    preset: 'maker-clip-without-floor', slug: 'down-to-nothing', comment: 'Without a floor the price falls to zero in a hundred seconds: the lot goes for nothing, and all that is due is bad debt.',
    events: [...fall, bark, take(61, wad(1)), take(112, wad(10))],
  },
];
