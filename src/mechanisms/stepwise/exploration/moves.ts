import type { Design } from '../../../kernel/design.js';
import type { Event } from '../../../kernel/event.js';
import { PRICE_LIMIT } from '../../../kernel/limits.js';
import type { Move } from '../../../machine/setting.js';
import type { World } from '../../../kernel/world.js';

/** What a setting tries: prices of each asset, depths, and the amounts of owners, steps and takes. */
export interface Grid {
  readonly prices: readonly (readonly bigint[])[];
  readonly depths: readonly bigint[];
  readonly deposits: readonly bigint[];
  readonly withdrawals: readonly bigint[];
  readonly loans: readonly bigint[];
  readonly repayments: readonly bigint[];
  readonly offers: readonly bigint[];
  readonly leasts: readonly bigint[];
  readonly takes: readonly bigint[];
  /** Highest prices that takers allow; the largest price there is stands for no limit. */
  readonly maxPrices: readonly bigint[];
}

/** Every combination of one value from each list. */
const combinations = (lists: readonly (readonly bigint[])[]): readonly (readonly bigint[])[] =>
  lists.reduce<readonly (readonly bigint[])[]>((sofar, values) => sofar.flatMap((chosen) => values.map((value) => [...chosen, value])), [[]]);

const largest = (values: readonly bigint[]): bigint => values.reduce((most, value) => (value > most ? value : most), 0n);

const moveOf = (type: Move['type'], name: string, lists: readonly (readonly bigint[])[], event: Move['event']): Move =>
  ({ type, name, most: lists.map(largest), choices: combinations(lists), event });

const at = ({ market }: World): bigint => market.at;

/** Time passes, the operator acts, interest is booked. */
const plain: readonly Move[] = [
  moveOf('TICK', 'TICK', [], (world) => ({ type: 'TICK', at: at(world) + 1n })),
  moveOf('ACCRUE', 'ACCRUE', [], (world) => ({ type: 'ACCRUE', at: at(world) })),
  moveOf('HALT', 'HALT', [], (world) => ({ type: 'HALT', at: at(world) })),
  moveOf('RESUME', 'RESUME', [], (world) => ({ type: 'RESUME', at: at(world) })),
  moveOf('RESET_AUCTION', 'RESET_AUCTION', [], (world) => ({ type: 'RESET_AUCTION', at: at(world) })),
  moveOf('RECOGNISE_LOSS', 'RECOGNISE_LOSS', [], (world) => ({ type: 'RECOGNISE_LOSS', at: at(world) })),
  moveOf('CLOSE', 'CLOSE', [], (world) => ({ type: 'CLOSE', at: at(world) })),
];

/** Quotes of all assets together: each combination of their prices, and of the depth of what steps may sell. */
function quotes({ assets, depth }: Design, { prices, depths }: Grid): Move {
  const isDeep = depth.kind === 'share';
  const lists = [...prices, ...(isDeep ? [depths] : [])];
  return moveOf('QUOTE', 'QUOTE', lists, (world, parameters) => ({
    type: 'QUOTE', at: at(world),
    quotes: assets.map(({ id, threshold }, asset) => ({ asset: id, price: parameters[asset] ?? 0n, depth: isDeep && threshold > 0n ? (parameters[assets.length] ?? 0n) : 0n })),
  }));
}

type OwnerEvent = 'DEPOSIT' | 'WITHDRAW' | 'BORROW' | 'REPAY' | 'COVER';

const onAsset = (type: OwnerEvent, asset: string, amounts: readonly bigint[]): Move =>
  moveOf(type, `${type} ${asset}`, [amounts], (world, [amount = 0n]): Event => ({ type, at: at(world), asset, amount }));

/** What steps and takes try, for each pair of legs. */
function keepers({ assets }: Design, grid: Grid): readonly Move[] {
  const pairs = assets.filter(({ threshold }) => threshold > 0n).flatMap(({ id: collateral }) =>
    assets.filter(({ borrowable }) => borrowable).map(({ id: debt }) => ({ collateral, debt })));
  return [
    ...pairs.map(({ collateral, debt }) => moveOf('STEP', `STEP ${collateral} ${debt}`, [grid.offers, grid.leasts], (world, [offered = 0n, least = 0n]) =>
      ({ type: 'STEP', at: at(world), collateral, debt, offered, least }))),
    ...pairs.map(({ collateral, debt }) => moveOf('OPEN_AUCTION', `OPEN_AUCTION ${collateral} ${debt}`, [], (world) => ({ type: 'OPEN_AUCTION', at: at(world), collateral, debt }))),
    moveOf('TAKE', 'TAKE', [grid.takes, grid.maxPrices], (world, [amount = 0n, maxPrice = 0n]) => ({ type: 'TAKE', at: at(world), amount, maxPrice })),
  ];
}

/** Every event that a setting tries in every state. */
export function movesOf(design: Design, grid: Grid): readonly Move[] {
  const backing = design.assets.filter(({ threshold }) => threshold > 0n).map(({ id }) => id);
  const borrowable = design.assets.filter((asset) => asset.borrowable).map(({ id }) => id);
  return [
    quotes(design, grid),
    ...plain,
    ...backing.flatMap((asset) => [onAsset('DEPOSIT', asset, grid.deposits), onAsset('WITHDRAW', asset, grid.withdrawals)]),
    ...borrowable.flatMap((asset) => [onAsset('BORROW', asset, grid.loans), onAsset('REPAY', asset, grid.repayments), onAsset('COVER', asset, grid.repayments)]),
    ...keepers(design, grid),
  ];
}

/** A limit that no asking price reaches. */
export const noLimit = PRICE_LIMIT - 1n;
