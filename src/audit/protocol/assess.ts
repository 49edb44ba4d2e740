import { asked, type Claim } from '../../../properties/protocol.js';
import type { Opening } from '../../machine/opening.js';
import type { Protocol } from '../../mechanisms/protocols.js';
import { explored, type Explored } from './explore.js';
import { shortened } from './replay.js';
import { type Survey, surveyed } from './survey.js';
import { walked, type Walked } from './walk.js';

/** What is known of a guarantee of a deployed protocol. */
export type ProtocolVerdict = 'exhausted' | 'tested' | 'refuted' | 'open' | 'not applicable';

/** Moves that break a guarantee, and from where. */
export interface Refutation {
  readonly setting: 'opening' | 'small';
  readonly opening: Opening;
  readonly moves: readonly string[];
}

export interface ProtocolFinding {
  readonly claim: Claim;
  readonly verdict: ProtocolVerdict;
  /** Evidence among the states of the small opening, and at full size. */
  readonly judged: { readonly small: number; readonly full: number };
  /** Why it means nothing here. */
  readonly reason: string | null;
  readonly refutation: Refutation | null;
}

/** What an audit of a deployed protocol found. */
export interface ProtocolReport {
  readonly dialect: string;
  readonly seed: number;
  readonly small: Explored;
  /** Full-size numbers, nearest first as far as the budget went, and walked at random. */
  readonly full: Explored;
  readonly walks: Walked;
  readonly findings: readonly ProtocolFinding[];
  /** Of several accounts that share the market; null where the emulation is of one alone. */
  readonly market: Survey | null;
}

export interface AssessOptions {
  /** States of the small opening, and of the full one, at the most. */
  readonly states: number;
  readonly fullStates: number;
  readonly runs: number;
  readonly seed: number;
  /** Ids; all where none are named. */
  readonly guarantees?: readonly string[];
}

function refutationOf(id: string, protocol: Protocol, { small, full, walks }: Pick<ProtocolReport, 'small' | 'full' | 'walks'>): Refutation | null {
  const atFullSize = full.known.get(id)?.broken ?? null;
  if (atFullSize !== null) return { setting: 'opening', opening: protocol.opening, moves: atFullSize };
  const onWalk = walks.known.get(id)?.broken ?? null;
  if (onWalk !== null) return { setting: 'opening', opening: protocol.opening, moves: shortened(protocol.sceneAt(protocol.opening), onWalk, id) };
  const whenSmall = small.known.get(id)?.broken ?? null;
  return whenSmall === null ? null : { setting: 'small', opening: protocol.small, moves: whenSmall };
}

function verdictOf(isRefuted: boolean, isWhole: boolean, judged: ProtocolFinding['judged']): ProtocolVerdict {
  if (isRefuted) return 'refuted';
  if (isWhole && judged.small > 0) return 'exhausted';
  return judged.small + judged.full > 0 ? 'tested' : 'open';
}

/** Audits a deployed protocol: every state of its small opening, then as many of its full one as the budget allows, and walks from there. The same options give the same report. */
export function assess(protocol: Protocol, options: AssessOptions): ProtocolReport {
  const { states, fullStates, runs, seed, guarantees } = options;
  const opening = protocol.sceneAt(protocol.opening);
  const engines = { small: explored(protocol.sceneAt(protocol.small), states), full: explored(opening, fullStates), walks: walked(opening, runs, seed) };
  const findings = asked.filter(({ claim }) => guarantees === undefined || guarantees.includes(claim.id)).map((each): ProtocolFinding => {
    const { claim } = each;
    const reason = 'reason' in each ? each.reason : each.judgement.unless(opening.terms);
    const judgedIn = (known: Explored['known']): number => known.get(claim.id)?.judged ?? 0;
    const judged = { small: judgedIn(engines.small.known), full: judgedIn(engines.full.known) + judgedIn(engines.walks.known) };
    if (reason !== null) return { claim, verdict: 'not applicable', judged, reason, refutation: null };
    const refutation = refutationOf(claim.id, protocol, engines);
    return { claim, verdict: verdictOf(refutation !== null, engines.small.isWhole, judged), judged, reason, refutation };
  });
  const market = protocol.market === null ? null : surveyed(protocol.market, protocol.opening, options);
  return { dialect: protocol.dialect, seed, ...engines, findings, market };
}
