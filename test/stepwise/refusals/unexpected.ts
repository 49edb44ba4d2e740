import type { Event } from '../../../src/kernel/event.js';
import type { Phase } from '../../../src/kernel/world.js';
import { borrow, cover, deposit, openAuction, plain, repay, situation, step, take, withdraw } from '../../support/situations.js';
import type { RefusalCase } from './refusal-case.js';

/** The market's own events, which every state expects. */
const market = ['QUOTE', 'TICK', 'ACCRUE', 'HALT', 'RESUME'];

/** What each state expects beside them, written down here once more: the chart must agree. */
const expected: Readonly<Record<Phase, readonly string[]>> = {
  healthy: ['DEPOSIT', 'WITHDRAW', 'BORROW', 'REPAY', 'CLOSE'],
  atRisk: ['DEPOSIT', 'REPAY'],
  'unwinding.ready': ['DEPOSIT', 'REPAY', 'STEP'],
  'unwinding.cooling': ['DEPOSIT', 'REPAY'],
  'unwinding.exhausted': ['DEPOSIT', 'REPAY', 'OPEN_AUCTION'],
  'auction.running': ['DEPOSIT', 'REPAY', 'TAKE'],
  'auction.expired': ['DEPOSIT', 'REPAY', 'RESET_AUCTION', 'RECOGNISE_LOSS'],
  badDebt: ['COVER', 'REPAY', 'CLOSE'],
  settled: [],
};

const events = (at: bigint): readonly Event[] => [
  deposit({ at }), withdraw({ at }), borrow({ at }), repay({ at }), step({ at }), openAuction({ at }), take({ at }),
  plain('RESET_AUCTION', at), plain('RECOGNISE_LOSS', at), cover({ at }), plain('CLOSE', at),
];

const phases: readonly Phase[] = [
  'healthy', 'atRisk', 'unwinding.ready', 'unwinding.cooling', 'unwinding.exhausted', 'auction.running', 'auction.expired', 'badDebt', 'settled',
];

/** Every event out of order: each that a state does not expect. */
export const unexpectedCases: readonly RefusalCase[] = phases.flatMap((state) =>
  events(state === 'auction.expired' ? 900n : 0n)
    .filter(({ type }) => !expected[state].includes(type))
    .map((event): RefusalCase => ({
      state,
      refuses: `${event.type}, which is out of order here`,
      given: () => situation(state),
      event,
      refusal: { code: 'EVENT_NOT_ALLOWED', phase: state, event: event.type, expected: [...market, ...expected[state]] },
    })),
);
