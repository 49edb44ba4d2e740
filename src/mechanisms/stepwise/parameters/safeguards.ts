import * as t from 'io-ts';
import type { AuctionCurve, AuctionPolicy, Blockable, BreakerPolicy, Envelope, LossPolicy } from '../../../kernel/design.js';
import { spelled, sum } from '../../../machine/records.js';
import { count, duration, factor, ratio } from './quantities.js';
import { table } from './table.js';

const curve: t.Type<AuctionCurve, unknown> = sum('an auction curve', 'kind', {
  linear: table('linear', { kind: spelled('linear', 'linear'), zeroAfter: duration }),
  stairstep: table('stairstep', { kind: spelled('stairstep', 'stairstep'), cut: factor, every: duration }),
  exponential: table('exponential', { kind: spelled('exponential', 'exponential'), cut: factor }),
});

export const auction = (value: t.Type<bigint, unknown>): t.Type<AuctionPolicy, unknown> =>
  table('an auction', {
    curve,
    startPremium: ratio,
    duration,
    largestFall: ratio,
    reserve: ratio,
    tip: value,
    tipShare: ratio,
    mostRounds: count,
    takes: t.keyof({ whole: null, partial: null }, '"whole" or "partial"'),
  });

export const loss = (amounts: t.Type<readonly bigint[], unknown>): t.Type<LossPolicy, unknown> =>
  table('a loss waterfall', { insurance: amounts, insuranceCap: ratio, backstop: amounts });

const blockable: t.Type<Blockable, unknown> = t.keyof(
  { WITHDRAW: null, BORROW: null, STEP: null, OPEN_AUCTION: null, TAKE: null, RESET_AUCTION: null, RECOGNISE_LOSS: null },
  'WITHDRAW, BORROW, STEP, OPEN_AUCTION, TAKE, RESET_AUCTION or RECOGNISE_LOSS',
);
const blocked = t.readonlyArray(blockable, 'a list of events to block');

export const breaker: t.Type<BreakerPolicy, unknown> = table('a breaker', {
  maxAge: duration,
  largestMove: ratio,
  moveInterval: duration,
  release: duration,
  whenStale: blocked,
  whenTripped: blocked,
});

export const envelope: t.Type<Envelope, unknown> = table('an envelope', { largestDrop: ratio, largestRise: ratio, reaction: duration });
