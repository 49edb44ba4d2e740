import type { Parameters, Rates } from '../../../mechanisms/compound-v3/kernel/state.js';
import { WAD } from '../../../mechanisms/compound-v3/kernel/word.js';

const YEAR = 31_536_000n;
const perSecond = (tenThousandths: bigint): bigint => (tenThousandths * WAD) / 10_000n / YEAR;

const kink = 800_000_000_000_000_000n;

/** The rates of every recording: 3.25 % and 40 % a year for deposits, 1.5 %, 3.5 % and 25 % for debt, with a kink at 80 %. Every slope is divided by the seconds of a year before it is used. */
const supplyRates: Rates = { base: 0n, kink, low: perSecond(325n), high: perSecond(4_000n) };
const borrowRates: Rates = { base: perSecond(150n), kink, low: perSecond(350n), high: perSecond(2_500n) };

/** What recordings name an account. */
export const borrower = 'borrower';

/** What the parts of a recording have in common. */
interface Recorded {
  readonly baseDecimals: bigint;
}

/** The parameters of a recorded market. */
export const parametersOf = ({ baseDecimals }: Recorded, rest: Pick<Parameters, 'assets' | 'storeFrontFactor' | 'targetReserves'>): Parameters =>
  ({ baseScale: 10n ** baseDecimals, supplyRates, borrowRates, ...rest });
