import { BPS, amountAt, max, mulDivDown, mulDivUp } from '../../../kernel/arithmetic.js';
import { AMOUNT_LIMIT } from '../../../kernel/limits.js';
import type { Event } from '../../../kernel/event.js';
import type { Aim, Intent, Situation } from '../intent.js';
import { borrowableAssets, collateralAssets, heldAssets, idOf, owedAssets, owedOf, pickOf, priceOf, type Scene } from '../scene.js';

/** An amount that an event may carry: the boundary and a unit around it. */
const around = (amount: bigint, { nudge }: Intent): bigint => max(1n, amount + BigInt(nudge));

/** What is spare of the backing above a level, or missing below it: backing − owed · level [value × bps]. */
function spareAbove({ mechanism, design, world }: Scene, level: bigint): bigint {
  const { backing, owed } = mechanism.measure(design, world);
  return backing - owed * level;
}

/** The most of a collateral that may leave with the account still at the warning level; 0 where nothing may. */
export function withdrawable(scene: Scene, asset: number): bigint {
  const weight = priceOf(scene, asset) * (scene.design.assets[asset]?.threshold ?? 0n);
  return weight === 0n ? amountAt(scene.world.account.collateral, asset) : max(0n, mulDivDown(spareAbove(scene, scene.design.warning), 1n, weight));
}

/** The most of an asset that may be borrowed with the account still at the warning level; 0 where nothing may. */
export function borrowableOf(scene: Scene, asset: number): bigint {
  const weight = priceOf(scene, asset) * scene.design.warning;
  return weight === 0n ? 1n : max(0n, mulDivDown(spareAbove(scene, scene.design.warning), 1n, weight));
}

/** The least deposit of a collateral that brings the account to a level. */
export function cureOf(scene: Scene, asset: number, level: bigint): bigint {
  const weight = priceOf(scene, asset) * (scene.design.assets[asset]?.threshold ?? 0n);
  const missing = -spareAbove(scene, level);
  return weight === 0n || missing <= 0n ? 1n : mulDivUp(missing, 1n, weight);
}

/** The least repayment of an asset that brings the account to a level. */
export function repaymentTo(scene: Scene, asset: number, level: bigint): bigint {
  const weight = priceOf(scene, asset) * level;
  const missing = -spareAbove(scene, level);
  return weight === 0n || missing <= 0n ? 1n : mulDivUp(missing, 1n, weight);
}

const often = (situations: readonly Situation[], weight: number, otherwise: number) => (situation: Situation): number => (situations.includes(situation) ? weight : otherwise);

function depositOf(scene: Scene, intent: Intent): Event | null {
  const asset = pickOf(intent.other === 5 ? scene.design.assets.map((_, index) => index) : collateralAssets(scene), intent.asset);
  if (asset === undefined) return null;
  const levels = [BPS, scene.design.warning, scene.design.target];
  const amounts = [around(cureOf(scene, asset, levels[intent.size % 3] ?? BPS), intent), 1n, around(cureOf(scene, asset, BPS) / 2n, intent), AMOUNT_LIMIT - 1n];
  return { type: 'DEPOSIT', at: scene.world.market.at, asset: idOf(scene, asset), amount: pickOf(amounts, intent.size > 57 ? 3 : intent.size % 3) ?? 1n };
}

function withdrawOf(scene: Scene, intent: Intent): Event | null {
  const asset = pickOf(heldAssets(scene), intent.asset) ?? pickOf(collateralAssets(scene), intent.asset);
  if (asset === undefined) return null;
  const held = amountAt(scene.world.account.collateral, asset);
  const edge = withdrawable(scene, asset);
  const amounts = [around(edge < held ? edge : held, intent), around(held, intent), 1n, max(1n, held / 2n)];
  return { type: 'WITHDRAW', at: scene.world.market.at, asset: idOf(scene, asset), amount: pickOf(amounts, intent.size) ?? 1n };
}

function borrowOf(scene: Scene, intent: Intent): Event | null {
  const asset = pickOf(intent.other === 5 ? scene.design.assets.map((_, index) => index) : borrowableAssets(scene), intent.asset);
  if (asset === undefined) return null;
  const edge = borrowableOf(scene, asset);
  const amounts = [around(edge, intent), around(edge, intent), 1n, max(1n, edge / 2n), AMOUNT_LIMIT - 1n];
  return { type: 'BORROW', at: scene.world.market.at, asset: idOf(scene, asset), amount: pickOf(amounts, intent.size > 57 ? 4 : intent.size % 4) ?? 1n };
}

function repayOf(scene: Scene, intent: Intent): Event | null {
  const asset = pickOf(owedAssets(scene), intent.asset) ?? pickOf(borrowableAssets(scene), intent.asset);
  if (asset === undefined) return null;
  const owed = max(owedOf(scene, asset), amountAt(scene.world.account.deficit, asset));
  const amounts = [
    around(repaymentTo(scene, asset, BPS), intent), 1n, max(1n, owed - 1n), max(1n, owed / 3n), max(1n, owed),
    around(repaymentTo(scene, asset, scene.design.warning), intent), owed + 1n, owed + owed / 2n + 1n,
  ];
  return { type: 'REPAY', at: scene.world.market.at, asset: idOf(scene, asset), amount: intent.size > 58 ? AMOUNT_LIMIT - 1n : pickOf(amounts, intent.size) ?? 1n };
}

const open = ['healthy', 'atRisk'] as const;

/** What an owner does: to the edge of what is allowed, and back from it. */
export const ownerAims: readonly Aim[] = [
  { name: 'deposit', weight: often(['settled', 'healthy'], 1, 3), event: depositOf },
  { name: 'withdraw', weight: often(['healthy', 'idle'], 4, 1), event: withdrawOf },
  { name: 'borrow', weight: (situation) => (situation === 'idle' ? 20 : situation === 'healthy' ? 4 : 1), event: borrowOf },
  { name: 'repay', weight: often([...open, 'idle', 'settled'], 2, 5), event: repayOf },
  { name: 'close', weight: often(['badDebt'], 4, 1), event: ({ world }) => ({ type: 'CLOSE', at: world.market.at }) },
];
