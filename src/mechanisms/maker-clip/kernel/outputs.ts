import type * as answer from '../../../kernel/answer.js';
import type { State } from './state.js';

export { accepted } from '../../../kernel/answer.js';

/** What a call announces, in the order in which the contracts do. */
export type Output =
  | { readonly kind: 'kicked'; readonly id: bigint; readonly top: bigint; readonly due: bigint; readonly lot: bigint; readonly owner: string; readonly keeper: string; readonly reward: bigint }
  | { readonly kind: 'barked'; readonly id: bigint; readonly vault: string; readonly collateral: bigint; readonly normalisedDebt: bigint; readonly debt: bigint }
  | { readonly kind: 'dug'; readonly amount: bigint }
  | { readonly kind: 'taken'; readonly id: bigint; readonly most: bigint; readonly price: bigint; readonly paid: bigint; readonly due: bigint; readonly lot: bigint; readonly owner: string }
  | { readonly kind: 'redone'; readonly id: bigint; readonly top: bigint; readonly due: bigint; readonly lot: bigint; readonly owner: string; readonly keeper: string; readonly reward: bigint }
  | { readonly kind: 'yanked'; readonly id: bigint }
  | { readonly kind: 'dogCaged' }
  | { readonly kind: 'endCaged' }
  | { readonly kind: 'tagged' }
  | { readonly kind: 'snipped'; readonly id: bigint; readonly owner: string; readonly due: bigint; readonly lot: bigint; readonly normalisedDebt: bigint }
  | { readonly kind: 'skimmed'; readonly vault: string; readonly collateral: bigint; readonly normalisedDebt: bigint };

/** A call, or a part of one, that went through. */
export type Accepted = answer.Accepted<State, Output>;
