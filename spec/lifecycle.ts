/**
 * The lifecycle of a collateralised account, as XState configuration data: names only.
 * An event takes effect in place, guarded by its acceptance; eventless transitions then send the account where it now belongs.
 * What an event does and where an account belongs are two questions, answered once each.
 */

/** An event list: take effect where the mechanism accepts the event, refuse otherwise. It ends unguarded, so that no event falls through. */
const does = <const Effect extends string>(effect: Effect) =>
  [{ guard: 'accepted', actions: [effect] }, { actions: ['refuse'] }] as const;

/** An eventless transition to where the account belongs while the guard holds of the assessed world. */
const route = <const Guard extends string, const Target extends string, const Actions extends readonly string[]>(
  guard: Guard,
  target: Target,
  ...actions: Actions
) => ({ guard, target, actions }) as const;

const healthy = {
  on: { DEPOSIT: does('deposit'), WITHDRAW: does('withdraw'), BORROW: does('borrow'), REPAY: does('repay'), CLOSE: does('close') },
  always: [route('closed', 'settled', 'settle'), route('short', 'unwinding', 'beginUnwinding'), route('thin', 'atRisk')],
} as const;

const atRisk = {
  on: { DEPOSIT: does('deposit'), REPAY: does('repay') },
  always: [route('short', 'unwinding', 'beginUnwinding'), route('sound', 'healthy')],
} as const;

const unwinding = {
  initial: 'ready',
  on: { DEPOSIT: does('deposit'), REPAY: does('repay') },
  always: [
    route('auctioned', 'auction', 'endUnwinding'),
    route('noDebt', 'settled', 'endUnwinding', 'settle'),
    route('noCollateral', 'badDebt', 'endUnwinding', 'recogniseLoss'),
    route('sound', 'healthy', 'endUnwinding'),
    route('thin', 'atRisk', 'endUnwinding'),
  ],
  states: {
    ready: { on: { STEP: does('step') }, always: [route('spent', 'exhausted'), route('waiting', 'cooling')] },
    cooling: { always: [route('spent', 'exhausted'), route('steppable', 'ready')] },
    exhausted: {
      on: { OPEN_AUCTION: does('openAuction') },
      always: [route('steppable', 'ready'), route('waiting', 'cooling')],
    },
  },
} as const;

const auction = {
  initial: 'running',
  on: { DEPOSIT: does('deposit'), REPAY: does('repay') },
  always: [
    route('noDebt', 'settled', 'endAuction', 'settle'),
    route('noCollateral', 'badDebt', 'endAuction', 'recogniseLoss'),
    route('sound', 'healthy', 'endAuction'),
    route('thin', 'atRisk', 'endAuction'),
    route('auctionOver', 'unwinding', 'endAuction', 'beginUnwinding'),
  ],
  states: {
    running: { on: { TAKE: does('take') }, always: [route('roundOver', 'expired')] },
    expired: {
      on: { RESET_AUCTION: does('resetAuction'), RECOGNISE_LOSS: does('absorb') },
      always: [route('roundRunning', 'running')],
    },
  },
} as const;

const badDebt = {
  on: { COVER: does('cover'), REPAY: does('repay'), CLOSE: does('close') },
  always: [route('closed', 'settled', 'settle')],
} as const;

export const lifecycle = {
  id: 'unwind',
  type: 'parallel',
  on: {
    QUOTE: does('quote'),
    TICK: does('tick'),
    ACCRUE: does('accrue'),
    HALT: does('halt'),
    RESUME: does('resume'),
    '*': [{ actions: ['refuse'] }],
  },
  states: {
    account: { initial: 'healthy', states: { healthy, atRisk, unwinding, auction, badDebt, settled: { type: 'final' } } },
    feed: {
      initial: 'fresh',
      states: { fresh: { always: [route('staleFeed', 'stale')] }, stale: { always: [route('freshFeed', 'fresh')] } },
    },
    breaker: {
      initial: 'armed',
      states: { armed: { always: [route('halted', 'tripped')] }, tripped: { always: [route('released', 'armed', 'rearm')] } },
    },
  },
} as const;

/** What an event does. Each replaces the effects of the event before. */
export const eventEffects = [
  'quote', 'tick', 'accrue', 'halt', 'resume', 'deposit', 'withdraw', 'borrow', 'repay', 'close',
  'step', 'openAuction', 'take', 'resetAuction', 'absorb', 'cover',
] as const;

/** What routing does on the way. */
export const routingEffects = ['beginUnwinding', 'endUnwinding', 'endAuction', 'recogniseLoss', 'settle', 'rearm'] as const;

/** What routing asks of the assessed world. */
export const routingGuards = [
  'closed', 'short', 'thin', 'sound', 'auctioned', 'noDebt', 'noCollateral', 'spent', 'waiting', 'steppable',
  'auctionOver', 'roundOver', 'roundRunning', 'staleFeed', 'freshFeed', 'halted', 'released',
] as const;

export type EventEffect = (typeof eventEffects)[number];
export type RoutingEffect = (typeof routingEffects)[number];
export type RoutingGuard = (typeof routingGuards)[number];
