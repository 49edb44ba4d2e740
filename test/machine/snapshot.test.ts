import { describe, expect, it } from 'vitest';
import { phases } from '../../src/machine/chart.js';
import { canonical } from '../../src/machine/canonical.js';
import { unchecked } from '../../src/machine/checking.js';
import { decodeWorld, encodeWorld, headerOf, worldFromJson, worldToJson } from '../../src/machine/snapshot.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { decodedOf, refusedOf } from '../support/designs.js';
import { situation } from '../support/situations.js';
import { smallDesign, transition } from '../support/worlds.js';
import { designs, diceOf, isTired, someEvent, someWorld } from './wandering.js';

const header = headerOf(stepwise, smallDesign());

/** The errors of a written world in which a text was replaced. */
const refusedAs = (phase: (typeof phases)[number], from: string, to: string): readonly string[] => {
  const text = worldToJson(header, situation(phase).world);
  expect(text).toContain(from);
  return refusedOf(worldFromJson(header, text.replace(from, to))).map(({ code, path }) => `${code} ${path}`);
};

describe('a written world', () => {
  it.each(phases)('comes back as it was: %s', (phase) => {
    const { design, world } = situation(phase);
    expect(decodedOf(worldFromJson(headerOf(stepwise, design), worldToJson(headerOf(stepwise, design), world)))).toEqual(world);
  });

  it('comes back as it was anywhere on the way', () => {
    for (const [at, design] of designs.entries()) {
      const dice = diceOf(BigInt(at + 11));
      const under = headerOf(stepwise, design);
      let world = someWorld(dice, design);
      for (let turn = 0; turn < 200; turn += 1) {
        const answer = transition(design, world, someEvent(dice, design, world), unchecked);
        if (answer._tag === 'Left') continue;
        world = isTired(dice, answer.right.world) ? someWorld(dice, design) : answer.right.world;
        const text = worldToJson(under, world);
        expect(canonical(decodedOf(worldFromJson(under, text)))).toBe(canonical(world));
      }
    }
  });

  it('says what it is, names assets by id and writes integers as decimal strings', () => {
    const data = encodeWorld(header, situation('auction.running').world);
    expect(data).toMatchObject({
      format: 'unwind-world@1', dialect: 'stepwise@1', assets: ['ETH', 'BTC', 'USD'],
      market: { at: '0', reserves: [{ price: '100', collateral: '1000' }, {}, { debt: '96000' }] },
      account: { phase: 'auction.running', auction: { collateral: 'ETH', debt: 'USD', lot: '1000', startPrice: '120' } },
    });
  });

  it('has one text, whatever the order of its keys', () => {
    const { world } = situation('unwinding.ready');
    const { account, market } = world;
    expect(worldToJson(header, { account: Object.fromEntries(Object.entries(account).reverse()) as typeof account, market })).toBe(worldToJson(header, world));
  });
});

describe('reading a world refuses', () => {
  it('one of another dialect, or of other assets', () => {
    const data = encodeWorld(header, situation('healthy').world);
    expect(refusedOf(decodeWorld({ ...header, dialect: 'stepwise@2' }, data))).toMatchObject([{ code: 'UNKNOWN_DIALECT', path: 'dialect' }]);
    expect(refusedOf(decodeWorld({ ...header, assets: ['ETH', 'USD', 'BTC'] }, data))).toMatchObject([
      { code: 'UNKNOWN_ASSET', path: 'assets[1]' }, { code: 'UNKNOWN_ASSET', path: 'assets[2]' },
    ]);
    expect(refusedOf(decodeWorld({ ...header, assets: ['ETH', 'BTC'] }, data)).map(({ code, path }) => `${code} ${path}`)).toContain('WRONG_LENGTH assets');
  });

  it('what is no JSON', () => {
    expect(refusedOf(worldFromJson(header, '{'))).toMatchObject([{ code: 'UNREADABLE' }]);
  });

  it.each([
    ['a number that is no string', '"price":"100"', '"price":100', ['MALFORMED market.reserves[0].price']],
    ['a number that is not canonical', '"price":"100"', '"price":"+100"', ['NON_CANONICAL_NUMBER market.reserves[0].price']],
    ['a negative amount', '"96000"]', '"-96000"]', ['OUT_OF_RANGE account.debt[2]']],
    ['an amount of 2^112', '"lot":"1000"', `"lot":"${(1n << 112n).toString()}"`, ['OUT_OF_RANGE account.auction.lot']],
    ['an unknown key', '"closed":false', '"closed":false,"open":true', ['UNKNOWN_KEY account.open']],
    ['a missing key', '"closed":false,', '', ['MISSING account.closed']],
    ['a list without an entry for each asset', '"debt":["0","0","96000"]', '"debt":["0","96000"]', ['WRONG_LENGTH account.debt']],
    ['an auction of an unknown asset', '"collateral":"ETH"', '"collateral":"DOGE"', ['UNKNOWN_ASSET account.auction.collateral']],
  ])('%s', (_what, from, to, errors) => {
    expect(refusedAs('auction.running', from, to)).toEqual(errors);
  });
});

describe('reading a world refuses as inconsistent', () => {
  const auctionAlone = '"phase":"auction.running"';

  it.each([
    ['an auction outside the auction phases', 'auction.running', auctionAlone, '"phase":"healthy"', ['account.auction']],
    ['an unwinding phase without a course', 'auction.running', auctionAlone, '"phase":"unwinding.ready"', ['account.unwinding', 'account.auction']],
    ['an auction phase without an auction', 'unwinding.exhausted', '"phase":"unwinding.exhausted"', '"phase":"auction.expired"', ['account.unwinding', 'account.auction']],
    ['shut books before the end', 'healthy', '"closed":false', '"closed":true', ['account.closed']],
    ['an end with collateral left', 'healthy', '"phase":"healthy"', '"phase":"badDebt"', ['account.phase']],
    ['a time after the market\'s own', 'unwinding.cooling', '"since":"0"', '"since":"1"', ['account.unwinding.since', 'account.unwinding.steppedAt']],
    ['something held without a price', 'healthy', '"price":"100"', '"price":"0"', ['market.reserves[0].price']],
    ['a debt ahead of the market\'s index', 'healthy', '"indices":["1', '"indices":["2', ['account.indices[0]']],
    ['a debt without an index', 'healthy', '"indices":["1000000000000000000000000000"', '"indices":["0"', ['account.indices[0]']],
    ['a floor above the start', 'auction.running', '"floorPrice":"60"', '"floorPrice":"121"', ['account.auction.floorPrice']],
    ['a debt price that nothing can be divided by', 'auction.running', '"debtPrice":"1"', '"debtPrice":"0"', ['account.auction.debtPrice']],
    ['a sum that is less than one account', 'healthy', '"debt":["0","0","60000"]', '"debt":["0","0","60001"]', ['market.reserves[2].debt']],
    ['a tripped breaker without a cause', 'healthy', '"breaker":"armed"', '"breaker":"tripped"', ['market.cause']],
  ] as const)('%s', (_what, phase, from, to, paths) => {
    expect(refusedAs(phase, from, to)).toEqual(paths.map((path) => `INCONSISTENT_WORLD ${path}`));
  });
});
