import { adversaryNames } from './adversaries.js';
import type { Chance } from './chance.js';
import { type Intent, intentRanges } from './intent.js';
import { type Conditions, type Draft, mostIntents } from './plan.js';

function drawnBetween(chance: Chance, [least, most]: readonly [number, number]): number {
  return least + chance.below(most - least + 1);
}

function drawnIntent(chance: Chance): Intent {
  const { aim, asset, other, size, nudge, moment } = intentRanges;
  return {
    aim: drawnBetween(chance, aim), asset: drawnBetween(chance, asset), other: drawnBetween(chance, other),
    size: drawnBetween(chance, size), nudge: drawnBetween(chance, nudge), moment: drawnBetween(chance, moment),
  };
}

/** The numbers of an intent that a change may draw again: each alone, since what made it interesting is mostly in the others. */
const numbers = ['aim', 'size', 'nudge', 'moment', 'asset', 'other'] as const;

function changed(chance: Chance, intent: Intent): Intent {
  const number = chance.oneOf(numbers) ?? 'aim';
  return { ...intent, [number]: drawnBetween(chance, intentRanges[number]) };
}

type Mutation = (chance: Chance, parent: Draft, other: Draft) => readonly Intent[];

const upTo = (chance: Chance, list: readonly Intent[]): readonly Intent[] => list.slice(0, 1 + chance.below(list.length));

/** What a plan reached, and then something else. */
const goesOn: Mutation = (chance, { intents }) => [...intents, ...Array.from({ length: 1 + chance.below(mostIntents / 2) }, () => drawnIntent(chance))];

/** As far as some point, and then something else. */
const turnsOff: Mutation = (chance, parent, other) => goesOn(chance, { ...parent, intents: upTo(chance, parent.intents) }, other);

/** The beginning of one plan and the end of another. */
const spliced: Mutation = (chance, parent, other) => [...upTo(chance, parent.intents), ...other.intents.slice(chance.below(other.intents.length))];

/** Some intents otherwise: one in eight, and one at least. */
const altered: Mutation = (chance, { intents }) => {
  const place = chance.below(intents.length);
  return intents.map((intent, index) => (index === place || chance.below(8) === 0 ? changed(chance, intent) : intent));
};

/** A stretch of it twice. */
const repeated: Mutation = (chance, { intents }) => {
  const from = chance.below(intents.length);
  const stretch = intents.slice(from, from + 1 + chance.below(8));
  return [...intents.slice(0, from), ...stretch, ...stretch, ...intents.slice(from + stretch.length)];
};

const mutations: readonly Mutation[] = [goesOn, turnsOff, spliced, altered, altered, repeated];

/** Somebody else to be up against, now and then; other conditions make what follows another story, and stay. */
function recast(chance: Chance, conditions: Conditions): Conditions {
  const name = chance.oneOf(adversaryNames);
  if (conditions.kind !== 'adversaries' || name === undefined || chance.below(4) !== 0) return conditions;
  const place = chance.below(conditions.cast.length + 1);
  return { kind: 'adversaries', cast: place < conditions.cast.length ? conditions.cast.map((each, index) => (index === place ? name : each)) : [...conditions.cast.slice(-2), name] };
}

/** A plan made of one that reached something, and of another; the same draws make the same plan. */
export function mutated(chance: Chance, parent: Draft, other: Draft): Draft {
  const mutation = chance.oneOf(mutations) ?? goesOn;
  return {
    opening: chance.below(8) === 0 ? other.opening : parent.opening,
    conditions: recast(chance, parent.conditions),
    allowed: chance.below(8) === 0 ? other.allowed : parent.allowed,
    intents: mutation(chance, parent, other).slice(0, mostIntents),
  };
}
