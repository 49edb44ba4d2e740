import { asked } from '../../../properties/protocol.js';
import type { Judgement, Ruling, Tried } from '../../../properties/protocol/judgement.js';
import type { Terms, View } from '../../../properties/protocol/view.js';
import type { Aim, Played, Scene } from '../../machine/scene.js';

/** Something that was asked in a scene, with the answer. */
export interface Move<Seen = View, Fixed = Terms> {
  readonly aim: Aim<Seen, Fixed>;
  readonly played: Played<Seen, Fixed>;
}

/** A scene with everything that can be asked there. */
export interface Visit<Seen = View, Fixed = Terms> {
  readonly scene: Scene<Seen, Fixed>;
  readonly moves: readonly Move<Seen, Fixed>[];
  readonly isDeterministic: boolean;
}

const sameAnswer = <Seen, Fixed>(one: Played<Seen, Fixed>, other: Played<Seen, Fixed>): boolean =>
  one.kind === 'accepted' && other.kind === 'accepted' ? one.scene.key === other.scene.key : one.kind === 'refused' && other.kind === 'refused' && one.reason === other.reason;

/** Asks everything, twice: one question has one answer. */
export function visited<Seen, Fixed>(scene: Scene<Seen, Fixed>): Visit<Seen, Fixed> {
  let isDeterministic = true;
  const moves = scene.aims().map((aim): Move<Seen, Fixed> => {
    const played = aim.play();
    isDeterministic &&= sameAnswer(played, aim.play());
    return { aim, played };
  });
  return { scene, moves, isDeterministic };
}

const changes = (before: View, after: View): boolean =>
  before.fineDebt !== after.fineDebt || before.collateral !== after.collateral || before.lot !== after.lot || before.asking?.ask !== after.asking?.ask || before.asking?.startedAt !== after.asking?.startedAt;

/** What a liquidator asks who wants all that a protocol offers, in the words of whichever protocol it is. */
const asksMost = new Set(['repay all', 'repay the most', 'repay all of the most', 'seize all', 'liquidate', 'absorb', 'start an auction', 'pre-liquidate, repay the most']);

const triedIn = ({ scene, moves }: Visit): readonly Tried[] => moves.map(({ aim, played }) => ({
  isOwners: aim.deed === 'owner', isForced: aim.deed !== 'price' && aim.deed !== 'owner', asksMost: asksMost.has(aim.name), isAccepted: played.kind === 'accepted',
  isProgress: played.kind === 'accepted' && changes(scene.view(), played.scene.view()),
}));

/** What a judgement says in a scene: of the scene, or of each move. */
export interface Ruled {
  readonly ruling: Ruling;
  /** Null for one about the scene. */
  readonly move: Move | null;
}

/** Every ruling of a judgement on a visit. */
export function rulingsOf(judgement: Judgement, visit: Visit): readonly Ruled[] {
  const { scene, moves, isDeterministic } = visit;
  const { terms } = scene;
  const before = scene.view();
  if (judgement.scope === 'scene') {
    return [{ ruling: judgement.holds({ terms, view: before, tries: triedIn(visit), isUnchanged: scene.keyNow() === scene.key, isDeterministic }), move: null }];
  }
  return moves.flatMap((move) => {
    const { aim: { deed, at }, played } = move;
    return played.kind === 'refused' ? [] : [{ ruling: judgement.holds({ terms, before, deed, at, deal: played.deal, after: played.scene.view() }), move }];
  });
}

/** The judgements that mean something under these terms. */
export const judgementsFor = ({ terms }: Scene): readonly Judgement[] => asked.flatMap((each) => ('judgement' in each && each.judgement.unless(terms) === null ? [each.judgement] : []));
