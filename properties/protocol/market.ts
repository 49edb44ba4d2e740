import { marketJudgements, type MarketJudgement } from './market/judgements.js';
import { type Claim, protocolClaims } from '../protocol.js';

/** A claim of the registry that is decided of a whole market. */
export interface MarketAsked {
  readonly claim: Claim;
  readonly judgement: MarketJudgement;
}

/** Every claim of the registry that is about more than one account, in its order. */
export const marketAsked: readonly MarketAsked[] = protocolClaims.flatMap((claim) => {
  const judgement = marketJudgements.find(({ id }) => id === claim.id);
  return judgement === undefined ? [] : [{ claim, judgement }];
});
