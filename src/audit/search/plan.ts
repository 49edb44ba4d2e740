import fc from 'fast-check';
import type { Design } from '../../kernel/design.js';
import { scenarioNames, type ScenarioName } from '../../market/index.js';
import { type AdversaryName, adversaryNames } from './adversaries.js';
import { type Intent, intents } from './intent.js';
import { type Opening, openings } from './opening.js';

/**
 * Where the prices of a run come from: from intents alone, from adversaries, from a named scenario, from the envelope of the design, or
 * from a given path.
 */
export type Conditions =
  | { readonly kind: 'free'; readonly silent: number; readonly since: number }
  | { readonly kind: 'adversaries'; readonly cast: readonly AdversaryName[] }
  | { readonly kind: 'scenario'; readonly name: ScenarioName; readonly move: number; readonly interval: number; readonly between: number }
  | { readonly kind: 'envelope' }
  | { readonly kind: 'given'; readonly between: number };

/** A plan for whatever design: its numbers are small, and resolved against the state. */
export interface Draft {
  readonly opening: Opening;
  readonly conditions: Conditions;
  /** A bit for each aim: each run attempts only some, since rare things are crowded out where everything is possible. */
  readonly allowed: number;
  readonly intents: readonly Intent[];
}

/** One run before it is run: it says everything about it, and the same plan always runs the same way. */
export interface Plan extends Draft {
  readonly design: Design;
}

/** Every aim, and room for a few more: a bit for each. */
export const everyAim = 2 ** 30 - 1;

const isBits = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= everyAim;

/** Three of four aims, or all of them. What it is made of can be told from it, so that a plan that came from elsewhere shrinks too. */
const someAims: fc.Arbitrary<number> = fc.tuple(fc.noBias(fc.nat(everyAim)), fc.noBias(fc.nat(everyAim)))
  .map(([one, other]) => one | other, (value) => (isBits(value) ? [value, value] : [-1, -1]));

const allowed: fc.Arbitrary<number> = fc.noShrink(fc.oneof(fc.constant(everyAim), someAims));

/** Records and never whole constants: fast-check knows a constant by its identity, and what a worker was sent is another object. */
const free: fc.Arbitrary<Conditions> = fc.noShrink(fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('free' as const), silent: fc.constant(-1), since: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('free' as const), silent: fc.nat(3), since: fc.constantFrom(0, 0, 4, 10) }) },
));

/** One to three adversaries; whoever shrinks a run keeps them, since another cast would make another run of it. */
const opposed: fc.Arbitrary<Conditions> = fc.noShrink(fc.record({
  kind: fc.constant('adversaries' as const),
  cast: fc.array(fc.noBias(fc.constantFrom(...adversaryNames)), { minLength: 1, maxLength: 3 }),
}));

const scenario: fc.Arbitrary<Conditions> = fc.record({
  kind: fc.constant('scenario' as const),
  name: fc.constantFrom(...scenarioNames()),
  move: fc.noBias(fc.nat(9)),
  interval: fc.noBias(fc.nat(3)),
  between: fc.noBias(fc.integer({ min: 1, max: 2 })),
});

const envelope: fc.Arbitrary<Conditions> = fc.record({ kind: fc.constant('envelope' as const) });

const given: fc.Arbitrary<Conditions> = fc.record({ kind: fc.constant('given' as const), between: fc.noBias(fc.integer({ min: 0, max: 2 })) });

/** Which conditions a campaign draws, and how often. */
export interface Mix {
  readonly free: number;
  readonly adversaries: number;
  readonly scenario: number;
  readonly envelope: number;
  readonly given: number;
}

export const usualMix: Mix = { free: 6, adversaries: 4, scenario: 2, envelope: 2, given: 0 };
export const envelopeOnly: Mix = { free: 0, adversaries: 0, scenario: 0, envelope: 1, given: 0 };

const conditionsOf = (mix: Mix): fc.Arbitrary<Conditions> => fc.oneof(
  { weight: mix.free, arbitrary: free },
  { weight: mix.adversaries, arbitrary: opposed },
  { weight: mix.scenario, arbitrary: scenario },
  { weight: mix.envelope, arbitrary: envelope },
  { weight: mix.given, arbitrary: given },
);

/** How many intents a plan may have. */
export const mostIntents = 60;

const parts = (mix: Mix) => ({
  opening: openings,
  conditions: conditionsOf(mix),
  allowed,
  intents: fc.noBias(fc.array(intents, { minLength: 1, maxLength: mostIntents, size: 'max' })),
});

/** Plans for whatever design: they shrink to fewer intents, and those to plainer ones. */
export const drafts = (mix: Mix): fc.Arbitrary<Draft> => fc.record(parts(mix));

/** Plans over designs. */
export const plans = (designs: fc.Arbitrary<Design>, mix: Mix): fc.Arbitrary<Plan> => fc.record({ design: designs, ...parts(mix) });
