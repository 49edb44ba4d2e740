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

/** What a new plan begins with. */
type Beginning = (chance: Chance, parent: Draft, other: Draft) => readonly Intent[];

const upTo = (chance: Chance, list: readonly Intent[]): readonly Intent[] => list.slice(0, 1 + chance.below(list.length));

/** All of a plan. */
const whole: Beginning = (_chance, { intents }) => intents;

/** A plan as far as some point. */
const part: Beginning = (chance, { intents }) => upTo(chance, intents);

/** The beginning of one plan and the end of another. */
const spliced: Beginning = (chance, parent, other) => [...upTo(chance, parent.intents), ...other.intents.slice(chance.below(other.intents.length))];

/** Some intents otherwise: one in eight, and one at least. */
const altered: Beginning = (chance, { intents }) => {
  const place = chance.below(intents.length);
  return intents.map((intent, index) => (index === place || chance.below(8) === 0 ? changed(chance, intent) : intent));
};

/** A stretch of it twice. */
const repeated: Beginning = (chance, { intents }) => {
  const from = chance.below(intents.length);
  const stretch = intents.slice(from, from + 1 + chance.below(8));
  return [...intents.slice(0, from), ...stretch, ...stretch, ...intents.slice(from + stretch.length)];
};

const beginnings: readonly Beginning[] = [whole, part, spliced, altered, altered, repeated];

/** New intents after those of a plan, as far as there is room: only what is drawn anew can reach what no plan reached. */
const further = (chance: Chance, room: number): readonly Intent[] => (room <= 0 ? [] : Array.from({ length: 1 + chance.below(room) }, () => drawnIntent(chance)));

/** Somebody else to be up against, now and then; other conditions make what follows another story, and stay. */
function recast(chance: Chance, conditions: Conditions): Conditions {
  const name = chance.oneOf(adversaryNames);
  if (conditions.kind !== 'adversaries' || name === undefined || chance.below(4) !== 0) return conditions;
  const place = chance.below(conditions.cast.length + 1);
  return { kind: 'adversaries', cast: place < conditions.cast.length ? conditions.cast.map((each, index) => (index === place ? name : each)) : [...conditions.cast.slice(-2), name] };
}

/** A plan made of one that reached something, and of another; the same draws make the same plan. */
export function mutated(chance: Chance, parent: Draft, other: Draft): Draft {
  const beginning = (chance.oneOf(beginnings) ?? whole)(chance, parent, other);
  return {
    opening: chance.below(8) === 0 ? other.opening : parent.opening,
    conditions: recast(chance, parent.conditions),
    allowed: chance.below(8) === 0 ? other.allowed : parent.allowed,
    intents: [...beginning, ...further(chance, mostIntents - beginning.length)].slice(0, mostIntents),
  };
}
