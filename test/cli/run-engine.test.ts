import { describe, expect, it } from 'vitest';
import { BPS } from '../../src/kernel/arithmetic.js';
import { askingPrice } from '../../src/kernel/auction.js';
import type { Design } from '../../src/kernel/design.js';
import { applyToLedger, type Ledger, openAccountIn, openLedger } from '../../src/machine/ledger.js';
import { exampleNames, locatePrices, type Observation, type PricePath, pricesFromFile } from '../../src/market/index.js';
import { basePrice, isNotable, run, type RunOptions, type RunReport, type RunRow, usualOptions } from '../../src/market/run/index.js';
import { openMarket } from '../../src/mechanisms/stepwise/index.js';
import type { Position } from '../../src/mechanisms/stepwise/parameters/design-file.js';
import { decodedOf, loadPreset, presetNames } from '../support/designs.js';
import { transition } from '../support/worlds.js';

interface Walked {
  readonly rows: readonly RunRow[];
  readonly report: RunReport;
}

function walked(design: Design, positions: readonly Position[], path: PricePath, options: Partial<RunOptions> = {}): Walked {
  const walk = run(design, positions, path, { ...usualOptions, ...options });
  const rows: RunRow[] = [];
  let step = walk.next();
  while (step.done !== true) {
    rows.push(step.value);
    step = walk.next();
  }
  return { rows, report: decodedOf(step.value) };
}

const usd = { asset: 'USD', price: 10n ** 30n, depth: 10n ** 15n };
const cents = (price: bigint): bigint => price * 10n ** 16n;
const ether = (amount: bigint): bigint => amount * 10n ** 18n;
const dollars = (amount: bigint): bigint => amount * 10n ** 6n;

const pathOf = (observations: readonly Observation[]): PricePath => observations.map((right) => ({ _tag: 'Right', right }));

/** Quotes of ether in cents, a quarter of an hour apart. */
const quarterHours = (...prices: readonly bigint[]): PricePath =>
  pathOf(prices.map((price, place) => ({ at: 900n * BigInt(place + 1), quotes: [{ asset: 'ETH', price: cents(price), depth: ether(10_000n) }, usd] })));

function march(): PricePath {
  const source = decodedOf(locatePrices('eth-2020-03'));
  const assets = [{ id: 'ETH', decimals: 18n, depth: ether(10_000n) }];
  return pricesFromFile(source.kind === 'scenario' ? '' : source.file, { name: 'march', assets, constant: [usd] });
}

/** The same events on a ledger: those of the market once, those of accounts by name. */
function onLedger(design: Design, positions: readonly Position[], rows: readonly RunRow[]): Ledger {
  const apply = applyToLedger(transition);
  const start = positions.reduce((ledger, { name }) => decodedOf(openAccountIn(ledger, name)), openLedger(openMarket(design, rows[0]?.at ?? 0n)));
  let last = '';
  return rows.reduce((ledger, { event, at, account }) => {
    const isOfMarket = event.type === 'QUOTE' || event.type === 'ACCRUE';
    const key = `${event.type} ${at}`;
    if (isOfMarket && key === last) return ledger;
    last = isOfMarket ? key : last;
    return decodedOf(apply(design, ledger, event, account)).ledger;
  }, start);
}

const twoOf = (name: string, collateral: bigint, debt: bigint): Position => ({ name, collateral: [collateral, 0n], debt: [0n, debt] });

describe('a run', () => {
  it.each(presetNames)('of %s leads where the same events lead on a ledger', (name) => {
    const { design, positions } = loadPreset(name);
    const { rows, report } = walked(design, positions, march());
    const ledger = onLedger(design, positions, rows);
    expect(report.reserves).toEqual(ledger.market.reserves);
    for (const { name: account, phase, debt } of report.accounts) expect(ledger.accounts.get(account)).toMatchObject({ phase, debt });
  });

  it.each(presetNames)('of %s has the sums of its market equal those of its accounts', (name) => {
    const { design, positions } = loadPreset(name);
    const { report } = walked(design, positions, march());
    design.assets.forEach((_, asset) => {
      const sum = (list: 'collateral' | 'debt'): bigint => report.accounts.reduce((total, account) => total + (account[list][asset] ?? 0n), 0n);
      expect([report.reserves[asset]?.collateral, report.reserves[asset]?.debt]).toEqual([sum('collateral'), sum('debt')]);
    });
  });

  it('is the same every time', () => {
    const { design, positions } = loadPreset('time-ramped');
    expect(walked(design, positions, march())).toEqual(walked(design, positions, march()));
  });

  it('shares one insurance fund: the first loss leaves less of it for the second', () => {
    const { design } = loadPreset('fixed-close-factor');
    const { report } = walked(design, [twoOf('one', ether(10n), dollars(1_600n)), twoOf('two', ether(10n), dollars(1_600n))], quarterHours(20_000n, 10_000n));
    expect(report.accounts.map(({ losses }) => losses[1]?.insurance)).toEqual([dollars(250n), dollars(125n)]);
  });

  it('shares one depth: what the first sells, the second must wait for', () => {
    const { design } = loadPreset('depth-aware');
    const position = (name: string): Position => twoOf(name, ether(100n), dollars(13_000n));
    const path = pathOf([20_000n, 18_000n, 18_000n].map((price, place) => ({ at: 900n * BigInt(place + 1), quotes: [{ asset: 'ETH', price: cents(price), depth: ether(20n) }, usd] })));
    const { rows } = walked(design, [position('one'), position('two')], path, { drain: 0n });
    const steps = rows.filter(({ event }) => event.type === 'STEP');
    const at = (account: string): readonly bigint[] => steps.filter((row) => row.account === account).map((row) => row.at);
    expect(steps.every(({ effects }) => effects.some((effect) => effect.kind === 'stepped' && effect.seized <= ether(2n)))).toBe(true);
    expect(at('one').length).toBeGreaterThan(1);
    expect(at('two').length).toBeGreaterThan(0);
    const sold = steps.filter((row) => row.at < 2_700n).reduce((sum, { effects }) => sum + effects.reduce((total, effect) => (effect.kind === 'stepped' ? total + effect.seized : total), 0n), 0n);
    expect(sold).toBeLessThanOrEqual(ether(10n));
  });

  it('judges every step, and counts what is broken without keeping it', () => {
    const { design } = loadPreset('fixed-close-factor');
    const thin = { ...design, toxicity: 'allow', sizing: { kind: 'closeFactor', share: 1_000n, wholeBelow: 1n } } satisfies Design;
    const { report } = walked(thin, [twoOf('one', ether(10n), dollars(1_600n))], quarterHours(20_000n, 17_000n));
    expect(report.broken).toMatchObject([{ guarantee: 'no-toxic-spiral', promised: false, firstAt: 1_800n, firstEvent: 'STEP', firstAccount: 0 }]);
    expect(report.broken[0]?.times).toBeGreaterThan(1n);
    expect(walked(thin, [twoOf('one', ether(10n), dollars(1_600n))], quarterHours(20_000n, 17_000n), { judged: 'promised' }).report.broken).toEqual([]);
  });

  it('ends with the first error of its path, and with positions that the design does not allow', () => {
    const { design, positions } = loadPreset('micro');
    const error = { code: 'MALFORMED', path: 'x:3', expected: 'a price', found: '"oops"' } as const;
    const end = (path: PricePath, of = positions): unknown => {
      const walk = run(design, of, path);
      let step = walk.next();
      while (step.done !== true) step = walk.next();
      return step.value;
    };
    expect(end([...quarterHours(20_000n), { _tag: 'Left', left: error }])).toEqual({ _tag: 'Left', left: error });
    expect(end(quarterHours(10_000n))).toMatchObject({ _tag: 'Left', left: { path: 'positions[1] "usual, 56 %"', found: '68.18%, rounded down' } });
    expect(end([])).toMatchObject({ _tag: 'Left', left: { path: 'prices' } });
    expect(end(quarterHours(20_000n), [])).toMatchObject({ _tag: 'Left', left: { path: 'positions' } });
  });

  it('takes a position when its assets are first quoted together', () => {
    const { design } = loadPreset('micro');
    const [first, ...rest] = quarterHours(20_000n, 20_000n, 20_000n);
    const late = first?._tag === 'Right' ? [{ ...first, right: { ...first.right, quotes: [usd] } }, ...rest] : [];
    expect(walked(design, [twoOf('one', ether(1n), dollars(100n))], late).report.accounts[0]?.openedAt).toBe(1_800n);
    expect(walked(design, [twoOf('one', ether(1n), dollars(100n))], pathOf([{ at: 1n, quotes: [usd] }])).report.accounts[0]).toMatchObject({ openedAt: null, phase: 'healthy' });
  });
});

describe('the keeper of a run', () => {
  const { design } = loadPreset('dutch-auction');
  const one = [twoOf('one', ether(10n), dollars(1_150n))];
  const path = quarterHours(20_000n, 17_000n, 17_000n, 17_000n, 17_000n, 17_000n);

  it.each([0n, 300n])('takes a lot in the first second at which it gains %s bps on the market', (margin) => {
    const { rows } = walked(design, one, path, { keeper: { ...usualOptions.keeper, margin } });
    const opened = rows.find(({ event }) => event.type === 'OPEN_AUCTION');
    const taken = rows.find(({ event }) => event.type === 'TAKE');
    const ask = (at: bigint): bigint => askingPrice(design.auction, {
      collateral: 0, debt: 1, lot: 0n, startPrice: (cents(17_000n) * design.auction.startPremium) / BPS, floorPrice: 0n, debtPrice: usd.price, startedAt: opened?.at ?? 0n, round: 1n,
    }, at);
    const most = (cents(17_000n) * (BPS - margin)) / BPS;
    expect(ask(taken?.at ?? 0n)).toBeLessThanOrEqual(most);
    expect(ask((taken?.at ?? 0n) - 1n)).toBeGreaterThan(most);
  });

  it('counts its limit in the debt price that bids are counted in', () => {
    const dearer = pathOf([[20_000n, 100n], [17_000n, 100n], [17_000n, 102n], [17_000n, 102n], [17_000n, 102n]].map(([price = 0n, dollar = 0n], place) =>
      ({ at: 900n * BigInt(place + 1), quotes: [{ asset: 'ETH', price: cents(price), depth: 1n }, { ...usd, price: (usd.price * dollar) / 100n }] })));
    const { rows } = walked(design, one, dearer);
    for (const { effects, prices } of rows.filter(({ event }) => event.type === 'TAKE')) {
      const took = effects.find((effect) => effect.kind === 'took');
      expect((took?.paid ?? 0n) * (prices[1] ?? 0n)).toBeLessThanOrEqual((took?.sold ?? 0n) * (prices[0] ?? 0n) + (prices[1] ?? 0n));
    }
  });

  it('resets a lot that it would not buy until no round is left, and then has the protocol take it over', () => {
    const { rows, report } = walked(design, one, quarterHours(20_000n, 17_000n), { keeper: { ...usualOptions.keeper, margin: 6_000n }, drain: 864_000n });
    const types = rows.filter(({ before }) => before.startsWith('auction')).map(({ event }) => event.type).filter((type) => type !== 'QUOTE' && type !== 'TICK' && type !== 'ACCRUE');
    expect(types).toEqual([...Array.from({ length: Number(design.auction.mostRounds) - 1 }, () => 'RESET_AUCTION'), 'RECOGNISE_LOSS']);
    expect(report.accounts[0]).toMatchObject({ takes: 0n, resets: design.auction.mostRounds - 1n });
    expect(report.accounts[0]?.absorbed[1]).toBeGreaterThan(0n);
    expect(report.reserves[0]?.salvage).toBeGreaterThan(0n);
  });

  it('goes on at the last price until the time is up', () => {
    const short = quarterHours(20_000n, 17_000n);
    expect(walked(design, one, short, { drain: 0n }).report.accounts[0]?.phase).toBe('auction.running');
    const { report } = walked(design, one, short, { drain: 86_400n });
    expect(report.accounts[0]?.phase).toBe('settled');
    expect(report.moves.observations).toBe(2n);
    expect(report.endedAt).toBeLessThan(1_800n + 86_400n);
  });

  it('does not revive an oracle that is silent', () => {
    const silent = pathOf([...quarterHours(20_000n, 17_000n)].flatMap((each) => (each._tag === 'Right' ? [each.right] : [])).concat([{ at: 20_000n, quotes: [usd] }]));
    const { report } = walked({ ...design, auction: { ...design.auction, startPremium: 60_000n, duration: 30_000n } }, one, silent);
    expect(report.accounts[0]?.takes).toBe(0n);
    expect(report.reserves[0]?.quotedAt).toBe(1_800n);
  });

  it('looks every minute at what time unlocks bit by bit, and no more often', () => {
    const slow = loadPreset('time-ramped');
    const { rows } = walked(slow.design, [twoOf('one', ether(10n), dollars(1_400n))], quarterHours(20_000n, 17_000n, 17_000n, 17_000n, 17_000n));
    const steps = rows.filter(({ event }) => event.type === 'STEP');
    const gaps = steps.slice(1).map(({ at }, place) => at - (steps[place]?.at ?? 0n));
    expect(steps.length).toBeGreaterThan(1);
    expect(gaps.every((gap) => gap >= slow.design.schedule.interval)).toBe(true);
  });
});

describe('what a run says of its prices', () => {
  const { design } = loadPreset('micro');
  const outside = (...prices: readonly bigint[]): bigint => walked(design, [twoOf('one', ether(1n), dollars(10n))], quarterHours(...prices)).report.moves.outsideEnvelope;

  it('has falls of collateral outside the envelope from the first basis point, and rises never', () => {
    expect([outside(20_000n, 15_800n), outside(20_000n, 15_799n), outside(20_000n, 40_000n)]).toEqual([0n, 1n, 0n]);
  });

  it('has observations outside the envelope that come sooner than keepers react', () => {
    const early = pathOf([{ at: 1n, quotes: [{ asset: 'ETH', price: cents(20_000n), depth: 1n }, usd] }, { at: 900n, quotes: [usd] }, { at: 1_800n, quotes: [usd] }]);
    expect(walked(design, [twoOf('one', ether(1n), dollars(10n))], early).report.moves.outsideEnvelope).toBe(1n);
  });

  it('shows as notable every row in which an owner or a keeper acts or a loss is borne', () => {
    const preset = loadPreset('fixed-close-factor');
    const { rows } = walked(preset.design, preset.positions, march());
    const quiet = rows.filter((row) => !isNotable(row));
    expect(new Set(quiet.map(({ event }) => event.type))).toEqual(new Set(['QUOTE', 'TICK', 'ACCRUE']));
    expect(quiet.flatMap(({ effects }) => effects).filter(({ kind }) => kind !== 'flow')).toEqual([]);
  });

  it.each(exampleNames())('knows no example that it cannot walk: %s', (name) => {
    const source = decodedOf(locatePrices(name));
    const file = source.kind === 'scenario' ? '' : source.file;
    const { report } = walked(design, [twoOf('one', ether(1n), 1n)], pricesFromFile(file, { name, assets: [{ id: 'ETH', decimals: 18n, depth: ether(1n) }], constant: [usd] }));
    expect(report.broken).toEqual([]);
  });
});

describe('the base price', () => {
  it.each(presetNames)('of %s is one at which every position may be taken', (name) => {
    const { design, positions } = loadPreset(name);
    const price = basePrice(design, positions, 0, [0n, usd.price]) ?? 0n;
    const path = pathOf([{ at: 1n, quotes: [{ asset: 'ETH', price, depth: ether(10_000n) }, usd] }]);
    expect(walked(design, positions, path).report.accounts.every(({ openedAt }) => openedAt === 1n)).toBe(true);
  });

  it('is none where one position needs a high price and another a low one', () => {
    const { design } = loadPreset('margin');
    const long = { name: 'long', collateral: [ether(1n), 0n], debt: [0n, dollars(200n)] };
    const short = { name: 'short', collateral: [0n, dollars(200n)], debt: [ether(1n), 0n] };
    expect(basePrice(design, [long, short], 0, [0n, usd.price])).toBeNull();
    expect(basePrice(design, [long], 0, [0n, usd.price])).toBeGreaterThan(ether(200n));
  });
});
