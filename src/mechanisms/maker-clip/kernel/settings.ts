import { mulDivDown, RAY } from '../../../kernel/arithmetic.js';
import type { Curve } from './abacus.js';
import type { Fixed } from './fixed.js';
import { type Reason, type Reverted, reverted } from './reason.js';
import { type State, type Step, withMarket } from './state.js';
import { WAD } from './word.js';

/** What governance can set while the system runs (`file`). */
export type Setting =
  | { readonly of: 'vat'; readonly what: 'dust' | 'ceiling' | 'safetyPrice'; readonly value: bigint }
  | { readonly of: 'dog'; readonly what: 'penalty' | 'limit' | 'totalLimit'; readonly value: bigint }
  | { readonly of: 'clipper'; readonly what: 'buffer' | 'tail' | 'cusp' | 'chip' | 'tip' | 'stopped'; readonly value: bigint }
  | { readonly of: 'curve'; readonly what: 'zeroAfter' | 'every' | 'cut'; readonly value: bigint };

/** 2^64 and 2^192: what is set beyond is cut off, silently. */
export const CHIP_LIMIT = 18_446_744_073_709_551_616n;
export const TIP_LIMIT = 6_277_101_735_386_680_763_835_789_423_207_666_416_102_355_444_464_034_512_896n;

/** The remainder of value / limit: what is left of a word in a narrower one. */
export const narrowed = (value: bigint, limit: bigint): bigint => value - mulDivDown(value, 1n, limit) * limit;

const contractOf = { linear: 'LinearDecrease', stairstep: 'StairstepExponentialDecrease', exponential: 'ExponentialDecrease' } as const;

function clipperWith(state: State, what: 'buffer' | 'tail' | 'cusp' | 'chip' | 'tip' | 'stopped', value: bigint): State {
  const { clipper } = state.market;
  if (what === 'chip') return withMarket(state, { clipper: { ...clipper, chip: narrowed(value, CHIP_LIMIT) } });
  if (what === 'tip') return withMarket(state, { clipper: { ...clipper, tip: narrowed(value, TIP_LIMIT) } });
  return withMarket(state, { clipper: { ...clipper, [what]: value } });
}

function curveWith(curve: Curve, what: 'zeroAfter' | 'every' | 'cut', value: bigint): Curve | Reverted {
  if (what === 'zeroAfter' && curve.kind === 'linear') return { ...curve, zeroAfter: value };
  if (what === 'every' && curve.kind === 'stairstep') return { ...curve, every: value };
  if (what !== 'cut' || curve.kind === 'linear') return reverted(`${contractOf[curve.kind]}/file-unrecognized-param`);
  return value > RAY ? reverted(`${contractOf[curve.kind]}/cut-gt-RAY`) : { ...curve, cut: value };
}

function authority({ of }: Setting, { clipper }: State['market']): Reason {
  if (of === 'vat') return 'Vat/not-authorized';
  if (of === 'dog') return 'Dog/not-authorized';
  return of === 'clipper' ? 'Clipper/not-authorized' : `${contractOf[clipper.curve.kind]}/not-authorized`;
}

/** Sets one parameter (`file`). */
export function withSetting({ governor }: Fixed, state: State, sender: string, setting: Setting): Step {
  const { vat, dog, clipper } = state.market;
  if (sender !== governor) return reverted(authority(setting, state.market));
  if (setting.of === 'vat') return vat.isLive ? withMarket(state, { vat: { ...vat, [setting.what]: setting.value } }) : reverted('Vat/not-live');
  if (setting.of === 'clipper') return clipperWith(state, setting.what, setting.value);
  if (setting.of === 'dog') {
    const isTooLow = setting.what === 'penalty' && setting.value < WAD;
    return isTooLow ? reverted('Dog/file-chop-lt-WAD') : withMarket(state, { dog: { ...dog, [setting.what]: setting.value } });
  }
  const curve = curveWith(clipper.curve, setting.what, setting.value);
  return curve.kind === 'reverted' ? curve : withMarket(state, { clipper: { ...clipper, curve } });
}
