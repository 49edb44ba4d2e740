import type { Design } from '../../../kernel/design.js';
import type { Account, Auction, Market, Phase, Reserve, Unwinding, World } from '../../../kernel/world.js';
import type { Inputs } from './inputs.js';

const priceName = (id: string): string => `${id}.price`;

/** What the prices of a world are called: whatever is worth something is so by one of them. */
export const pricesIn = ({ assets }: Design): readonly string[] => assets.map(({ id }) => priceName(id));

function reserveOf({ integer }: Inputs, id: string): Reserve {
  const of = (name: string): bigint => integer(`${id}.${name}`);
  return {
    price: integer(priceName(id)), quotedAt: of('quotedAt'), depth: of('depth'), anchor: of('anchor'), anchoredAt: of('anchoredAt'),
    selling: of('selling'), sellingSince: of('sellingSince'), index: of('index'), collateral: of('sum.collateral'), debt: of('sum.debt'),
    surplus: of('sum.surplus'), deficit: of('sum.deficit'), insurance: of('insurance'), backstop: of('backstop'), treasury: of('treasury'),
    salvage: of('salvage'), carried: of('carried'),
  };
}

function marketOf(design: Design, inputs: Inputs): Market {
  const breaker = inputs.oneOf('breaker', ['armed', 'tripped'] as const);
  return {
    at: inputs.integer('at'), accruedAt: inputs.integer('accruedAt'), reserves: design.assets.map(({ id }) => reserveOf(inputs, id)),
    breaker, cause: inputs.oneOf('cause', ['none', 'operator', 'move'] as const), haltedAt: inputs.integer('haltedAt'),
  };
}

const unwindingOf = ({ assets }: Design, { integer }: Inputs): Unwinding => ({
  since: integer('course.since'), steps: integer('course.steps'), steppedAt: integer('course.steppedAt'), repaid: assets.map(({ id }) => integer(`${id}.course.repaid`)),
});

/** The pairs of legs between which an auction may run. */
const pairsOf = ({ assets }: Design): readonly { readonly collateral: number; readonly debt: number }[] =>
  assets.flatMap(({ threshold }, collateral) => assets.flatMap(({ borrowable }, debt) => (threshold > 0n && borrowable ? [{ collateral, debt }] : [])));

const auctionOf = (design: Design, { integer, oneOf }: Inputs): Auction => ({
  ...oneOf('auction.pair', pairsOf(design)),
  lot: integer('auction.lot'), startPrice: integer('auction.startPrice'), floorPrice: integer('auction.floorPrice'), debtPrice: integer('auction.debtPrice'),
  startedAt: integer('auction.startedAt'), round: integer('auction.round'),
});

function accountOf(design: Design, inputs: Inputs, phase: Phase): Account {
  const each = (name: string): readonly bigint[] => design.assets.map(({ id }) => inputs.integer(`${id}.${name}`));
  const backing = design.assets.map(({ id, threshold }) => (threshold > 0n ? inputs.integer(`${id}.collateral`) : 0n));
  const owed = design.assets.map(({ id, borrowable }) => (borrowable ? inputs.integer(`${id}.debt`) : 0n));
  return {
    phase, feed: inputs.oneOf('feed', ['fresh', 'stale'] as const), collateral: backing, debt: owed, surplus: each('surplus'), deficit: each('deficit'),
    indices: each('ownIndex'), unwinding: phase.startsWith('unwinding.') ? unwindingOf(design, inputs) : null,
    auction: phase.startsWith('auction.') ? auctionOf(design, inputs) : null, closed: phase === 'settled',
  };
}

/** Any world whose account is in this phase: every integer free, and each part there exactly where the phase has it. */
export const worldIn = (design: Design, phase: Phase, inputs: Inputs): World => ({ market: marketOf(design, inputs), account: accountOf(design, inputs, phase) });
