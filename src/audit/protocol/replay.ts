import { type Either, left, right } from 'fp-ts/lib/Either.js';
import type { Ruling } from '../../../properties/protocol/judgement.js';
import type { Terms, View } from '../../../properties/protocol/view.js';
import type { Scene } from '../../machine/scene.js';
import { judgementsFor, type Move, rulingsOf, visited } from './visit.js';

/** A move that was made, with the scene that it found. */
export interface Made<Seen = View, Fixed = Terms> extends Move<Seen, Fixed> {
  readonly before: Scene<Seen, Fixed>;
}

/** Which move of a list could not be made, and why. */
export interface Missing {
  readonly place: number;
  readonly why: string;
}

/** Makes moves by their names, one after another. Every one has to be possible, and accepted. */
export function replayed<Seen, Fixed>(opening: Scene<Seen, Fixed>, names: readonly string[]): Either<Missing, readonly Made<Seen, Fixed>[]> {
  const made: Made<Seen, Fixed>[] = [];
  let scene = opening;
  for (const [place, name] of names.entries()) {
    const aim = scene.aims().find((each) => each.name === name);
    if (aim === undefined) return left({ place, why: `no move of this name; there are ${scene.aims().map((each) => each.name).join(', ')}` });
    const played = aim.play();
    if (played.kind === 'refused') return left({ place, why: `refused: ${played.reason}` });
    made.push({ aim, played, before: scene });
    scene = played.scene;
  }
  return right(made);
}

/** What a guarantee says of the last of some moves, or of the scene that they lead to; null where it says nothing. */
export function rulingAfter(opening: Scene, made: readonly Made[], id: string): Ruling {
  const judgement = judgementsFor(opening).find((each) => each.id === id);
  const last = made.at(-1);
  if (judgement === undefined) return null;
  if (judgement.scope === 'edge') return last === undefined ? null : (rulingsOf(judgement, { scene: last.before, moves: [last], isDeterministic: true })[0]?.ruling ?? null);
  const scene = last?.played.kind === 'accepted' ? last.played.scene : opening;
  return rulingsOf(judgement, visited(scene))[0]?.ruling ?? null;
}

/** Whether moves can be made and break a guarantee. */
export function breaks(opening: Scene, names: readonly string[], id: string): boolean {
  const made = replayed(opening, names);
  return made._tag === 'Right' && rulingAfter(opening, made.right, id) === false;
}

/** As many moves fewer as leave it broken: each is tried without, from the first to the last, until none can go. */
export function shortened(opening: Scene, names: readonly string[], id: string): readonly string[] {
  const without = names.map((_name, place) => names.filter((_each, at) => at !== place)).find((fewer) => breaks(opening, fewer, id));
  return without === undefined ? names : shortened(opening, without, id);
}
