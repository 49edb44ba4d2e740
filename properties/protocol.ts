import type { Kind, Theme } from './guarantee.js';
import { conservation, determinism } from './protocol/conservation.js';
import type { Judgement } from './protocol/judgement.js';
import { cause, health, overliquidation } from './protocol/overliquidation.js';
import { auction, liveness, solvency } from './protocol/solvency.js';
import { stepwiseGuarantees } from './stepwise.js';

/** What a guarantee says, whatever mechanism it is asked of. */
export interface Claim {
  readonly id: string;
  readonly theme: Theme;
  readonly kind: Kind;
  readonly claim: string;
  readonly why: string;
}

/** One that stepwise keeps by refusing (NOTHING_SEIZED, NOTHING_SOLD), and that deployed protocols have to be asked for. */
const paymentBuysCollateral: Claim = {
  id: 'payment-buys-collateral', theme: 'No overliquidation', kind: 'step',
  claim: 'nobody pays for nothing: a payment above zero takes some collateral',
  why: 'Where a unit costs more than what is due, whoever pays the rest gets nothing for it.',
};

/** Stepwise closes a position by its own sizes; of a protocol that lets the liquidator choose, the largest choice has to be one. */
const wholeOfferIsAccepted: Claim = {
  id: 'whole-offer-is-accepted', theme: 'Liveness', kind: 'always',
  claim: 'where an account may be liquidated, whoever asks for all that is offered is not refused',
  why: 'Else a loss waits that nobody may recognise: the last of the collateral cannot be taken, though everybody sees that it should be.',
};

/** A price of zero is a question of its own: who cannot divide by it is stuck there, and perhaps nowhere else. */
const worthlessIsCleared: Claim = {
  id: 'worthless-collateral-is-cleared', theme: 'Liveness', kind: 'always',
  claim: 'an account whose collateral is worth nothing can be closed',
  why: 'A loss that is whole has to be seen too, and a feed that says zero should not hide it.',
};

/** What stands before which claim of the registry. */
const additions: Readonly<Record<string, readonly Claim[]>> = { 'borrower-loss-is-capped': [paymentBuysCollateral], 'unwinding-terminates': [wholeOfferIsAccepted, worthlessIsCleared] };

/** Every claim of the registry, in its order, and three that are asked of deployed protocols alone. */
export const protocolClaims: readonly Claim[] = stepwiseGuarantees.flatMap((claim) => [...(additions[claim.id] ?? []), claim]);

const judgements: readonly Judgement[] = [...conservation, ...cause, ...overliquidation, ...health, ...solvency, ...auction, ...liveness, ...determinism];

/** Why a claim of the registry means nothing in what protocols share, whatever their terms. */
const beyond: Readonly<Record<string, string>> = {
  'stale-quotes-seize-nothing': 'feeds tell prices here and no ages; what a protocol asks of its oracle is outside its emulation',
  'solvent-within-envelope': 'a deployed protocol declares no envelope',
  'loss-follows-the-waterfall': 'one account does not show who bears a loss: several that share a market do',
  'tick-is-transparent': 'its time moves with its calls; interest is given',
  'snapshot-round-trips': 'its states are plain data that nothing decodes: traces replay calls',
};

/** How a claim is decided of deployed protocols, or why it is not. */
export type Asked = { readonly claim: Claim; readonly judgement: Judgement } | { readonly claim: Claim; readonly reason: string };

/** Every claim with its judgement. A claim without either would be passed over in silence: it says so. */
export const asked: readonly Asked[] = protocolClaims.map((claim) => {
  const judgement = judgements.find(({ id }) => id === claim.id);
  return judgement === undefined ? { claim, reason: beyond[claim.id] ?? 'nothing decides it yet' } : { claim, judgement };
});
