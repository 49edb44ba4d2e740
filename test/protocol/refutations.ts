/** Moves that break a guarantee of a deployed protocol. */
export interface KnownRefutation {
  readonly protocol: string;
  readonly guarantee: string;
  /** What is known of it, in one sentence. */
  readonly story: string;
  readonly setting: 'opening' | 'small';
  readonly moves: readonly string[];
}

/** What is known of deployed protocols, and has to be found again. */
export const knownRefutations: readonly KnownRefutation[] = [
  {
    protocol: 'morpho-blue', guarantee: 'no-toxic-spiral', setting: 'opening', moves: ['price 4/8', 'repay a half'],
    story: 'Past 1 / LIF of loan to value a partial liquidation lowers health.',
  },
  {
    protocol: 'morpho-blue', guarantee: 'dust-never-strands', setting: 'opening', moves: ['price 4/8', 'seize all but one unit'],
    story: 'A last wei of collateral keeps bad debt unrecognised.',
  },
  {
    protocol: 'morpho-blue', guarantee: 'seizure-is-fair', setting: 'opening', moves: ['price 0/8', 'seize a half'],
    story: 'A price of zero gives collateral away.',
  },
  {
    protocol: 'maker-clip-without-floor', guarantee: 'auction-has-a-floor', setting: 'opening', moves: ['price 4/8', 'start an auction', 'a period passes', 'a period passes', 'take all of the lot'],
    story: 'With a cusp of 0 and a price that falls to nothing, a lot is sold for nothing.',
  },
  {
    protocol: 'maker-clip-without-floor', guarantee: 'payment-buys-collateral', setting: 'small',
    moves: ['price 6/8', 'start an auction', 'take a half of the lot', 'take one unit of the lot', 'take one unit of the lot', 'take all of the lot'],
    story: 'Where a unit costs more than what is due, a buyer pays all of it for no collateral.',
  },
  {
    protocol: 'aave-v3.0', guarantee: 'no-naked-debt', setting: 'opening', moves: ['price 1/8', 'repay all'],
    story: 'What collateral does not pay for stays a debt that nothing backs.',
  },
  {
    protocol: 'aave-v4', guarantee: 'unwinding-terminates', setting: 'opening', moves: ['price 1/8', 'repay one unit'],
    story: 'A call that repays and seizes nothing succeeds.',
  },
  {
    protocol: 'euler-v2', guarantee: 'whole-offer-is-accepted', setting: 'small', moves: ['price that pays for all but one unit'],
    story: 'Where the transfer of debt snaps to the whole, the loss of one unit cannot be taken off, and socialisation reverts.',
  },
];

/** What some protocol keeps where others do not, by the same moves. */
export const knownHolds: readonly KnownRefutation[] = [
  { protocol: 'aave-v3.3', guarantee: 'no-naked-debt', setting: 'opening', moves: ['price 1/8', 'repay all'], story: 'From v3.3 on it is a deficit.' },
  { protocol: 'maker-clip', guarantee: 'auction-has-a-floor', setting: 'opening', moves: ['price 4/8', 'start an auction', 'a period passes', 'take all of the lot'], story: 'A cusp above 0 asks for a reset first.' },
];
