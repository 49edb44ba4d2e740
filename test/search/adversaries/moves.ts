import fc from 'fast-check';
import { effectOf, type Stepped } from '../../../properties/effects.js';
import { adversaries, type AdversaryName } from '../../../src/audit/search/adversaries.js';
import { fullSizeDesigns } from '../../../src/audit/search/full-size.js';
import { drafts, everyAim, usualMix } from '../../../src/audit/search/plan.js';
import { type Moment, opened, Playing, usualStart } from '../../../src/audit/search/play.js';
import { basePrices } from '../../../src/audit/search/pricing.js';
import type { Design } from '../../../src/kernel/design.js';
import type { Event } from '../../../src/kernel/event.js';
import { assess } from '../../../src/kernel/health.js';
import type { World } from '../../../src/kernel/world.js';
import type { Part } from '../../../src/machine/decide.js';
import { stepwise } from '../../../src/mechanisms/stepwise/mechanism.js';
import { NotAsExpected } from '../../support/designs.js';

/** A design of full size, by name. */
export function fullSize(name: string): Design {
  const found = fullSizeDesigns.find((design) => design.name === name);
  if (found === undefined) throw new NotAsExpected(`no design of full size is called ${name}`);
  return found;
}

/** One move of an adversary: what it did, one event after another. */
export interface Move {
  readonly design: Design;
  readonly moments: readonly Moment[];
}

/** Moves of one run: more would only meet what earlier moves left. */
const movesOfRun = 6;

/**
 * The moves of an adversary against accounts that are opened near the edge; the same ones each time.
 * @param after somebody else, who moves first each time: some need a market that another made
 */
export function movesOf(name: AdversaryName, design: Design, runs = 80, after?: AdversaryName): readonly Move[] {
  return fc.sample(drafts(usualMix), { seed: 20_200_312, numRuns: runs }).flatMap((draft) => {
    const playing = new Playing(stepwise, design, everyAim, usualStart);
    const plan = { design, ...draft, conditions: { kind: 'adversaries', cast: [name] } } as const;
    const before = [...opened(playing, plan, basePrices(design, draft.opening.prices))];
    if (before.length === 0) return [];
    return draft.intents.slice(0, movesOfRun).map((intent) => {
      if (after !== undefined) Array.from(adversaries[after].move(playing, intent));
      return { design, moments: [...adversaries[name].move(playing, intent)] };
    });
  });
}

export const partsOf = ({ moments }: Move): readonly Part[] => moments.flatMap(({ parts }) => parts ?? []);

/** The steps that a move took, each with the world that it found. */
export const stepsOf = (move: Move): readonly { readonly stepped: Stepped; readonly part: Part }[] => partsOf(move).flatMap((part) => {
  const stepped = effectOf(part.effects, 'stepped');
  return stepped === undefined ? [] : [{ stepped, part }];
});

type Of<T extends Event['type']> = Extract<Event, { type: T }>;
const isOfType = <T extends Event['type']>(event: Event, type: T): event is Of<T> => event.type === type;

/** Events of one type, with what came of them. */
export const eventsOf = <T extends Event['type']>({ moments }: Move, type: T): readonly { readonly event: Of<T>; readonly moment: Moment }[] =>
  moments.flatMap((moment) => (isOfType(moment.event, type) ? [{ event: moment.event, moment }] : []));

export const isRefused = (code: string) => ({ refusal }: Moment): boolean => refusal?.code === code;

/** How two worlds compare in health: below zero where the second is worse off. */
export function healthMoved(design: Design, was: World, is: World): bigint {
  const [one, other] = [assess(design, was.market, was.account), assess(design, is.market, is.account)];
  return other.backing * one.owed - one.backing * other.owed;
}
