import { right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { decodeWith } from '../../../machine/input.js';
import { seizureOf } from '../../../mechanisms/aave-v3/kernel/amounts.js';
import { type ReleaseName, releaseOf } from '../../../mechanisms/aave-v3/kernel/release.js';
import { compared, type Value } from '../comparing.js';
import type { OracleKind, Replay } from '../kind.js';
import { Word } from '../word.js';
import { saidOfReason } from './failures.js';


const Asked = t.type({
  liquidationProtocolFeeBps: Word, liquidationBonusBps: Word, collateralAssetPrice: Word, collateralAssetUnit: Word, debtAssetPrice: Word, debtAssetUnit: Word,
  debtToCover: Word, userCollateralBalance: Word,
});

const Answered = t.intersection([
  t.type({ ok: t.literal(true), collateralToLiquidator: Word, debtAmountNeeded: Word, liquidationProtocolFee: Word }),
  t.partial({ collateralToLiquidateInBaseCurrency: Word }),
]);

const Row = t.type({ in: Asked, out: t.union([Answered, t.type({ ok: t.literal(false), err: t.string })]) });

function saidBy(name: ReleaseName, asked: t.TypeOf<typeof Asked>): Readonly<Record<string, Value>> {
  const release = releaseOf(name);
  const seizure = seizureOf(release, {
    collateral: { price: asked.collateralAssetPrice, unit: asked.collateralAssetUnit },
    debt: { price: asked.debtAssetPrice, unit: asked.debtAssetUnit },
    covered: asked.debtToCover, held: asked.userCollateralBalance, bonus: asked.liquidationBonusBps, feeShare: asked.liquidationProtocolFeeBps,
  });
  // These functions were called by themselves: a failure has the form that it has in every release.
  if (seizure.kind === 'reverted') return { ok: false, err: saidOfReason(seizure.reason, name) };
  const { received, needed, fee, value } = seizure;
  const amounts = { ok: true, collateralToLiquidator: received, debtAmountNeeded: needed, liquidationProtocolFee: fee };
  return release.usedUpBy === 'amount' ? { ...amounts, collateralToLiquidateInBaseCurrency: value } : amounts;
}

const replayOf = (name: ReleaseName): Replay => (data) => {
  const row = decodeWith(Row, data);
  return row._tag === 'Left' ? row : right(compared('out', row.right.out, saidBy(name, row.right.in)));
};

/** The file's name says whose formula answered; the newest formula where it says nothing. */
function formulaOf(fileName: string): ReleaseName {
  if (fileName.includes('v3.0')) return 'v3.3';
  return fileName.includes('v3.5') ? 'v3.6' : 'v3.7';
}

/** What a liquidation takes and asks for, function by function. */
export const aaveV3AvailableCollateral: OracleKind = {
  id: 'aave-v3-available-collateral',
  dialect: 'aave-v3@1',
  holds: (fileName) => fileName.startsWith('aave-v3-available-collateral'),
  unobservable: [{ field: 'id', reason: 'It numbers the row; no contract answered it.' }],
  asking: null,
  begin: (fileName) => replayOf(formulaOf(fileName)),
};
