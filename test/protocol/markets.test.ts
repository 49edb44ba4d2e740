import { describe, expect, it } from 'vitest';
import { marketAsked } from '../../properties/protocol/market.js';
import { reaches } from '../../properties/protocol/market/reached.js';
import type { MarketEdge, MarketView } from '../../properties/protocol/market/view.js';
import type { View } from '../../properties/protocol/view.js';
import { replayed } from '../../src/audit/protocol/replay.js';
import { surveyed } from '../../src/audit/protocol/survey.js';
import { preset, presetNames } from './presets.js';
import { marketWeaknesses } from './weaknesses.js';
import { budget, marketOf, pinnedVerdicts } from './verdicts.js';

const markets = pinnedVerdicts().flatMap(({ protocol, market }) => (market === null ? [] : [{ protocol, market }]));

interface Named {
  readonly setting: 'opening' | 'few';
  readonly moves: readonly string[];
}

/** The last of some moves of several accounts. */
function edgeOf(protocol: string, { setting, moves }: Named): MarketEdge | null {
  const { market, opening } = preset(protocol);
  const scene = market?.sceneAt(setting === 'few' ? market.few : opening);
  const made = scene === undefined ? null : replayed(scene, moves);
  const last = made?._tag === 'Right' ? made.right.at(-1) : undefined;
  if (last?.played.kind !== 'accepted') return null;
  return { terms: last.before.terms, before: last.before.view(), deed: last.aim.deed, deal: last.played.deal, after: last.played.scene.view() };
}

const rulingOf = (id: string, edge: MarketEdge | null) => (edge === null ? null : marketAsked.find(({ claim }) => claim.id === id)?.judgement.holds(edge));

describe('accounts that share a market', () => {
  it('are judged together of every protocol whose emulation has a market of several', () => {
    expect(markets.map(({ protocol }) => protocol)).toEqual(presetNames().filter((name) => preset(name).market !== null));
    expect(markets.map(({ market: { states, isWhole } }) => [states > 100, isWhole])).toEqual(markets.map(() => [true, true]));
  });

  it.each(markets.filter(({ protocol }) => !['aave-v3.0', 'aave-v3.6', 'aave-v3.7', 'maker-clip-without-floor'].includes(protocol)).map((each) => [each.protocol, each.market] as const))(
    'of %s come to the states and verdicts that are documented', (name, pinned) => {
      const { market, opening } = preset(name);
      expect(market === null ? null : marketOf(surveyed(market, opening, budget))).toEqual(pinned);
    },
  );

  it.each(markets.map(({ protocol, market }) => [protocol, market] as const))('of %s reach all that can happen to them', (protocol, { reachings }) => {
    expect(reachings.map(({ id }) => id)).toEqual(reaches.map(({ id }) => id));
    for (const { id, isPossible, reached } of reachings) {
      const edge = reached === null ? null : edgeOf(protocol, reached);
      expect([id, edge !== null && reaches.find((reach) => reach.id === id)?.isSeen(edge)]).toEqual([id, isPossible]);
    }
  });

  it.each(markets.flatMap(({ protocol, market }) => market.findings.flatMap(({ id, refutation }) => (refutation === null ? [] : [[protocol, id, refutation] as const]))))(
    'of %s break %s again', (protocol, id, refutation) => {
      expect(rulingOf(id, edgeOf(protocol, refutation))).toBe(false);
    },
  );
});

/** A liquidation that leaves bad debt to the lenders, and what a mistake would make of it. */
const loss = edgeOf('morpho-blue', { setting: 'opening', moves: ['price 5/8', 'seize all of the first'] });
const redistribution = edgeOf('liquity-v1', { setting: 'few', moves: ['price 4/8', 'the depositor adds collateral', 'liquidate first and second'] });
const bark = edgeOf('maker-clip', { setting: 'opening', moves: ['price 5/8', 'start an auction of the first'] });

const withMember = (seen: MarketView, place: number, change: Partial<View>): MarketView =>
  ({ ...seen, members: seen.members.map((member, index) => (index === place ? { ...member, view: { ...member.view, ...change } } : member)) });

const mistakes: readonly (readonly [string, string, MarketEdge | null, (edge: MarketEdge) => MarketEdge])[] = [
  ['collateral-is-conserved', 'a unit of collateral gets lost', loss, (edge) => ({ ...edge, deal: { ...edge.deal, seized: edge.deal.seized - 1n } })],
  ['debt-is-conserved', 'debt is forgiven that nobody announces', loss, (edge) => ({ ...edge, deal: { ...edge.deal, writtenOff: 0n } })],
  ['ledger-balances', 'a total is forgotten', loss, (edge) => ({ ...edge, after: { ...edge.after, isBalanced: false } })],
  ['nothing-is-negative', 'lenders are owed less than nothing', loss, (edge) => ({ ...edge, after: { ...edge.after, claims: -1n } })],
  ['healthy-is-untouchable', 'a healthy account loses a unit by the liquidation of another', loss,
    (edge) => ({ ...edge, before: withMember(edge.before, 1, { debt: 0n }), after: withMember(edge.after, 1, { debt: 0n, collateral: (edge.after.members[1]?.view.collateral ?? 0n) - 1n }) })],
  ['only-price-time-or-owner-hurts', 'a healthy account gets debt by the liquidation of another', loss, (edge) => ({ ...edge, before: withMember(edge.before, 1, { debt: 0n }), after: withMember(edge.after, 1, { collateral: 0n }) })],
  ['loss-follows-the-waterfall', 'lenders keep what nobody pays', loss, (edge) => ({ ...edge, after: { ...edge.after, claims: edge.before.claims } })],
  ['loss-follows-the-waterfall', 'a vow is told of less than it takes over', bark, (edge) => ({ ...edge, deal: { ...edge.deal, writtenOff: edge.deal.writtenOff - 1n } })],
  ['loss-follows-the-waterfall', 'other accounts pay while the pool has something left', redistribution,
    (edge) => ({ ...edge, before: { ...edge.before, cushions: [10n ** 24n] }, after: { ...edge.after, cushions: [10n ** 24n - edge.deal.writtenOff] } })],
];

describe('a refutation of a whole market', () => {
  it('has one reason, and nothing else has', () => {
    const broken = markets.flatMap(({ protocol, market }) => market.findings.flatMap(({ id, refutation }) => (refutation === null ? [] : [`${protocol} ${id}`])));
    expect(marketWeaknesses.flatMap(({ guarantee, protocols }) => protocols.map((protocol) => `${protocol} ${guarantee}`)).sort()).toEqual([...broken].sort());
  });
});

describe('a guarantee of a whole market', () => {
  it.each(mistakes)('%s is kept by a protocol, and broken where %s', (id, _mistake, edge, spoilt) => {
    expect([rulingOf(id, edge), edge === null ? null : rulingOf(id, spoilt(edge))]).toEqual([true, false]);
  });

  it('has a mistake that breaks it, each of them', () => {
    expect(new Set(mistakes.map(([id]) => id))).toEqual(new Set(marketAsked.map(({ claim }) => claim.id)));
  });
});
