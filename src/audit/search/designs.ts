import fc from 'fast-check';
import { BPS, RAY, max, min } from '../../kernel/arithmetic.js';
import type { Asset, Design, Envelope } from '../../kernel/design.js';
import { PRICE_LIMIT } from '../../kernel/limits.js';
import { toyVariants } from '../../mechanisms/stepwise/toy.js';
import { auctions, breakers, depths, dusts, fullMeasures, incentives, type Measures, schedules, sizings, toyMeasures } from './policies.js';

const collateralNames = ['ETH', 'BTC', 'SOL'] as const;
const debtNames = ['USD', 'EUR'] as const;

const rates = fc.constantFrom(0n, 0n, 1_585_489_599_188_229_325n, RAY / 100_000n);

const named = (id: string, decimals: fc.Arbitrary<bigint>): fc.Arbitrary<Asset> => fc.record({
  id: fc.constant(id), decimals,
  threshold: fc.oneof(fc.constantFrom(8_000n, 7_500n, 9_300n), fc.bigInt({ min: 1_000n, max: 9_900n })),
  bonus: fc.oneof(fc.constantFrom(500n, 1_000n, 0n), fc.bigInt({ min: 1n, max: 2_500n })),
  borrowable: fc.constantFrom(false, false, true), rate: rates,
});

const owed = (id: string, decimals: fc.Arbitrary<bigint>): fc.Arbitrary<Asset> => fc.record({
  id: fc.constant(id), decimals,
  threshold: fc.constantFrom(0n, 0n, 0n, 7_000n), bonus: fc.constantFrom(0n, 300n), borrowable: fc.constant(true), rate: rates,
});

/** One to three collaterals and one or two debts; at full size something has decimals. */
function assetLists(measures: Measures): fc.Arbitrary<readonly Asset[]> {
  const isToy = measures.unit === 1n;
  const decimals = isToy ? fc.constant(0n) : fc.constantFrom(18n, 8n, 6n, 0n);
  const [first, second, third] = collateralNames.map((id) => named(id, decimals));
  const [dollar, euro] = debtNames.map((id) => owed(id, isToy ? fc.constant(0n) : fc.constantFrom(6n, 18n)));
  if (first === undefined || second === undefined || third === undefined || dollar === undefined || euro === undefined) return fc.constant([]);
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(first, dollar) },
    { weight: 2, arbitrary: fc.tuple(first, second, dollar) },
    { weight: 1, arbitrary: fc.tuple(first, second, third, dollar) },
    { weight: 1, arbitrary: fc.tuple(first, dollar, euro) },
    { weight: 1, arbitrary: fc.tuple(first, second, dollar, euro) },
  );
}

const collateralOf = (assets: readonly Asset[]): readonly Asset[] => assets.filter(({ threshold }) => threshold > 0n);

/** A target above every frontier, with room to spare or none: T · B > L · b. */
function targetAbove(assets: readonly Asset[], room: bigint): bigint {
  const frontier = collateralOf(assets).reduce((most, { threshold, bonus }) => max(most, (threshold * (BPS + bonus)) / BPS), 0n);
  return max(BPS, frontier + 1n) + room;
}

/** An envelope that the gap just survives, or one that it may not. */
function envelopeFor(assets: readonly Asset[], rise: bigint, isFitting: boolean, drop: bigint, reaction: bigint): Envelope {
  const most = collateralOf(assets).reduce((worst, { bonus }) => max(worst, bonus), 0n);
  const product = collateralOf(assets).reduce((worst, { threshold }) => max(worst, threshold * (BPS + most)), 0n);
  const kept = (product * (BPS + rise) + BPS * BPS - 1n) / (BPS * BPS);
  return { largestDrop: isFitting ? max(0n, BPS - kept) : drop, largestRise: rise, reaction };
}

const amountsFor = (assets: readonly Asset[], drawn: readonly number[], unit: bigint): readonly bigint[] =>
  assets.map(({ decimals }, index) => {
    const human = [0n, 1n, 5_000n, 2n][(drawn[index] ?? 0) % 4] ?? 0n;
    return unit === 1n ? min(human, 3n) : human * 10n ** decimals;
  });

/** Twice of it is still a price. */
const everydayPrice = (asset: Asset | undefined, unit: bigint): bigint => (unit === 1n ? 6n : min((195n * unit) / 10n ** (asset?.decimals ?? 0n), PRICE_LIMIT / 3n));

/** Designs of one size over given assets, usable by construction. */
function designsOver(assets: readonly Asset[], measures: Measures): fc.Arbitrary<Design> {
  const legs = collateralOf(assets);
  const leastBonus = legs.reduce((least, { bonus }) => min(least, bonus), BPS);
  return fc.record({
    warning: fc.constantFrom(10_500n, BPS, 12_000n), room: fc.constantFrom(500n, 0n, 1n, 3_000n),
    sizing: sizings(legs.length === 1 ? everydayPrice(legs[0], measures.unit) : null),
    schedule: schedules(measures), depth: depths(measures), incentive: incentives(measures, leastBonus), dust: dusts(measures),
    toxicity: fc.constantFrom('escalate', 'escalate', 'escalate', 'allow'), auction: auctions(measures), breaker: breakers(measures),
    funds: fc.array(fc.nat(3), { minLength: 10, maxLength: 10 }), cap: fc.constantFrom(5_000n, BPS, 0n, 1n),
    envelope: fc.record({ rise: fc.constantFrom(0n, 500n), isFitting: fc.constantFrom(true, true, false), drop: fc.bigInt({ min: 0n, max: 3_000n }), reaction: fc.constantFrom(0n, ...measures.times) }),
  }).map(({ room, funds, cap, envelope, ...policies }): Design => ({
    name: 'generated', dialect: 'stepwise@1', assets, ...policies,
    target: targetAbove(assets, room),
    loss: { insurance: amountsFor(assets, funds, measures.unit), insuranceCap: cap, backstop: amountsFor(assets, funds.slice(5), measures.unit) },
    envelope: envelopeFor(assets, envelope.rise, envelope.isFitting, envelope.drop, envelope.reaction),
  }));
}

const designsOf = (measures: Measures): fc.Arbitrary<Design> => assetLists(measures).chain((assets) => designsOver(assets, measures));

/** Designs of every policy variant at the size of real assets: 18, 8, 6 or no decimals, one to three collaterals, one or two debts. */
export const fullDesigns: fc.Arbitrary<Design> = designsOf(fullMeasures);

/** The same design with nothing that holds a step back, and an envelope that it claims to survive. */
function unhindered(design: Design): Design {
  const { assets, schedule, sizing, dust, breaker, envelope, target } = design;
  return {
    ...design,
    target: max(target, BPS + 1n),
    sizing: sizing.kind === 'full' ? sizing : { kind: 'targetHealth' },
    schedule: { ...schedule, interval: 0n, unlock: { kind: 'whole' }, mostSteps: max(schedule.mostSteps, BigInt(assets.length)), window: max(schedule.window, envelope.reaction + 1n) },
    depth: { kind: 'unlimited' },
    dust: dust.kind === 'refuse' ? { kind: 'expand', floor: dust.floor } : dust,
    breaker: { ...breaker, largestMove: max(breaker.largestMove, BPS), moveInterval: min(breaker.moveInterval, envelope.reaction), maxAge: max(breaker.maxAge, envelope.reaction) },
    envelope: envelopeFor(assets, envelope.largestRise, true, 0n, envelope.reaction),
  };
}

/** Designs at the size of real assets that promise to survive their envelope. */
export const survivingDesigns: fc.Arbitrary<Design> = fullDesigns.map(unhindered);

/** Designs of every policy variant in small integers. */
export const smallDesigns: fc.Arbitrary<Design> = designsOf(toyMeasures);

/** The toys, one for each kind of policy. */
export const toyDesigns: fc.Arbitrary<Design> = fc.constantFrom(...toyVariants);

/** All of them. */
export const anyDesigns: fc.Arbitrary<Design> = fc.oneof({ weight: 3, arbitrary: fullDesigns }, { weight: 2, arbitrary: smallDesigns }, { weight: 2, arbitrary: toyDesigns });
