import type { MarketTerms, MarketView } from '../../../properties/protocol/market/view.js';
import type { Deal } from '../../../properties/protocol/view.js';
import { RAY } from '../../kernel/arithmetic.js';
import { WAD } from '../../kernel/word.js';
import { intentOf, quoteOf } from '../../machine/intent.js';
import type { MarketEmulation } from '../../machine/market-scene.js';
import { noDeal, type Opening } from '../../machine/opening.js';
import type { Intent, Quote } from '../../machine/scene.js';
import { periodOf, rewardOf, termsOf, viewOf } from './emulation.js';
import { type Answer, call, type Request } from './kernel/call.js';
import type { Output } from './kernel/outputs.js';
import { type Account, accountOf, emptyAccount, type Sale, type State, vowName } from './kernel/state.js';
import { WAD_TO_RAY, WORD_LIMIT } from './kernel/word.js';
import { openSystem, type Parameters } from './parameters.js';

const owners = ['first', 'second'] as const;
const taker = 'taker';
/** What a vault that nobody liquidates owes in times of the first: its dai is what buyers pay with. */
const WHALE = 20n;
/** Prices, in eighths of the first: few, since auctions remember at which of them they began. */
const levels = [8n, 5n, 2n, 0n] as const;

/** Amounts so small that every state of two vaults can be visited. */
export const few: Opening = { collateral: 2n, debt: 2n, collateralPrice: 2_000_000_000_000_000_000n, debtPrice: RAY };

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** The limit has room for the first vault with its penalty, and for half as much again. */
const limited = (parameters: Parameters, { debt }: Opening): Parameters => {
  const limit = (debt * parameters.rate * parameters.penalty * 3n) / (2n * WAD);
  return { ...parameters, limit, totalLimit: limit };
};

function openingOf(parameters: Parameters, { collateral, debt, collateralPrice }: Opening): State {
  const { market } = openSystem(parameters, { value: collateralPrice, isValid: true });
  const debts = [debt, (debt * 3n) / 4n];
  const vaults = owners.map((name, place): Account => ({ ...emptyAccount(name), collateral, normalisedDebt: debts[place] ?? 0n }));
  const whale = { ...emptyAccount('whale'), collateral: collateral * WHALE * 10n, normalisedDebt: debt * WHALE };
  const normalisedDebt = sum([...vaults, whale].map((vault) => vault.normalisedDebt));
  const dai = normalisedDebt * parameters.rate;
  const safetyPrice = (collateralPrice * WAD_TO_RAY * RAY) / parameters.liquidationRatio;
  return { market: { ...market, vat: { ...market.vat, debt: dai, normalisedDebt, safetyPrice } }, accounts: [...vaults, whale, { ...emptyAccount(taker), dai, trustsClipper: true }] };
}

/** Whether every total is what it is a total of: debt, bad debt, dai, and what is due against the limit. */
function isBalanced({ market: { vat, dog, sales }, accounts }: State): boolean {
  return sum(accounts.map(({ normalisedDebt }) => normalisedDebt)) === vat.normalisedDebt && sum(accounts.map(({ unbacked }) => unbacked)) === vat.unbacked
    && sum(accounts.map(({ dai }) => dai)) === vat.debt && sum(sales.map(({ due }) => due)) === dog.targeted;
}

/** The vow bears what vaults owed from the moment in which they are taken, and has what is paid for their lots. */
function marketViewOf(state: State, at: bigint): MarketView {
  const { sales } = state.market;
  const vow = accountOf(state, vowName);
  const members = owners.map((name) => ({ name, view: viewOf(state, at, name) }));
  const kept = sum([...sales.map(({ lot }) => lot), ...owners.map((name) => accountOf(state, name).unlocked)]);
  return { members, kept, openLiquidations: sales.length, carried: 0n, cushions: [vow.dai - vow.unbacked], claims: 0n, share: null, isBalanced: isBalanced(state) };
}

const startedFrom = (before: State) => (outputs: readonly Output[], after: State): Deal => ({ ...rewardOf(outputs), writtenOff: after.market.vow.queued - before.market.vow.queued });

const takenFrom = (sale: Sale) => (outputs: readonly Output[]): Deal =>
  ({ ...noDeal, seized: sum(outputs.map((output) => (output.kind === 'taken' ? sale.lot - output.lot : 0n))) });

function intentsOf(parameters: Parameters, state: State, at: bigint): readonly Intent<State>[] {
  const asks = (sender: string) => (request: Request): Answer => call(parameters, state, { at, sender, request });
  const starts = owners.map((name) => intentOf({ name: `start an auction of the ${name}`, deed: 'start', at }, { type: 'bark', vault: name, keeper: 'keeper' } satisfies Request, asks('keeper'), startedFrom(state)));
  const takes = owners.flatMap((name) => state.market.sales.filter((sale) => sale.owner === name).slice(0, 1).flatMap((sale) => [sale.lot, sale.lot / 2n].map((amount, place) => intentOf(
    { name: `take ${place === 0 ? 'all' : 'a half'} of the lot of the ${name}`, deed: 'take', at },
    { type: 'take', id: sale.id, amount, maxPrice: WORD_LIMIT - 1n, receiver: taker } satisfies Request, asks(taker), takenFrom(sale),
  ))));
  const waiting: Intent<State> = { name: 'a period passes', deed: 'time', at: at + periodOf(parameters.curve, parameters.tail), call: null, outcome: () => ({ kind: 'accepted', state, deal: noDeal }) };
  return [...starts, ...takes, ...(at > 1n || state.market.sales.length === 0 ? [] : [waiting])];
}

/** A collateral whose vaults share one limit of what may be due in auctions, and one vow. Prices are poked as soon as feeds tell them. */
export function marketOf(given: Parameters, opening: Opening): MarketEmulation<State> {
  const parameters = limited(given, opening);
  const priced = (state: State, at: bigint) => (request: Request): Answer => {
    const quoted = call(parameters, state, { at, sender: 'world', request });
    return quoted.kind === 'reverted' ? quoted : call(parameters, quoted.state, { at, sender: 'anyone', request: { type: 'poke' } });
  };
  const quote = (state: State, at: bigint, value: bigint): Quote<State> => quoteOf<State, Output, Request>({ type: 'price', feed: { value, isValid: true } }, priced(state, at));
  const terms: MarketTerms = { account: termsOf(parameters), bearer: 'a surplus', takesSeveral: false, hasInterest: false, hasLimit: true, rounding: { collateral: 0n, debt: 0n } };
  return {
    terms, opening: openingOf(parameters, opening), openedAt: 1n, firstPrice: opening.collateralPrice, levels, quote, view: marketViewOf,
    intents: (state, at) => intentsOf(parameters, state, at),
  };
}
