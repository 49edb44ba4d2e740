import type * as answer from '../../../kernel/answer.js';

export { reverted } from '../../../kernel/answer.js';

/**
 * Why a call is refused: the words of the contracts.
 * Two have no words there: `arithmetic` is a result that fits no word (a revert without data), `division by zero` halts the machine (an invalid opcode).
 */
export const reasons = [
  'arithmetic',
  'division by zero',
  'Vat/not-authorized',
  'Vat/not-live',
  'Vat/ilk-not-init',
  'Vat/ceiling-exceeded',
  'Vat/not-safe',
  'Vat/not-allowed',
  'Vat/not-allowed-u',
  'Vat/not-allowed-v',
  'Vat/not-allowed-w',
  'Vat/dust',
  'Dog/not-authorized',
  'Dog/not-live',
  'Dog/not-unsafe',
  'Dog/liquidation-limit-hit',
  'Dog/dusty-auction-from-partial-liquidation',
  'Dog/null-auction',
  'Dog/overflow',
  'Dog/file-chop-lt-WAD',
  'Clipper/not-authorized',
  'Clipper/stopped-incorrect',
  'Clipper/zero-tab',
  'Clipper/zero-lot',
  'Clipper/zero-usr',
  'Clipper/zero-top-price',
  'Clipper/invalid-price',
  'Clipper/not-running-auction',
  'Clipper/cannot-reset',
  'Clipper/needs-reset',
  'Clipper/too-expensive',
  'Clipper/no-partial-purchase',
  'LinearDecrease/not-authorized',
  'LinearDecrease/file-unrecognized-param',
  'StairstepExponentialDecrease/not-authorized',
  'StairstepExponentialDecrease/cut-gt-RAY',
  'StairstepExponentialDecrease/file-unrecognized-param',
  'ExponentialDecrease/not-authorized',
  'ExponentialDecrease/cut-gt-RAY',
  'ExponentialDecrease/file-unrecognized-param',
  'Vow/insufficient-surplus',
  'Vow/insufficient-debt',
  'Vow/wait-not-finished',
  'End/not-authorized',
  'End/not-live',
  'End/still-live',
  'End/tag-ilk-already-defined',
  'End/tag-ilk-not-defined',
  'End/overflow',
] as const;

export type Reason = (typeof reasons)[number];

/** A call, or a part of one, that changed nothing. */
export type Reverted = answer.Reverted<Reason>;

/** A step that went wrong is told from the state after one by its kind. */
export const isReverted = (step: { readonly kind?: string }): step is Reverted => step.kind === 'reverted';
