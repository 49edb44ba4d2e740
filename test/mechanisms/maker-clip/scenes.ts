import { type Answer, type Call, call, type Request } from '../../../src/mechanisms/maker-clip/kernel/call.js';
import { type Account, emptyAccount, type Market, type Sale, type State } from '../../../src/mechanisms/maker-clip/kernel/state.js';
import { openSystem, type Parameters } from '../../../src/mechanisms/maker-clip/parameters.js';

export const WAD = 10n ** 18n;
export const RAY = 10n ** 27n;
export const RAD = 10n ** 45n;
export const most = 2n ** 256n - 1n;

/** A collateral at 150%, 13% penalty, 20% above the feed, that falls to nothing in 100 seconds. */
export const parameters: Parameters = {
  governor: 'admin', par: RAY, liquidationRatio: (RAY * 3n) / 2n, queueDelay: 100n, curve: { kind: 'linear', zeroAfter: 100n }, rate: RAY, buffer: (RAY * 12n) / 10n, tail: 90n,
  cusp: (RAY * 4n) / 10n, chip: WAD / 1000n, tip: 300n * RAD, dust: 100n * RAD, penalty: (WAD * 113n) / 100n, limit: 10_000n * RAD, totalLimit: 10_000n * RAD,
  ceiling: 10n ** 60n, totalCeiling: 10n ** 60n,
};

/** An owner with 10 collateral against 1,000 dai, which is unsafe at 140; a taker with dai whom the clipper may charge. */
const owner: Account = { ...emptyAccount('owner'), collateral: 10n * WAD, normalisedDebt: 1_000n * WAD, dai: 1_000n * RAD };
const taker: Account = { ...emptyAccount('taker'), dai: 100_000n * RAD, trustsClipper: true };

/** A part of the market, over what the parameters give. */
export type Change = { readonly [Part in keyof Market]?: Partial<Market[Part]> };

/** A system at second 1,000 with the owner and the taker, its collateral at 140 dai. */
export function scene(change: Change = {}, accounts: readonly Account[] = [owner, taker], sales: readonly Sale[] = []): State {
  const { market } = openSystem(parameters, { value: 140n * WAD, isValid: true });
  return {
    accounts,
    market: {
      feed: { ...market.feed, ...change.feed },
      vat: { ...market.vat, debt: 200_000n * RAD, unbacked: 100_000n * RAD, normalisedDebt: 1_000n * WAD, safetyPrice: (140n * RAY * 2n) / 3n, ...change.vat },
      dog: { ...market.dog, ...change.dog },
      vow: { ...market.vow, ...change.vow },
      clipper: { ...market.clipper, kicks: 1n, leastDue: 113n * RAD, ...change.clipper },
      sales,
      end: { ...market.end, ...change.end },
    },
  };
}

/** An auction of 10 collateral for 1,130 dai, that began at 168 at second 1,000. */
export const sale: Sale = { id: 1n, due: 1_130n * RAD, lot: 10n * WAD, owner: 'owner', startedAt: 1_000n, top: 168n * RAY };

/** A scene with that auction running. */
export function auctionScene(change: Change = {}, of: Partial<Sale> = {}): State {
  const running = { ...sale, ...of };
  const clipper = { ...emptyAccount('clip'), unlocked: running.lot };
  return scene({ ...change, dog: { targeted: running.due, totalTargeted: running.due, ...change.dog } }, [owner, taker, clipper], [running]);
}

/** Puts one question; the owner of the vault is `owner`, the governor `admin`. */
export const ask = (state: State, request: Request, { at = 1_000n, sender = 'taker' }: Partial<Call> = {}): Answer => call(parameters, state, { at, sender, request });

/** The reason of a refusal, or what was announced. */
export function told(answer: Answer): string {
  return answer.kind === 'reverted' ? answer.reason : ['accepted', ...answer.outputs.map(({ kind }) => kind)].join(' ');
}

/** An offer for the auction. */
export const offer = (amount: bigint, maxPrice: bigint = most): Request => ({ type: 'take', id: 1n, amount, maxPrice, receiver: 'taker' });
export const bark: Request = { type: 'bark', vault: 'owner', keeper: 'keeper' };
export const redo: Request = { type: 'redo', id: 1n, keeper: 'keeper' };
