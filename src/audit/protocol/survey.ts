import { type MarketAsked, marketAsked } from '../../../properties/protocol/market.js';
import { type Reach, reaches } from '../../../properties/protocol/market/reached.js';
import type { MarketEdge } from '../../../properties/protocol/market/view.js';
import type { MarketScene } from '../../machine/market-scene.js';
import type { Opening } from '../../machine/opening.js';
import type { SharedMarket } from '../../mechanisms/protocols.js';
import type { Known } from './explore.js';
import { type Extent, nearestFirst } from './nearest.js';

/** Moves of several accounts, and from where. */
export interface MarketMoves {
  readonly setting: 'opening' | 'few';
  readonly moves: readonly string[];
}

/** What is known of a guarantee of a whole market. */
export interface MarketFinding {
  readonly claim: MarketAsked['claim'];
  readonly verdict: 'exhausted' | 'tested' | 'refuted' | 'open' | 'not applicable';
  /** Moves that were evidence among the states of few units, and at full size. */
  readonly judged: { readonly few: number; readonly full: number };
  /** Why it means nothing here. */
  readonly reason: string | null;
  /** What breaks it, with the last of the moves. */
  readonly refutation: MarketMoves | null;
}

/** How something that has to happen now and then came about. */
export interface Reaching {
  readonly reach: Reach;
  /** Why it cannot. */
  readonly reason: string | null;
  /** Null where nothing led to it. */
  readonly reached: MarketMoves | null;
}

/** What was found of several accounts that share a market. */
export interface Survey {
  readonly few: Extent;
  readonly full: Extent;
  readonly findings: readonly MarketFinding[];
  readonly reachings: readonly Reaching[];
}

export interface SurveyOptions {
  /** States of few units, and at full size, at the most. */
  readonly states: number;
  readonly fullStates: number;
  /** Ids; all where none are named. */
  readonly guarantees?: readonly string[];
}

/** How far one setting was looked at, and what is known by then. */
interface Looked {
  readonly extent: Extent;
  readonly known: ReadonlyMap<string, Known>;
  readonly reached: ReadonlyMap<string, readonly string[]>;
}

const nothing: Known = { judged: 0, broken: null };

function looked(opening: MarketScene, most: number): Looked {
  const { terms } = opening;
  const [known, reached] = [new Map<string, Known>(), new Map<string, readonly string[]>()];
  const learn = (edge: MarketEdge, way: () => readonly string[]): void => {
    for (const { judgement: { id, unless, holds } } of marketAsked) {
      const ruling = unless(terms) === null ? holds(edge) : null;
      if (ruling === null) continue;
      const { judged, broken } = known.get(id) ?? nothing;
      known.set(id, { judged: judged + 1, broken: broken ?? (ruling ? null : way()) });
    }
    for (const { id, unless, isSeen } of reaches) {
      if (!reached.has(id) && unless(terms) === null && isSeen(edge)) reached.set(id, way());
    }
  };
  const extent = nearestFirst(opening, most, ({ scene, moves }, way) => {
    const before = scene.view();
    for (const { aim, played } of moves) {
      if (played.kind === 'accepted') learn({ terms, before, deed: aim.deed, deal: played.deal, after: played.scene.view() }, () => [...way(), aim.name]);
    }
  });
  return { extent, known, reached };
}

function verdictOf({ judged, reason, refutation }: Omit<MarketFinding, 'verdict'>, isWhole: boolean): MarketFinding['verdict'] {
  if (reason !== null) return 'not applicable';
  if (refutation !== null) return 'refuted';
  if (isWhole && judged.few > 0) return 'exhausted';
  return judged.few + judged.full > 0 ? 'tested' : 'open';
}

/** The moves of one of two settings, few units first: they are easier to read. */
function eitherOf(few: readonly string[] | null | undefined, full: readonly string[] | null | undefined): MarketMoves | null {
  if (few !== null && few !== undefined) return { setting: 'few', moves: few };
  return full === null || full === undefined ? null : { setting: 'opening', moves: full };
}

/** Judges all accounts of a market together: in every state of few units that their moves lead to, and as far as the budget allows at full size. */
export function surveyed({ few: units, sceneAt }: SharedMarket, opening: Opening, { states, fullStates, guarantees }: SurveyOptions): Survey {
  const { terms } = sceneAt(units);
  const [few, full] = [looked(sceneAt(units), states), looked(sceneAt(opening), fullStates)];
  const findings = marketAsked.filter(({ claim: { id } }) => guarantees === undefined || guarantees.includes(id)).map(({ claim, judgement }): MarketFinding => {
    const [inFew, inFull] = [few.known.get(claim.id) ?? nothing, full.known.get(claim.id) ?? nothing];
    const found = { claim, judged: { few: inFew.judged, full: inFull.judged }, reason: judgement.unless(terms), refutation: eitherOf(inFew.broken, inFull.broken) };
    return { ...found, verdict: verdictOf(found, few.extent.isWhole) };
  });
  const reachings = reaches.map((reach): Reaching => ({ reach, reason: reach.unless(terms), reached: eitherOf(few.reached.get(reach.id), full.reached.get(reach.id)) }));
  return { few: few.extent, full: full.extent, findings, reachings };
}
