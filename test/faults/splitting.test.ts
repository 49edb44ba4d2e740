import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepwiseGuarantees } from '../../properties/stepwise.js';
import { hunt } from '../../src/audit/search/hunt.js';
import type { Design } from '../../src/kernel/design.js';
import type { World } from '../../src/kernel/world.js';
import { checkDesign, waivedBy } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { atPar, oneLegDesign, stepped } from '../support/one-leg.js';
import { smallDesign } from '../support/worlds.js';
import { assets, dollar, large, token, withCurve } from './designs.js';

/**
 * Splitting never pays where max bonus × threshold ≤ the health of the whole bonus, for every collateral
 * (aave-v4, LiquidationEngine.md). The two configurations are those whose printed profits the known answers reproduce.
 */
interface Configuration {
  readonly threshold: bigint;
  readonly bonus: bigint;
  readonly least: bigint;
  readonly fullBelow: bigint;
}

/** 110 % × 85 % = 93.5 %, and the bonus is whole only below health 0.80. */
const violating: Configuration = { threshold: 8_500n, bonus: 1_000n, least: 500n, fullBelow: 8_000n };
/** 105 % × 80 % = 84 %, and the bonus is whole already below health 0.85. */
const satisfying: Configuration = { threshold: 8_000n, bonus: 500n, least: 400n, fullBelow: 8_500n };

const one = 10n ** 12n;
const owed = 1_000n * one;

/** Toxic steps are allowed, as Aave v4 allows them: the condition alone decides. */
function designOf({ threshold, bonus, least, fullBelow }: Configuration): Design {
  const incentive = { ...smallDesign().incentive, curve: { kind: 'linearInHealth', least, fullBelow } } as const;
  return oneLegDesign({ threshold, bonus }, { toxicity: 'allow', target: 10_500n, incentive });
}

/** An account of this health [bps] that owes 1000. */
const accountOf = (configuration: Configuration, health: bigint): World => atPar(designOf(configuration), (health * owed) / configuration.threshold, owed);

interface Traded {
  readonly repaid: bigint;
  readonly seized: bigint;
  readonly steps: bigint;
}

/** Steps of these repayments, one after another at the same instant, as long as there is an account to step on. */
function traded(configuration: Configuration, start: World, parts: readonly bigint[]): Traded {
  const design = designOf(configuration);
  let world = start;
  let sofar: Traded = { repaid: 0n, seized: 0n, steps: 0n };
  for (const part of parts) {
    if (world.account.phase !== 'unwinding.ready') return sofar;
    const step = stepped(design, world, part);
    sofar = { repaid: sofar.repaid + step.repaid, seized: sofar.seized + step.seized, steps: sofar.steps + 1n };
    ({ world } = step);
  }
  return sofar;
}

/** What the steps seized beyond what one step of the same total does [units]. */
function gainOf(configuration: Configuration, health: bigint, parts: readonly bigint[]): { readonly gain: bigint; readonly steps: bigint } {
  const start = accountOf(configuration, health);
  const slices = traded(configuration, start, parts);
  const whole = traded(configuration, start, [slices.repaid]);
  expect(whole.repaid).toBe(slices.repaid);
  return { gain: slices.seized - whole.seized, steps: slices.steps };
}

const equal = (count: bigint, total: bigint): readonly bigint[] => Array.from({ length: Number(count) }, () => total / count);
const counts = [2n, 3n, 7n, 10n, 50n, 100n, 400n] as const;

describe('a liquidator who splits 400 of a debt of 1000', () => {
  it.each(counts)('profits in the violating configuration, in %i parts: by far more than a unit each', (count) => {
    const { gain, steps } = gainOf(violating, 9_000n, equal(count, 400n * one));
    expect(steps).toBe(count);
    expect(gain).toBeGreaterThan(one / 10n);
    expect(gain).toBeGreaterThan(count * 1_000n);
  });

  it.each(counts)('does not in the satisfying one, in %i parts: not even by a unit each', (count) => {
    for (const health of [9_500n, 9_000n, 8_500n, 8_401n]) {
      const { gain, steps } = gainOf(satisfying, health, equal(count, 400n * one));
      expect(gain).toBeLessThanOrEqual(steps);
    }
  });

  it('profits the more, the more parts there are', () => {
    const gains = counts.map((count) => gainOf(violating, 9_000n, equal(count, 400n * one)).gain);
    expect(gains.every((gain, place) => place === 0 || gain > (gains[place - 1] ?? 0n))).toBe(true);
  });
});

/** Up to a dozen repayments of any size that one step may make together. */
const splits = fc.array(fc.bigInt({ min: 1n, max: 40n * one }), { minLength: 2, maxLength: 12 });

describe('any split at any health', () => {
  it('gains at most a unit a step in the satisfying configuration', () => {
    fc.assert(fc.property(fc.bigInt({ min: 8_401n, max: 9_999n }), splits, (health, parts) => {
      const { gain, steps } = gainOf(satisfying, health, parts);
      return gain <= steps;
    }));
  });

  it('gains more in the violating one, wherever a step is toxic and the bonus not yet whole', () => {
    // A step is toxic below health 0.85 · (1.05 + (1 − health) / 4), that is below 0.9113. From 0.909 down ten of them raise the bonus by
    // basis points, and from 0.86 up they do not reach 0.80, where it is whole.
    fc.assert(fc.property(fc.bigInt({ min: 8_600n, max: 9_090n }), (health) => {
      const { gain, steps } = gainOf(violating, health, equal(10n, 400n * one));
      return gain > steps;
    }));
  });
});

const never = 'splitting-never-pays';
const isPromised = (design: Design): boolean => stepwiseGuarantees.some(({ id, promisedBy }) => id === never && promisedBy(design));
const largeOf = ({ threshold, bonus, least, fullBelow }: Configuration): Design =>
  large('splitting', { ...assets(token(threshold, bonus), dollar), toxicity: 'allow', ...withCurve({ kind: 'linearInHealth', least, fullBelow }) });
const isRefuted = (design: Design): boolean => hunt(stepwise, design, never, { seed: 20_200_312, runs: 400 }) !== null;

/** Around 105 % × 80 % = 84 %, and 110 % × 85 % = 93.5 %, to the basis point. */
const around: readonly [string, Configuration, boolean][] = [
  ['105 % × 80 % = 84 %', { ...satisfying, fullBelow: 8_400n }, true],
  ['105 % × 80 % > 83.99 %', { ...satisfying, fullBelow: 8_399n }, false],
  ['110 % × 85 % = 93.5 %', { ...violating, fullBelow: 9_350n }, true],
  ['110 % × 85 % > 93.49 %', { ...violating, fullBelow: 9_349n }, false],
  ['the satisfying configuration', satisfying, true],
  ['the violating configuration', violating, false],
];

describe(`${never}`, () => {
  it.each(around)('where %s: is promised exactly where a search does not refute it, to the basis point', (_where, configuration, holds) => {
    const design = largeOf(configuration);
    expect([isPromised(design), isRefuted(design)]).toEqual([holds, !holds]);
    expect(waivedBy(checkDesign(design)).includes(never)).toBe(!holds);
  });

  it('is promised of the violating configuration where steps that lower health are withheld', () => {
    const escalating: Design = { ...largeOf(violating), toxicity: 'escalate' };
    expect([isPromised(escalating), isRefuted(escalating)]).toEqual([true, false]);
  });
});
