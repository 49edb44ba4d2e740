import { type Either, left } from 'fp-ts/lib/Either.js';
import { decodeWith, type InputError } from '../../../../machine/input.js';
import { CHIP_LIMIT, narrowed, TIP_LIMIT } from '../../../../mechanisms/maker-clip/kernel/settings.js';
import { type Account, emptyAccount, type Market, type State } from '../../../../mechanisms/maker-clip/kernel/state.js';
import { openSystem, type Parameters, ParametersCodec } from '../../../../mechanisms/maker-clip/parameters.js';
import type { RecordedRow } from './row.js';

/** The debt ceilings of every recording [RAD]. */
const ceiling = 10n ** 60n;

/** Those who let the clipper move their dai, in every recording. */
const trusting: readonly string[] = ['t0', 't1'];

function plainCurve({ abacus, tau, step, cut }: RecordedRow['params']): Readonly<Record<string, unknown>> {
  if (abacus === 'LinearDecrease') return { kind: 'linear', zeroAfter: tau?.toString() };
  return abacus === 'StairstepExponentialDecrease' ? { kind: 'stairstep', every: step?.toString(), cut: cut?.toString() } : { kind: 'exponential', cut: cut?.toString() };
}

/** The parameters of a row; those that the contracts would have cut off when they were set are cut off. */
export function parametersOf({ params }: RecordedRow): Either<readonly InputError[], Parameters> {
  const { par, mat, rate, buf, cusp, dust, hole, Hole, tip, chop, chip, tail, wait } = params;
  const integers = {
    par, liquidationRatio: mat, queueDelay: wait, rate, buffer: buf, tail, cusp, chip: narrowed(chip, CHIP_LIMIT), tip: narrowed(tip, TIP_LIMIT), dust, penalty: chop,
    limit: hole, totalLimit: Hole, ceiling, totalCeiling: ceiling,
  };
  const texts = Object.fromEntries(Object.entries(integers).map(([name, value]) => [name, value.toString()]));
  const decoded = decodeWith(ParametersCodec, { governor: 'admin', curve: plainCurve(params), ...texts });
  return decoded._tag === 'Right' ? decoded : left(decoded.left.map((error) => ({ ...error, path: `params: ${error.path}` })));
}

function marketOf(parameters: Parameters, { pip, ilk, vat, dog, vow, clip }: RecordedRow['initial']): Market {
  const { market } = openSystem(parameters, { value: pip.val, isValid: pip.has });
  return {
    ...market,
    vat: { ...market.vat, debt: vat.debt, unbacked: vat.vice, normalisedDebt: ilk.Art, rate: ilk.rate, safetyPrice: ilk.spot, dust: ilk.dust },
    dog: { isLive: dog.live === 1n, penalty: dog.chop, limit: dog.hole, totalLimit: dog.Hole, targeted: dog.dirt, totalTargeted: dog.Dirt },
    vow: { ...market.vow, queued: vow.Sin, auctioned: vow.Ash },
    clipper: { ...market.clipper, kicks: clip.kicks, leastDue: clip.chost, stopped: clip.stopped },
  };
}

/** The state that a row begins with. Who has nothing at first is not listed there, and trusts the clipper all the same. */
export function openingOf(parameters: Parameters, { initial }: RecordedRow): State {
  const names = [...new Set([...Object.keys(initial.acct), ...trusting])];
  const accounts = names.map((name): Account => {
    const { ink = 0n, art = 0n, gem = 0n, dai = 0n, sin = 0n } = initial.acct[name] ?? {};
    return { ...emptyAccount(name), collateral: ink, normalisedDebt: art, unlocked: gem, dai, unbacked: sin, trustsClipper: trusting.includes(name) };
  });
  return { market: marketOf(parameters, initial), accounts };
}

/** A queue and auctions that began before the recording cannot be known from it. */
export const hasPast = ({ initial }: RecordedRow): boolean => initial.vow.Sin !== 0n || initial.sales.length > 0;
