import { type Either, left } from 'fp-ts/lib/Either.js';
import { decodeWith, type InputError } from '../../../machine/input.js';
import { type Account, type Collateral, type Fixed, type Holding, type State, vaultName } from '../../../mechanisms/euler-v2/kernel/state.js';
import { openVault, ParametersCodec } from '../../../mechanisms/euler-v2/parameters.js';
import type { RecordedRow } from './row.js';

/** Two collaterals, as every recording has them. */
export const names = ['1', '2'] as const;

/** What the shares of a collateral stand for: a row tells of the violator's; where it has none, one for one, as vaults begin. */
const rateOf = (shares: bigint, assets: bigint): Pick<Collateral, 'assets' | 'shares'> => (shares === 0n ? { assets: 1n, shares: 1n } : { assets, shares });

const plainLimits = ([borrow, liquidation, initialLiquidation, target, rampDuration]: RecordedRow['ltv1']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries({ borrow, liquidation, initialLiquidation, target, rampDuration }).map(([name, value]) => [name, value.toString()]));

/** The parameters of a row. Interest is added before it begins, so that its fee is not told and does not matter. */
export function parametersOf(row: RecordedRow): Either<readonly InputError[], Fixed> {
  const decoded = decodeWith(ParametersCodec, {
    maxDiscount: row.maxLiquidationDiscount.toString(),
    coolOff: row.coolOff.toString(),
    socialises: row.dontSocialize === 0,
    interestFee: '0',
    isUnitOfAccount: row.unitOfAccountIsAsset,
    collaterals: [{ name: names[0], loanToValue: plainLimits(row.ltv1) }, { name: names[1], loanToValue: plainLimits(row.ltv2) }],
  });
  return decoded._tag === 'Right' ? decoded : left(decoded.left.map((error) => ({ ...error, path: `parameters: ${error.path}` })));
}

/** One price serves as middle, bid and ask. */
const price = (quote: bigint): Collateral['price'] => ({ middle: quote, hard: quote });

const holdings = (col1: bigint, col2: bigint, isEnabled: (index: number) => boolean): readonly Holding[] =>
  [{ name: names[0], shares: col1, isEnabled: isEnabled(1) }, { name: names[1], shares: col2, isEnabled: isEnabled(2) }];

/** Who is who: the rich liquidator may be the one that is liquidated. */
export function namesOf({ violatorIs, liquidatorIs }: RecordedRow): { readonly violator: string; readonly liquidator: string } {
  return { liquidator: liquidatorIs, violator: violatorIs === 'liquidator' ? liquidatorIs : violatorIs };
}

/** The state that a row begins with. The rich liquidator pledges the first collateral only. */
export function openingOf(row: RecordedRow): State {
  const { vault, violator, liquidator } = row.before;
  const accumulator = vault.interestAccumulator;
  const told = { accumulator, isDeferred: false };
  const { violator: violatorName } = namesOf(row);
  const rich: Account = {
    ...told, name: 'LIQ', owed: liquidator.debtExact, controllers: [vaultName], lastStatusCheck: 0n, holdings: holdings(liquidator.col1, liquidator.col2, (index) => index === 1),
  };
  const poor: Account = { ...told, name: 'poor', owed: 0n, controllers: [vaultName], lastStatusCheck: 0n, holdings: [] };
  const other: Account = {
    ...told, name: violatorName, owed: violator.debtExact, controllers: row.violatorIs === 'stranger' ? [] : [vaultName], lastStatusCheck: row.lastStatusCheck,
    holdings: holdings(violator.col1, violator.col2, (index) => row.collateralsEnabled.includes(index)),
  };
  const collaterals = [{ name: names[0], price: price(row.price[1]), ...rateOf(violator.col1, row.colAssets[0]) }, { name: names[1], price: price(row.price[2]), ...rateOf(violator.col2, row.colAssets[1]) }];
  const { market } = openVault(vault.cash, price(row.price[0]), collaterals, row.t);
  return {
    market: { ...market, totalShares: vault.totalShares, totalBorrows: vault.totalBorrowsExact, accumulator, accumulatedFees: vault.accumulatedFees },
    accounts: [other, ...[rich, poor].filter(({ name }) => name !== violatorName)],
  };
}
