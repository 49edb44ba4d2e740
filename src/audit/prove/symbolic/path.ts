import type { Claim } from '../term/term.js';
import type { Reasons } from './facts.js';

/** What was met on the way through the code, in order. */
export type Item =
  /** A comparison that could go either way: the code went the way in which `claim` holds. */
  | { readonly kind: 'taken'; readonly claim: Claim }
  /** A comparison that could go one way only, as far as our own reasoning goes: it follows from a few claims that were met before; null for all of them. */
  | { readonly kind: 'implied'; readonly claim: Claim; readonly because: Reasons | null }
  /** What is assumed of the inputs. */
  | { readonly kind: 'assumed'; readonly claim: Claim }
  /** What a name stands for: a quotient, or the result of a function with a contract. */
  | { readonly kind: 'defined'; readonly claim: Claim }
  /** What an operation needs to mean anything, a divisor above zero, a numerator not below, and what it follows from. */
  | { readonly kind: 'needed'; readonly claim: Claim; readonly because: Reasons | null };

/** Whether an item is supposed, and not concluded from what was. */
export const isHypothesis = (kind: Item['kind']): boolean => kind === 'taken' || kind === 'assumed' || kind === 'defined';

/** One way through the code, and what it came to. All ways together are every input once. */
export interface Path<T> {
  readonly items: readonly Item[];
  readonly result: T;
}
