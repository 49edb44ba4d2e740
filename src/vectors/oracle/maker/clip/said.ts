import type { Answer } from '../../../../mechanisms/maker-clip/kernel/call.js';
import type { Output } from '../../../../mechanisms/maker-clip/kernel/outputs.js';
import { standingOf } from '../../../../mechanisms/maker-clip/kernel/sales.js';
import type { Sale, State } from '../../../../mechanisms/maker-clip/kernel/state.js';
import { type Log, logged, type RecordedAnswer } from '../../traced.js';
import type { RecordedAccount, RecordedPatch, RecordedState } from './row.js';

/** The collateral type of every recording. */
const ilk = 'ETH-A';

function saidOfSale({ market }: State, { id, due, lot, owner, startedAt, top }: Sale, place: number, at: bigint): RecordedState['sales'][number] {
  const sale = { id, pos: BigInt(place), tab: due, lot, usr: owner, tic: startedAt, top };
  const standing = standingOf(market.clipper, { id, due, lot, owner, startedAt, top }, at);
  return standing.kind === 'reverted' ? { ...sale, statusReverts: true } : { ...sale, needsRedo: standing.needsReset, price: standing.price };
}

/** The state of the mechanism at a second, in the words of the recording. */
export function saidOf(state: State, at: bigint): RecordedState {
  const { feed, vat, dog, vow, clipper, sales } = state.market;
  return {
    pip: { val: feed.value, has: feed.isValid },
    ilk: { Art: vat.normalisedDebt, rate: vat.rate, spot: vat.safetyPrice, dust: vat.dust },
    vat: { debt: vat.debt, vice: vat.unbacked },
    dog: { live: dog.isLive ? 1n : 0n, chop: dog.penalty, hole: dog.limit, dirt: dog.targeted, Hole: dog.totalLimit, Dirt: dog.totalTargeted },
    vow: { Sin: vow.queued, Ash: vow.auctioned },
    clip: { kicks: clipper.kicks, chost: clipper.leastDue, stopped: clipper.stopped },
    acct: Object.fromEntries(state.accounts.map(({ name, collateral, normalisedDebt, unlocked, dai, unbacked }): [string, RecordedAccount] =>
      [name, { ink: collateral, art: normalisedDebt, gem: unlocked, dai, sin: unbacked }])),
    sales: sales.map((sale, place) => saidOfSale(state, sale, place, at)),
  };
}

/** What was recorded so far, with a patch. */
export function patched(before: RecordedState, { acct, ...sections }: RecordedPatch): RecordedState {
  const accounts = Object.entries(acct ?? {}).map(([name, account]): [string, RecordedAccount] => [name, account ?? {}]);
  return { ...before, ...sections, acct: { ...before.acct, ...Object.fromEntries(accounts) } };
}

/** An announcement, as the contracts log it. */
function logOf(output: Output): Log {
  switch (output.kind) {
    case 'kicked':
    case 'redone': {
      const { id, top, due: tab, lot, owner: usr, keeper: kpr, reward: coin } = output;
      return logged('clip', output.kind === 'kicked' ? 'Kick' : 'Redo', { id, top, tab, lot, usr, kpr, coin });
    }
    case 'barked': return logged('dog', 'Bark', { ilk, urn: output.vault, ink: output.collateral, art: output.normalisedDebt, due: output.debt, clip: 'clip', id: output.id });
    case 'dug': return logged('dog', 'Digs', { ilk, rad: output.amount });
    case 'taken': return logged('clip', 'Take', { id: output.id, max: output.most, price: output.price, owe: output.paid, tab: output.due, lot: output.lot, usr: output.owner });
    case 'yanked': return logged('clip', 'Yank', { id: output.id });
    case 'dogCaged': return logged('dog', 'Cage', {});
    case 'endCaged': return logged('end', 'Cage', {});
    case 'tagged': return logged('end', 'CageIlk', { ilk });
    case 'snipped': return logged('end', 'Snip', { ilk, id: output.id, usr: output.owner, tab: output.due, lot: output.lot, art: output.normalisedDebt });
    case 'skimmed': return logged('end', 'Skim', { ilk, urn: output.vault, wad: output.collateral, art: output.normalisedDebt });
  }
}

/** An answer, in the words of the recording: a refusal has a text, none, or halts; `bark` and `kick` return the auction that they start. */
export function saidOfAnswer(answer: Answer): RecordedAnswer {
  if (answer.kind === 'reverted') {
    return answer.reason === 'division by zero' ? { ok: false, revert: null, halt: 'invalid opcode' } : { ok: false, revert: answer.reason === 'arithmetic' ? '' : answer.reason };
  }
  const [started] = answer.outputs.flatMap((output) => (output.kind === 'kicked' ? [output.id.toString()] : []));
  return { ok: true, logs: answer.outputs.map(logOf), ...(started === undefined ? {} : { ret: started }) };
}
