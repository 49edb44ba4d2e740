import { BPS, amountAt, max, mulDivUp } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import { PRICE_LIMIT } from '../../../kernel/limits.js';
import type { World } from '../../../kernel/world.js';
import { pairOf, stepEvent, told } from '../aims/keeper.js';
import type { Intent } from '../intent.js';
import { type Level, levelsOf } from '../levels.js';
import { turningTimes } from '../moment.js';
import type { Moment, Playing } from '../play.js';
import { heldAssets, owedOf, pickOf, priceOf, type Scene } from '../scene.js';
import type { Adversary } from './adversary.js';
import { cornered, everything, isAuctioned, isUnwinding, onto, refreshed, sceneFor, steps } from './means.js';

/** One repayment in equal parts, the last of which may be a unit too large. */
function* split(playing: Playing, intent: Intent): Generator<Moment, void> {
  yield* cornered(playing, intent);
  if (!isUnwinding(playing)) return;
  const scene = sceneFor(playing, intent);
  const { collateral, debt } = pairOf(scene, { ...intent, size: 0 });
  const parts = 2 + (intent.size % 4);
  const whole = told(scene, collateral, debt, everything).stepped?.limit ?? owedOf(scene, debt);
  let at = scene.world.market.at;
  for (let part = 1; part <= parts && isUnwinding(playing); part += 1) {
    const share = whole / BigInt(parts) + (part === parts ? BigInt(intent.nudge) : 0n);
    yield* playing.does(stepEvent(playing.scene(at), collateral, debt, max(1n, share), 0n));
    at = playing.world.market.at + playing.design.schedule.interval;
  }
}

/** Times that somebody may wait for: first those of the bonus and the unlock, then all others. */
function awaited({ incentive: { curve }, schedule: { unlock } }: Design, { account: { unwinding } }: World): readonly bigint[] {
  if (unwinding === null) return [];
  const ramp = curve.kind === 'rampInTime' ? [unwinding.since + curve.duration, unwinding.since + curve.duration / 2n] : [];
  const gradual = unlock.kind === 'gradual' ? [unwinding.since + unlock.duration, unwinding.since + unlock.duration / 2n] : [];
  return [...ramp, ...gradual];
}

/** Waits for the second that pays most, with the quotes kept fresh or not, and takes all that there is. */
function* waited(playing: Playing, intent: Intent): Generator<Moment, void> {
  yield* cornered(playing, intent);
  const { design, world } = playing;
  const now = world.market.at;
  const times = [...awaited(design, world), ...turningTimes(design, world)].filter((time) => time >= now);
  const at = max(now, (pickOf(times, intent.size) ?? now) + BigInt(intent.nudge));
  if (intent.other % 3 !== 2) yield* refreshed(playing, at);
  if (isUnwinding(playing)) yield* steps(playing, intent, everything, at);
  const { auction } = playing.scene(at).world.account;
  if (isAuctioned(playing) && auction !== null) yield* playing.does({ type: 'TAKE', at, amount: max(1n, auction.lot), maxPrice: PRICE_LIMIT - 1n });
}

/** Repayments that seize a unit, or leave a unit less than the dust rule wants on either leg. */
function crumbs(scene: Scene, collateral: number, debt: number): readonly bigint[] {
  const { design: { dust, assets }, world } = scene;
  const [price, debtPrice] = [max(1n, priceOf(scene, collateral)), max(1n, priceOf(scene, debt))];
  const owed = owedOf(scene, debt);
  const multiplier = BPS + (assets[collateral]?.bonus ?? 0n);
  const floor = dust.kind === 'none' ? 1n : dust.floor;
  const seizable = max(0n, amountAt(world.account.collateral, collateral) - mulDivUp(floor, 1n, price));
  return [mulDivUp(price, BPS, debtPrice * multiplier), 1n, owed - mulDivUp(floor, 1n, debtPrice), mulDivUp(seizable * price, BPS, debtPrice * multiplier), owed - 1n];
}

function* ground(playing: Playing, intent: Intent): Generator<Moment, void> {
  yield* cornered(playing, intent);
  for (let count = 0; count <= intent.size % 3 && isUnwinding(playing); count += 1) {
    const scene = count === 0 ? sceneFor(playing, intent) : playing.scene(playing.world.market.at + playing.design.schedule.interval);
    const { collateral, debt } = pairOf(scene, { ...intent, size: 0 });
    const offered = (pickOf(crumbs(scene, collateral, debt), intent.moment) ?? 1n) + BigInt(intent.nudge);
    yield* playing.does(stepEvent(scene, collateral, debt, max(1n, offered), 0n));
  }
}

const named = (design: Design, prefixes: readonly string[]): readonly Level[] => levelsOf(design).filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)));

/** The leg on which a step lowers health soonest: threshold · (1 + bonus) is largest. */
function worstLeg(scene: Scene): number | undefined {
  const burden = (asset: number): bigint => (scene.design.assets[asset]?.threshold ?? 0n) * (BPS + (scene.design.assets[asset]?.bonus ?? 0n));
  return heldAssets(scene).reduce<number | undefined>((worst, asset) => (worst === undefined || burden(asset) > burden(worst) ? asset : worst), undefined);
}

/** Steps on the worst leg at or below its frontier, again and again: each leaves the account less healthy than it was. */
function* poisoned(playing: Playing, intent: Intent): Generator<Moment, void> {
  const scene = sceneFor(playing, intent);
  const leg = worstLeg(scene);
  const [frontier] = leg === undefined ? [] : named(playing.design, [`frontier of ${scene.design.assets[leg]?.id ?? ''}`]);
  if (leg === undefined || frontier === undefined) return;
  yield* onto(playing, scene, frontier, intent, BigInt(Math.min(0, intent.nudge)));
  for (let count = 0; count < 2 + (intent.size % 3) && isUnwinding(playing); count += 1) {
    const now = playing.scene(playing.world.market.at + (count === 0 ? 0n : playing.design.schedule.interval));
    const { debt } = pairOf(now, { ...intent, size: 0 });
    const offered = count % 2 === 0 ? everything : owedOf(now, debt) / 3n;
    yield* playing.does(stepEvent(now, leg, debt, max(1n, offered), 0n));
  }
}

/** Stands at a level where a larger share unlocks, takes the smaller one, pushes the account a unit below, and takes the larger. */
function* pushed(playing: Playing, intent: Intent): Generator<Moment, void> {
  const level = pickOf(named(playing.design, ['whole below', 'tier', 'share', 'whole bonus']), intent.size) ?? pickOf(named(playing.design, ['health one', 'frontier']), intent.size);
  if (level === undefined) return;
  yield* onto(playing, sceneFor(playing, intent), level, intent, BigInt(intent.nudge));
  if (isUnwinding(playing)) yield* steps(playing, intent, everything);
  const next = playing.scene(playing.world.market.at + playing.design.schedule.interval);
  yield* onto(playing, next, level, intent, -1n);
  if (isUnwinding(playing)) yield* steps(playing, intent, everything);
}

/** Whoever liquidates for a living. */
export const liquidators = {
  'splitting liquidator': { story: 'splits one repayment into many, to see whether they pay more than one', move: split },
  'waiting liquidator': { story: 'waits for the bonus, the unlock or the round to be at its best', move: waited },
  'grinding liquidator': { story: 'takes the least that there is and leaves dust, so that nobody wants the rest', move: ground },
  'poisoning liquidator': { story: 'steps where a step lowers health, so that there is always more to seize', move: poisoned },
  'pushing liquidator': { story: 'lowers health to where the whole may be taken, then takes it', move: pushed },
} as const satisfies Readonly<Record<string, Adversary>>;
