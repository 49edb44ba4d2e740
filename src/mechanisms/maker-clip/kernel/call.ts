import { bark } from './dog.js';
import { kick, redo, updateLeastDue, yank } from './clipper.js';
import { cage, cageCollateral, cageDog, skim, snip } from './end.js';
import type { Fixed } from './fixed.js';
import { accepted, type Accepted } from './outputs.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { type Setting, withSetting } from './settings.js';
import { type Feed, type State, type Step, withMarket } from './state.js';
import { take } from './take.js';
import { fold, frob, poke, type VaultChange } from './vault.js';
import { flog, heal } from './vow.js';

/** What somebody asks of the contracts; named as they name it. */
export type Request =
  | { readonly type: 'price'; readonly feed: Feed }
  | { readonly type: 'poke' }
  | { readonly type: 'bark'; readonly vault: string; readonly keeper: string }
  | { readonly type: 'take'; readonly id: bigint; readonly amount: bigint; readonly maxPrice: bigint; readonly receiver: string }
  | { readonly type: 'redo'; readonly id: bigint; readonly keeper: string }
  | { readonly type: 'yank'; readonly id: bigint }
  | { readonly type: 'upchost' }
  | { readonly type: 'file'; readonly setting: Setting }
  | { readonly type: 'fold'; readonly change: bigint }
  | { readonly type: 'frob'; readonly change: VaultChange }
  | { readonly type: 'heal'; readonly amount: bigint }
  | { readonly type: 'flog'; readonly era: bigint }
  | { readonly type: 'kick'; readonly due: bigint; readonly lot: bigint; readonly owner: string; readonly keeper: string }
  | { readonly type: 'cageDog' }
  | { readonly type: 'cage' }
  | { readonly type: 'cageCollateral' }
  | { readonly type: 'snip'; readonly id: bigint }
  | { readonly type: 'skim'; readonly vault: string };

/** A request, who makes it, and when [seconds]. */
export interface Call {
  readonly at: bigint;
  readonly sender: string;
  readonly request: Request;
}

export type Answer = Accepted | Reverted;

const silently = (step: Step): Answer => (isReverted(step) ? step : accepted(step, []));

/** Answers one call. A call that is refused changes nothing. */
export function call(fixed: Fixed, state: State, { at, sender, request }: Call): Answer {
  const isGovernor = sender === fixed.governor;
  switch (request.type) {
    case 'price': return accepted(withMarket(state, { feed: request.feed }), []);
    case 'poke': return silently(poke(fixed, state));
    case 'bark': return bark(fixed, state, { at, vault: request.vault, keeper: request.keeper });
    case 'take': return take(state, { ...request, at, sender });
    case 'redo': return redo(fixed, state, { at, id: request.id, keeper: request.keeper });
    case 'yank': return isGovernor ? yank(state, sender, request.id) : reverted('Clipper/not-authorized');
    case 'upchost': return silently(updateLeastDue(state));
    case 'file': return silently(withSetting(fixed, state, sender, request.setting));
    case 'fold': return silently(fold(fixed, state, sender, request.change));
    case 'frob': return silently(frob(state, sender, request.change));
    case 'heal': return silently(heal(state, request.amount));
    case 'flog': return silently(flog(fixed, state, at, request.era));
    case 'kick': return isGovernor ? kick(fixed, state, { ...request, at }) : reverted('Clipper/not-authorized');
    case 'cageDog': return isGovernor ? accepted(cageDog(state), [{ kind: 'dogCaged' }]) : reverted('Dog/not-authorized');
    case 'cage': return cage(fixed, state, sender);
    case 'cageCollateral': return cageCollateral(fixed, state);
    case 'snip': return snip(state, request.id);
    case 'skim': return skim(state, request.vault);
  }
}
