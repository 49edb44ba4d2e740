import { killedBy, type Mutant } from './mutant.js';

const breaker = 'src/kernel/breaker.ts';
const owner = 'src/mechanisms/stepwise/kernel/owner-events.ts';

const healthy = killedBy('healthy-is-untouchable', [
  {
    id: 'threshold-exclusive', file: 'src/kernel/health.ts',
    find: 'backing >= owed * BPS;',
    replace: 'owed === 0n || backing > owed * BPS;',
    mistake: 'An account that stands exactly on its threshold is liquidated.',
  },
  {
    id: 'auction-carried-through', file: 'spec/lifecycle.ts',
    find: `route('thin', 'atRisk', 'endAuction'),`,
    replace: '',
    mistake: 'An auction once begun is carried through, although the account has become healthy again.',
  },
  {
    id: 'stepped-on-though-cured', file: 'spec/lifecycle.ts',
    find: `route('thin', 'atRisk', 'endUnwinding'),`,
    replace: '',
    mistake: 'Steps go on although the account is healthy again, until it is far from danger.',
  },
]);

const hurting = killedBy('only-price-time-or-owner-hurts', [
  {
    id: 'deposit-overwrites', file: owner,
    find: 'account: withAmount(world.account, list, asset, change) }',
    replace: 'account: { ...world.account, [list]: replaced(world.account[list], asset, change) } }',
    mistake: 'A deposit replaces what was there instead of adding to it.',
  },
  {
    id: 'repayment-adds', file: owner,
    find: `withAmount(account, 'debt', asset, -toDebt)`,
    replace: `withAmount(account, 'debt', asset, toDebt)`,
    mistake: 'A sign is lost, and anyone who repays for another makes the debt larger.',
  },
]);

const stale = killedBy('stale-quotes-seize-nothing', [
  {
    id: 'stale-step', file: 'src/mechanisms/stepwise/kernel/step-event.ts',
    find: `blocked(design, world, 'STEP', [])`,
    replace: 'null',
    mistake: 'A step asks neither how old the quotes are nor whether the breaker is tripped.',
  },
  {
    id: 'tripped-auction-sells', file: 'src/mechanisms/stepwise/kernel/auction-events.ts',
    find: `blocked(design, world, 'TAKE', [])`,
    replace: 'null',
    mistake: 'The breaker stops steps, and the auction sells on.',
  },
  {
    id: 'debt-quote-unchecked', file: 'src/mechanisms/stepwise/kernel/feed.ts',
    find: 'heldOf(account, asset) > 0n || amountAt(account.debt, asset) > 0n',
    replace: 'heldOf(account, asset) > 0n',
    mistake: 'Only the quotes of the collateral are checked for their age, not those of the debt.',
  },
  {
    id: 'quote-lives-a-second-longer', file: breaker,
    find: 'at - reserve.quotedAt > policy.maxAge',
    replace: 'at - reserve.quotedAt > policy.maxAge + 1n',
    mistake: 'The age of a quote is compared one second too generously.',
  },
  {
    id: 'jump-trips-nothing', file: breaker,
    find: `market.cause !== 'none' &&`,
    replace: `market.cause === 'operator' &&`,
    mistake: 'Only the halt of an operator counts, not a price that jumped.',
  },
  {
    id: 'halt-ends-early', file: breaker,
    find: 'market.at < market.haltedAt + policy.release',
    replace: 'market.at + 1n < market.haltedAt + policy.release',
    mistake: 'A halt ends one second before its time.',
  },
]);

export const cause: readonly Mutant[] = [...healthy, ...hurting, ...stale];
