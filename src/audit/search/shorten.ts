import type { Event } from '../../kernel/event.js';
import { withJoined, withoutPairs } from './shorten/fewer.js';
import { scaledDown, simplified } from './shorten/numbers.js';

/** The events up to where a guarantee breaks, if it still does; null if not. */
export type Breaks = (events: readonly Event[]) => readonly Event[] | null;

/** Bounds the work on one counterexample: the search for a smaller one may stop anywhere. */
const mostTries = 4_000;

/** A search for something smaller, within a number of tries. */
class Shortening {
  tries = 0;
  constructor(readonly breaks: Breaks, public events: readonly Event[]) {}

  /** Takes a candidate if it still breaks the guarantee. */
  accepts(candidate: readonly Event[]): boolean {
    if (this.tries >= mostTries) return false;
    this.tries += 1;
    const broken = this.breaks(candidate);
    if (broken === null || broken.length > candidate.length) return false;
    this.events = broken;
    return true;
  }

  /** Takes the first of some candidates that breaks it, and looks again from there, until none does. */
  takesAny(candidates: (events: readonly Event[]) => Iterable<readonly Event[]>): boolean {
    let hasChanged = false;
    for (let isChanging = true; isChanging;) {
      isChanging = false;
      for (const candidate of candidates(this.events)) {
        isChanging = this.accepts(candidate);
        if (isChanging) break;
      }
      hasChanged ||= isChanging;
    }
    return hasChanged;
  }
}

/** Drops events, in halves, quarters and so on down to one by one, the latest first. */
function dropEvents(search: Shortening): boolean {
  let hasChanged = false;
  for (let size = Math.max(1, Math.floor(search.events.length / 2)); size >= 1; size = Math.floor(size / 2)) {
    for (let end = search.events.length; end > 0; end -= size) {
      const kept = search.events.filter((_, index) => index < end - size || index >= end);
      if (kept.length < search.events.length && search.accepts(kept)) hasChanged = true;
    }
  }
  return hasChanged;
}

/** Makes numbers simpler, event by event, until nothing helps. */
function simplifyNumbers(search: Shortening): boolean {
  let hasChanged = false;
  for (let index = 0; index < search.events.length; index += 1) {
    let isChanging = true;
    while (isChanging) {
      const event = search.events[index];
      const earliest = search.events[index - 1]?.at ?? 0n;
      if (event === undefined) return hasChanged;
      isChanging = simplified(event, earliest).some((candidate) => search.accepts(search.events.map((each, other) => (other === index ? candidate : each))));
      hasChanged ||= isChanging;
    }
  }
  return hasChanged;
}

/** The fewest events, and then the simplest numbers, that still break a guarantee: no single event can be left out, nor any two. */
export function shortened(events: readonly Event[], breaks: Breaks): readonly Event[] {
  const search = new Shortening(breaks, events);
  let isChanging = true;
  while (isChanging) {
    isChanging = dropEvents(search);
    isChanging = search.takesAny(withJoined) || isChanging;
    isChanging = search.takesAny(withoutPairs) || isChanging;
    isChanging = search.takesAny(scaledDown) || isChanging;
    isChanging = simplifyNumbers(search) || isChanging;
  }
  return search.events;
}
