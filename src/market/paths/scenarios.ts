import { type Either, map } from 'fp-ts/lib/Either.js';
import { BPS, max } from '../../kernel/arithmetic.js';
import type { InputError } from '../../machine/input.js';
import { alongLegs, aroundBase, type Leg } from './levels.js';
import type { Observation } from './observation.js';
import { checkedOptions, type MarketBase, pathOf, type ScenarioOptions, type Shape } from './scenario.js';

/** A named market path: what it does in one sentence, and the options it has where none are given. */
export interface Scenario {
  readonly description: string;
  readonly defaults: ScenarioOptions;
  readonly path: (base: MarketBase, options?: Partial<ScenarioOptions>) => Either<InputError, Iterable<Observation>>;
}

const quarterHour = 900n;

function scenario(description: string, defaults: Pick<ScenarioOptions, 'length' | 'move'>, shape: Shape): Scenario {
  const all = { start: 0n, interval: quarterHour, seed: 1n, ...defaults };
  const path = (base: MarketBase, options: Partial<ScenarioOptions> = {}): Either<InputError, Iterable<Observation>> =>
    map((checked: ScenarioOptions) => pathOf(shape, base, checked))(checkedOptions(shape, base, { ...all, ...options }));
  return { description, defaults: all, path };
}

/** A leg of a share of the whole length, in 384ths (quarter hours of four days), and at least one observation long. */
const part = (options: ScenarioOptions, share: bigint, to: bigint): Leg => ({ observations: max((options.length * share) / 384n, 1n), to });

/** The legs, and then their last level until the length is reached; the first observation is the base price itself. */
function lasting(options: ScenarioOptions, legs: readonly Leg[]): readonly Leg[] {
  const used = legs.reduce((sum, { observations }) => sum + observations, 1n);
  return [...legs, { observations: options.length - used, to: legs.at(-1)?.to ?? BPS }];
}

const calm: Shape['levels'] = ({ length, move, seed }) => aroundBase(length, move, seed);
const decline = (options: ScenarioOptions): readonly Leg[] => [{ observations: options.length - 1n, to: BPS - options.move }];

const jump = (options: ScenarioOptions): readonly Leg[] =>
  lasting(options, [part(options, 96n, BPS), { observations: 1n, to: BPS - options.move }]);

const crashAndRebound = (options: ScenarioOptions): readonly Leg[] =>
  lasting(options, [
    part(options, 96n, BPS),
    part(options, 48n, BPS - options.move),
    part(options, 96n, BPS - options.move / 2n),
  ]);

/** March 2020: what is lost of the base price after each leg [bps] where the low is at −56 %, and in proportion elsewhere. */
function blackThursday(options: ScenarioOptions): readonly Leg[] {
  const after = (loss: bigint): bigint => BPS - (options.move * loss) / 5_600n;
  return lasting(options, [
    part(options, 192n, after(1_400n)), // two days sliding
    part(options, 8n, after(3_206n)), // −21 % in two hours
    part(options, 40n, after(2_900n)), // ten hours of hope
    part(options, 12n, after(4_054n)), // and of doubt
    part(options, 12n, after(5_600n)), // −26 % in three hours: the low
    part(options, 24n, after(3_600n)), // six hours of rebound
  ]);
}

const risingDebt = (options: ScenarioOptions): readonly Leg[] =>
  lasting(options, [part(options, 96n, BPS), part(options, 192n, BPS + options.move)]);

const wick = (options: ScenarioOptions): readonly Leg[] =>
  lasting(options, [part(options, 192n, BPS), { observations: 1n, to: BPS - options.move }, { observations: 1n, to: BPS }]);

const collateral = (levels: Shape['levels'], silent?: Shape['silent']): Shape => ({
  moving: 'collateral',
  levels,
  ...(silent === undefined ? {} : { silent }),
});

const along = (course: (options: ScenarioOptions) => readonly Leg[]): Shape['levels'] => (options) => alongLegs(course(options));

const scenarioTable = {
  calm: scenario('Collateral prices stay within a narrow band.', { length: 384n, move: 50n }, collateral(calm)),
  'slow-bleed': scenario(
    'Collateral prices fall evenly and without a gap.',
    { length: 601n, move: 6_000n },
    collateral(along(decline)),
  ),
  jump: scenario(
    'Collateral prices fall at once, from one observation to the next, and stay there.',
    { length: 96n, move: 3_000n },
    collateral(along(jump)),
  ),
  'crash-and-rebound': scenario(
    'Collateral prices fall for an eighth of the time and then regain half of the loss.',
    { length: 192n, move: 4_500n },
    collateral(along(crashAndRebound)),
  ),
  'black-thursday': scenario(
    'The shape of March 2020: two days sliding, 21 % lost in two hours, 26 % in three, a low at −56 %, a partial rebound.',
    { length: 384n, move: 5_600n },
    collateral(along(blackThursday)),
  ),
  'rising-debt': scenario(
    'The prices of the assets owed rise evenly, as in a short squeeze.',
    { length: 192n, move: 8_500n },
    { moving: 'debt', levels: along(risingDebt) },
  ),
  wick: scenario(
    'Collateral prices are far down in one observation and back in the next.',
    { length: 96n, move: 6_000n },
    collateral(along(wick)),
  ),
  stale: scenario(
    'Collateral prices fall evenly, and nobody quotes them for the middle half of the time.',
    { length: 192n, move: 4_000n },
    collateral(along(decline), (_asset, at, _base, { length }) => at >= length / 4n && at < (3n * length) / 4n),
  ),
  'dead-oracle': scenario(
    'Collateral prices fall evenly, and after a quarter of the time nobody quotes them ever again.',
    { length: 192n, move: 4_000n },
    collateral(along(decline), (_asset, at, _base, { length }) => at >= length / 4n),
  ),
  missing: scenario(
    'The first collateral asset is never quoted; the others are calm.',
    { length: 96n, move: 50n },
    collateral(calm, (asset, _at, base) => asset === base.collateral[0]),
  ),
} satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof scenarioTable;

/** The named scenarios. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = scenarioTable;

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarioTable, name);

/** Every scenario by name, in the order of the table. */
export const scenarioNames = (): readonly ScenarioName[] => Object.keys(scenarioTable).filter(isScenarioName);
