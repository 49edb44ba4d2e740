import type { Deal, Deed, Terms, View } from '../../properties/protocol/view.js';
import { atLevel, priceLevels } from './opening.js';

/** Data as JSON writes it, with integers as decimal strings. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What a protocol answers: why not, or the state after and what changed hands. */
export type Outcome<State> =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'accepted'; readonly state: State; readonly deal: Deal };

/** Something that can be asked of a protocol now, aimed at a boundary; the same name means the same aim in every state. */
export interface Intent<State> {
  readonly name: string;
  readonly deed: Deed;
  /** When it happens [seconds], not before now. */
  readonly at: bigint;
  /** The call that it comes to in this state. */
  readonly call: unknown;
  readonly outcome: () => Outcome<State>;
}

/** What a feed tells a protocol, and how that is answered. */
export type Quote<State> = Pick<Intent<State>, 'call' | 'outcome'>;

/** A deployed protocol as one account meets it, or as several do: where it begins, what it looks like, and what can be asked of it. */
export interface Emulation<State, Seen = View, Fixed = Terms> {
  readonly terms: Fixed;
  readonly opening: State;
  readonly openedAt: bigint;
  /** The collateral's price at first, in the protocol's own measure; and another one told. */
  readonly firstPrice: bigint;
  /** How far prices go, in eighths of the first; as far as `priceLevels` where none are named. */
  readonly levels?: readonly bigint[];
  readonly quote: (state: State, at: bigint, price: bigint) => Quote<State>;
  readonly view: (state: State, at: bigint) => Seen;
  readonly intents: (state: State, at: bigint) => readonly Intent<State>[];
}

/** An intent in a scene, which knows the scene that it leads to. */
export interface Aim<Seen = View, Fixed = Terms> {
  readonly name: string;
  readonly deed: Deed;
  readonly at: bigint;
  readonly call: () => Plain;
  readonly play: () => Played<Seen, Fixed>;
}

export type Played<Seen = View, Fixed = Terms> =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'accepted'; readonly deal: Deal; readonly scene: Scene<Seen, Fixed> };

/** A state of some protocol, whichever: explorers and judges need to know no more. */
export interface Scene<Seen = View, Fixed = Terms> {
  readonly terms: Fixed;
  readonly at: bigint;
  /** Two scenes with the same key are the same. */
  readonly key: string;
  /** The key computed again: another one would mean that somebody changed a state that is past. */
  readonly keyNow: () => string;
  readonly view: () => Seen;
  readonly aims: () => readonly Aim<Seen, Fixed>[];
  /** What follows when a feed tells a price later [the protocol's own measure]. */
  readonly quoted: (at: bigint, price: bigint) => Played<Seen, Fixed>;
}

/** A value as JSON writes it. A field that is absent is left out. */
export function plainOf(value: unknown): Plain {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, plainOf(each)] as const])));
}

/** A state as one text. JSON would say the same, several times slower. */
function textOf(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value).map(([key, each]) => `${key}:${textOf(each)}`).join()}}`;
}

/** What is computed when it is first asked for, and then known. */
function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => (known ??= { value: compute() }).value;
}

/** The scene of a state. The types of a protocol end here. */
export function sceneOf<State, Seen, Fixed>(emulation: Emulation<State, Seen, Fixed>, state: State = emulation.opening, at: bigint = emulation.openedAt): Scene<Seen, Fixed> {
  const playedBy = (outcome: () => Outcome<State>, when: bigint): Played<Seen, Fixed> => {
    const played = outcome();
    return played.kind === 'refused' ? played : { kind: 'accepted', deal: played.deal, scene: sceneOf(emulation, played.state, when) };
  };
  const aimOf = ({ name, deed, at: when, call, outcome }: Intent<State>): Aim<Seen, Fixed> => ({ name, deed, at: when, call: () => plainOf(call), play: () => playedBy(outcome, when) });
  const prices = (): readonly Intent<State>[] =>
    (emulation.levels ?? priceLevels).map((level) => ({ ...emulation.quote(state, at, atLevel(emulation.firstPrice, level)), name: `price ${level.toString()}/8`, deed: 'price', at }));
  const keyNow = (): string => `${at.toString()} ${textOf(state)}`;
  return {
    terms: emulation.terms, at, key: keyNow(), keyNow, view: once(() => emulation.view(state, at)),
    aims: () => [...prices(), ...emulation.intents(state, at)].map(aimOf), quoted: (when, price) => playedBy(emulation.quote(state, when, price).outcome, when),
  };
}
