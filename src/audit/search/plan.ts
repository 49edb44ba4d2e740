import fc from 'fast-check';
import type { Design } from '../../kernel/design.js';
import { scenarioNames, type ScenarioName } from '../../market/index.js';
import { type Intent, intents } from './intent.js';
import { type Opening, openings } from './opening.js';

/** Where the prices of a run come from: from intents alone, from a named scenario, from the envelope of the design, or from a given path. */
export type Conditions =
  | { readonly kind: 'free'; readonly silent: number; readonly since: number }
  | { readonly kind: 'scenario'; readonly name: ScenarioName; readonly move: number; readonly interval: number; readonly between: number }
  | { readonly kind: 'envelope' }
  | { readonly kind: 'given'; readonly between: number };

/** One run before it is run: it says everything about it, and the same plan always runs the same way. */
export interface Plan {
  readonly design: Design;
  readonly opening: Opening;
  readonly conditions: Conditions;
  /** A bit for each aim: each run attempts only some, since rare things are crowded out where everything is possible. */
  readonly allowed: number;
  readonly intents: readonly Intent[];
}

const bits = fc.noShrink(fc.noBias(fc.nat(2 ** 30 - 1)));

/** Three of four aims, or all of them. */
const allowed: fc.Arbitrary<number> = fc.noShrink(fc.oneof(fc.constant(2 ** 30 - 1), fc.tuple(bits, bits).map(([one, other]) => one | other)));

const free: fc.Arbitrary<Conditions> = fc.noShrink(fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'free', silent: -1, since: 0 } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('free' as const), silent: fc.nat(3), since: fc.constantFrom(0, 0, 4, 10) }) },
));

const scenario: fc.Arbitrary<Conditions> = fc.record({
  kind: fc.constant('scenario' as const),
  name: fc.constantFrom(...scenarioNames()),
  move: fc.noBias(fc.nat(9)),
  interval: fc.noBias(fc.nat(3)),
  between: fc.noBias(fc.integer({ min: 1, max: 2 })),
});

const given: fc.Arbitrary<Conditions> = fc.record({ kind: fc.constant('given' as const), between: fc.noBias(fc.integer({ min: 0, max: 2 })) });

/** Which conditions a campaign draws, and how often. */
export interface Mix {
  readonly free: number;
  readonly scenario: number;
  readonly envelope: number;
  readonly given: number;
}

export const usualMix: Mix = { free: 8, scenario: 2, envelope: 2, given: 0 };
export const envelopeOnly: Mix = { free: 0, scenario: 0, envelope: 1, given: 0 };

const conditionsOf = (mix: Mix): fc.Arbitrary<Conditions> => fc.oneof(
  { weight: mix.free, arbitrary: free },
  { weight: mix.scenario, arbitrary: scenario },
  { weight: mix.envelope, arbitrary: fc.constant({ kind: 'envelope' as const }) },
  { weight: mix.given, arbitrary: given },
);

const longest = 60;

/** Plans over designs: they shrink to fewer intents, and those to plainer ones. */
export const plans = (designs: fc.Arbitrary<Design>, mix: Mix): fc.Arbitrary<Plan> => fc.record({
  design: designs,
  opening: openings,
  conditions: conditionsOf(mix),
  allowed,
  intents: fc.array(intents, { minLength: 1, maxLength: longest, size: 'max' }),
});
