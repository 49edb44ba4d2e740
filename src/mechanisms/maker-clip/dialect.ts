import * as t from 'io-ts';
import { dialectOf, type TypedDialect } from '../../machine/dialect.js';
import { called, Signed, Word } from '../../machine/dialect-fields.js';
import { exact, listOf, sum } from '../../machine/records.js';
import { emulationOf } from './emulation.js';
import { call, type Call, type Request } from './kernel/call.js';
import type { Setting } from './kernel/settings.js';
import { reasons } from './kernel/reason.js';
import { type Account, accountOf, type Market } from './kernel/state.js';
import { CurveCodec, type Parameters, ParametersCodec, PenaltyCodec } from './parameters.js';

const Feed = exact('a feed', { value: Word, isValid: t.boolean });

const MarketCodec: t.Type<Market, unknown> = exact('a market', {
  feed: Feed,
  vat: exact('a vat', { isLive: t.boolean, debt: Word, unbacked: Word, normalisedDebt: Word, rate: Word, safetyPrice: Word, dust: Word, ceiling: Word, totalCeiling: Word }),
  dog: exact('a dog', { isLive: t.boolean, penalty: PenaltyCodec, limit: Word, totalLimit: Word, targeted: Word, totalTargeted: Word }),
  vow: exact('a vow', { isLive: t.boolean, queued: Word, auctioned: Word, queue: listOf(exact('bad debt of a second', { era: Word, debt: Word }), 'a queue') }),
  clipper: exact('a clipper', { kicks: Word, leastDue: Word, stopped: Word, buffer: Word, tail: Word, cusp: Word, chip: Word, tip: Word, curve: CurveCodec }),
  sales: listOf(exact('a sale', { id: Word, due: Word, lot: Word, owner: t.string, startedAt: Word, top: Word }), 'sales'),
  end: exact('an end', { isLive: t.boolean, normalisedDebt: Word, tag: Word, gap: Word }),
});

const AccountCodec: t.Type<Account, unknown> = exact('an account', {
  name: t.string, collateral: Word, normalisedDebt: Word, unlocked: Word, dai: Word, unbacked: Word, trustsClipper: t.boolean,
});

const setting = <O extends string, W extends t.Mixed>(of: O, what: W) => called('file', { of: t.literal(of), what, value: Word });
const FileCodec = sum('a setting', 'of', {
  vat: setting('vat', t.keyof({ dust: null, ceiling: null, safetyPrice: null })),
  dog: setting('dog', t.keyof({ penalty: null, limit: null, totalLimit: null })),
  clipper: setting('clipper', t.keyof({ buffer: null, tail: null, cusp: null, chip: null, tip: null, stopped: null })),
  curve: setting('curve', t.keyof({ zeroAfter: null, every: null, cut: null })),
});

const events = {
  price: called('price', { value: Word, isValid: t.boolean }),
  poke: called('poke', {}),
  bark: called('bark', { vault: t.string, keeper: t.string }),
  take: called('take', { id: Word, amount: Word, maxPrice: Word, receiver: t.string }),
  redo: called('redo', { id: Word, keeper: t.string }),
  yank: called('yank', { id: Word }),
  upchost: called('upchost', {}),
  file: FileCodec,
  fold: called('fold', { change: Signed }),
  frob: called('frob', { vault: t.string, collateral: Signed, debt: Signed }),
  heal: called('heal', { amount: Word }),
  flog: called('flog', { era: Word }),
  kick: called('kick', { due: Word, lot: Word, owner: t.string, keeper: t.string }),
  cageDog: called('cageDog', {}),
  cage: called('cage', {}),
  cageCollateral: called('cageCollateral', {}),
  snip: called('snip', { id: Word }),
  skim: called('skim', { vault: t.string }),
} as const;

type Event = t.TypeOf<(typeof events)[keyof typeof events]>;

function settingOf({ of, what, value }: Extract<Event, { type: 'file' }>): Setting {
  if (of === 'vat') return { of, what, value };
  if (of === 'dog') return { of, what, value };
  return of === 'clipper' ? { of, what, value } : { of, what, value };
}

function requestOf(event: Event): Request {
  if (event.type === 'price') return { type: 'price', feed: { value: event.value, isValid: event.isValid } };
  if (event.type === 'frob') return { type: 'frob', change: { vault: event.vault, collateral: event.collateral, debt: event.debt } };
  if (event.type === 'file') return { type: 'file', setting: settingOf(event) };
  const { at: _at, sender: _sender, ...request } = event;
  return request;
}

function fieldsOf(request: Request): object {
  if (request.type === 'price') return { type: 'price', ...request.feed };
  if (request.type === 'frob') return { type: 'frob', ...request.change };
  return request.type === 'file' ? { type: 'file', ...request.setting } : request;
}

/** Maker's liquidations as vectors write them. */
export const makerClip: TypedDialect<Parameters, Market, Account, Call> = dialectOf<Parameters, Market, Account, Event, Call>({
  id: 'maker-clip@1', reasons, parameters: ParametersCodec, market: MarketCodec, account: AccountCodec, events,
  featuresOf: ({ curve }) => [`curve.${curve.kind}`],
  openingOf: (parameters, opening) => emulationOf(parameters, opening).opening,
  accountOf: (_parameters, state, name) => accountOf(state, name),
  callOf: (event) => ({ at: event.at, sender: event.sender, request: requestOf(event) }),
  eventOf: ({ at, sender, request }) => ({ at, sender, ...fieldsOf(request) }),
  answer: call,
});
