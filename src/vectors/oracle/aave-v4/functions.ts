import { right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { decodeWith } from '../../../machine/input.js';
import { liquidationOf } from '../../../mechanisms/aave-v4/kernel/amounts.js';
import { bonusAt } from '../../../mechanisms/aave-v4/kernel/bonus.js';
import { debtTaken, type Owed, toTarget } from '../../../mechanisms/aave-v4/kernel/debt.js';
import type { Reason } from '../../../mechanisms/aave-v4/kernel/reason.js';
import type { Word as Result } from '../../../mechanisms/aave-v4/kernel/word.js';
import { compared, type Value } from '../comparing.js';
import type { OracleKind, Replay } from '../kind.js';
import { FewDecimals } from '../pool-fields.js';
import { Word } from '../word.js';
import { saidOfReason } from './said.js';

type Fields = Readonly<Record<string, Value>>;

const Out = t.intersection([
  t.type({ ok: t.boolean }),
  t.partial({
    err: t.string, liquidationBonus: Word, debtRayToTarget: Word, drawnSharesToLiquidate: Word, premiumDebtRayToLiquidate: Word,
    collateralSharesToLiquidate: Word, collateralSharesToLiquidator: Word,
  }),
]);

const bonusIn = { healthFactorForMaxBonus: Word, liquidationBonusFactor: Word, healthFactor: Word, maxLiquidationBonus: Word };
const targetIn = { totalDebtValueRay: Word, debtAssetUnit: Word, debtAssetPrice: Word, collateralFactor: Word, liquidationBonus: Word, healthFactor: Word, targetHealthFactor: Word };
const debtIn = { ...targetIn, drawnShares: Word, premiumDebtRay: Word, drawnIndex: Word, debtToCover: Word };
const amountsIn = {
  ...bonusIn, hubTotalAddedAssets: Word, hubAddedShares: Word, suppliedShares: Word, collateralAssetDecimals: FewDecimals, collateralAssetPrice: Word,
  drawnShares: Word, premiumDebtRay: Word, drawnIndex: Word, totalDebtValueRay: Word, debtAssetDecimals: FewDecimals, debtAssetPrice: Word, debtToCover: Word,
  collateralFactor: Word, targetHealthFactor: Word, liquidationFee: Word,
};

const Bonus = t.type({ in: t.type(bonusIn), out: Out });
const Target = t.type({ in: t.type(targetIn), out: Out });
const Debt = t.type({ in: t.type(debtIn), out: Out });
const Amounts = t.type({ in: t.type(amountsIn), out: Out });

const refused = (reason: Reason): Fields => ({ ok: false, err: saidOfReason(reason) });
const saidOf = (name: string, { value, failure }: Result): Fields => (failure === null ? { ok: true, [name]: value } : refused(failure));

const owedOf = (asked: t.TypeOf<typeof Target>['in']): Owed => ({
  quote: { price: asked.debtAssetPrice, unit: asked.debtAssetUnit }, drawnShares: 0n, drawnIndex: 0n, premium: 0n,
  total: asked.totalDebtValueRay, health: asked.healthFactor, targetHealth: asked.targetHealthFactor, collateralFactor: asked.collateralFactor, bonus: asked.liquidationBonus,
});

function saidOfBonus({ healthFactor, maxLiquidationBonus, healthFactorForMaxBonus, liquidationBonusFactor }: t.TypeOf<typeof Bonus>['in']): Fields {
  return saidOf('liquidationBonus', bonusAt({ targetHealth: 0n, fullBelow: healthFactorForMaxBonus, leastShare: liquidationBonusFactor }, healthFactor, maxLiquidationBonus));
}

function saidOfDebt(asked: t.TypeOf<typeof Debt>['in']): Fields {
  const { drawnShares, premiumDebtRay, drawnIndex, debtToCover } = asked;
  const taken = debtTaken({ ...owedOf(asked), drawnShares, premium: premiumDebtRay, drawnIndex }, debtToCover);
  return taken.failure === null ? { ok: true, drawnSharesToLiquidate: taken.drawnShares, premiumDebtRayToLiquidate: taken.premium } : refused(taken.failure);
}

function saidOfAmounts(asked: t.TypeOf<typeof Amounts>['in']): Fields {
  const bonus = bonusAt({ targetHealth: 0n, fullBelow: asked.healthFactorForMaxBonus, leastShare: asked.liquidationBonusFactor }, asked.healthFactor, asked.maxLiquidationBonus);
  if (bonus.failure !== null) return refused(bonus.failure);
  const { drawnShares, premiumDebtRay, drawnIndex } = asked;
  const owed = { ...owedOf({ ...asked, debtAssetUnit: 10n ** asked.debtAssetDecimals, liquidationBonus: bonus.value }), drawnShares, premium: premiumDebtRay, drawnIndex };
  const liquidation = liquidationOf(owed, {
    quote: { price: asked.collateralAssetPrice, unit: 10n ** asked.collateralAssetDecimals },
    pool: { addedAssets: asked.hubTotalAddedAssets, addedShares: asked.hubAddedShares }, shares: asked.suppliedShares, feeShare: asked.liquidationFee,
  }, asked.debtToCover);
  if (liquidation.kind === 'reverted') return refused(liquidation.reason);
  return {
    ok: true, collateralSharesToLiquidate: liquidation.shares, collateralSharesToLiquidator: liquidation.sharesToLiquidator,
    drawnSharesToLiquidate: liquidation.drawnShares, premiumDebtRayToLiquidate: liquidation.premium,
  };
}

const replayOf = <In>(row: t.Decoder<unknown, { in: In; out: Fields }>, said: (asked: In) => Fields): Replay => (data) => {
  const decoded = decodeWith(row, data);
  return decoded._tag === 'Left' ? decoded : right(compared('out', decoded.right.out, said(decoded.right.in)));
};

const kindOf = (id: string, replay: Replay): OracleKind => ({
  id, dialect: 'aave-v4@1', holds: (fileName) => fileName.startsWith(id),
  unobservable: [{ field: 'id', reason: 'It numbers the row; no contract answered it.' }],
  asking: null,
  begin: () => replay,
});

/** The bonus by health. */
export const aaveV4LiquidationBonus: OracleKind = kindOf('aave-v4-liquidation-bonus', replayOf(Bonus, saidOfBonus));
/** The debt that brings an account to its target. */
export const aaveV4DebtToTarget: OracleKind = kindOf('aave-v4-debt-to-target-hf', replayOf(Target, (asked) => saidOf('debtRayToTarget', toTarget(owedOf(asked)))));
/** The debt that one call takes. */
export const aaveV4DebtToLiquidate: OracleKind = kindOf('aave-v4-debt-to-liquidate', replayOf(Debt, saidOfDebt));
/** Both sides of one call. */
export const aaveV4LiquidationAmounts: OracleKind = kindOf('aave-v4-liquidation-amounts', replayOf(Amounts, saidOfAmounts));
