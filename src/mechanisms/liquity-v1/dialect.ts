import * as t from 'io-ts';
import { dialectOf, type TypedDialect } from '../../machine/dialect.js';
import { Signed, Word } from '../../machine/dialect-fields.js';
import { refuse } from '../../machine/input.js';
import { exact, listOf } from '../../machine/records.js';
import { emulationOf } from './emulation.js';
import { call, type Call, type Request } from './kernel/call.js';
import { reasons } from './kernel/reason.js';
import { sumAt } from './kernel/pool.js';
import { type Account, accountOf, type Deposit, type Market, type Pool, type Status } from './kernel/state.js';

const Sum = exact('a sum of gains', { epoch: Word, scale: Word, sum: Word });
const Pool = exact('a stability pool', { collateral: Word, deposits: Word, product: Word, scale: Word, epoch: Word, sums: listOf(Sum, 'sums'), collateralError: Word, lossError: Word });

const MarketCodec: t.Type<Market, unknown> = exact('a market', {
  price: Word, activeCollateral: Word, activeDebt: Word, defaultCollateral: Word, defaultDebt: Word, collateralPerStake: Word, debtPerStake: Word,
  collateralError: Word, debtError: Word, totalStakes: Word, stakesSnapshot: Word, collateralSnapshot: Word, surplus: Word, supply: Word,
  pool: Pool, order: listOf(t.string, 'names'),
});

const isStatus = (value: unknown): value is Status => value === 0n || value === 1n || value === 3n;
const StatusCodec = new t.Type<Status, unknown>('a status: 0, 1 or 3', isStatus, (value, context) => {
  const word = Word.validate(value, context);
  if (word._tag === 'Left') return word;
  return isStatus(word.right) ? t.success(word.right) : refuse('OUT_OF_RANGE', '"0" never opened, "1" active or "3" liquidated', value, context);
}, (status) => status.toString());

const AccountCodec: t.Type<Account, unknown> = exact('an account', {
  name: t.string, status: StatusCodec, collateral: Word, debt: Word, stake: Word, collateralSnapshot: Word, debtSnapshot: Word,
  deposit: exact('a deposit', { initial: Word, product: Word, sum: Word, scale: Word, epoch: Word }), surplus: Word, lusd: Word, ether: Signed,
});

const isPastDeposit = (pool: Pool, { initial, product, sum, scale, epoch }: Deposit): boolean =>
  initial === 0n || (product > 0n && sum <= sumAt(pool, epoch, scale) && (epoch < pool.epoch || (epoch === pool.epoch && scale <= pool.scale)));

const isPast = ({ collateralPerStake, debtPerStake, pool }: Market, { collateralSnapshot, debtSnapshot, deposit }: Account): boolean =>
  collateralSnapshot <= collateralPerStake && debtSnapshot <= debtPerStake && isPastDeposit(pool, deposit);

/** A snapshot that was never taken would make what is pending negative: the contracts revert there, in whatever touches the account. */
const inconsistencyOf = ({ market, accounts }: { readonly market: Market; readonly accounts: readonly Account[] }): string | null =>
  (accounts.every((account) => isPast(market, account)) ? null : 'snapshots that are not ahead of what they are of, and deposits with a product');

/** No answer depends on the time, and no event has one. */
const called = <T extends string, F extends t.Props>(type: T, fields: F) => exact(type, { type: t.literal(type), sender: t.string, ...fields });

const events = {
  setPrice: called('setPrice', { price: Word }),
  openTrove: called('openTrove', { collateral: Word, lusd: Word, maxFee: Word }),
  addColl: called('addColl', { collateral: Word }),
  provideToSP: called('provideToSP', { amount: Word }),
  withdrawFromSP: called('withdrawFromSP', { amount: Word }),
  liquidate: called('liquidate', { trove: t.string }),
  liquidateTroves: called('liquidateTroves', { most: Word }),
  batchLiquidateTroves: called('batchLiquidateTroves', { troves: listOf(t.string, 'names') }),
  claimCollateral: called('claimCollateral', {}),
} as const;

type Event = t.TypeOf<(typeof events)[keyof typeof events]>;

function requestOf(event: Event): Request {
  if (event.type === 'openTrove') return { type: 'openTrove', opening: { collateral: event.collateral, lusd: event.lusd, maxFee: event.maxFee } };
  const { sender: _sender, ...request } = event;
  return request;
}

const fieldsOf = (request: Request): object => (request.type === 'openTrove' ? { type: 'openTrove', ...request.opening } : request);

/** Liquity has no parameters. */
export type Parameters = Readonly<Record<never, never>>;
const ParametersCodec: t.Type<Parameters, unknown> = exact('no parameters', {});

/** Liquity v1 as vectors write it. */
export const liquityV1: TypedDialect<Parameters, Market, Account, Call> = dialectOf<Parameters, Market, Account, Event, Call>({
  id: 'liquity-v1@1', reasons, parameters: ParametersCodec, market: MarketCodec, account: AccountCodec, events, inconsistencyOf,
  openingOf: (parameters, opening) => emulationOf(parameters, opening).opening,
  accountOf: (_parameters, state, name) => accountOf(state, name),
  callOf: (event) => ({ sender: event.sender, request: requestOf(event) }),
  eventOf: ({ sender, request }) => ({ sender, ...fieldsOf(request) }),
  answer: (_parameters, state, asked) => call(state, asked),
});
