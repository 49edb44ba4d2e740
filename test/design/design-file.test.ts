import { describe, expect, it } from 'vitest';
import { decodeDesignFile, encodeDesignFile } from '../../src/mechanisms/stepwise/parameters/design-file.js';
import { decodedOf, loadPreset, presetText, refusedOf } from '../support/designs.js';
import { always } from '../support/exact.js';
import { designFile } from './arbitrary-design.js';

const micro = presetText('micro');

/** The micro preset with one piece of its text replaced; the piece must be there. */
function edited(piece: string, by: string): string {
  expect(micro).toContain(piece);
  return micro.replace(piece, by);
}

const errorsOf = (toml: string) => refusedOf(decodeDesignFile(toml, 'toml'));

describe('a design file', () => {
  it('decodes to exact integers', () => {
    const { design, numeraire, positions } = loadPreset('micro');
    expect(numeraire).toBe('USD');
    expect(design.assets[0]).toEqual({ id: 'ETH', decimals: 18n, threshold: 7_500n, bonus: 500n, borrowable: false, rate: 0n });
    expect(design.incentive.leastReward).toBe(5n * 10n ** 35n);
    expect(design.auction.curve).toEqual({ kind: 'exponential', cut: 9_998n * 10n ** 23n });
    expect(design.loss).toEqual({ insurance: [0n, 5_000_000_000n], insuranceCap: 5_000n, backstop: [0n, 20_000_000_000n] });
    expect(positions[0]).toEqual({ name: 'safe, 31 %', collateral: [10n ** 19n, 0n], debt: [0n, 600_000_000n] });
  });

  it('reads back from its canonical form, whatever it says', () => {
    always(designFile, (file) => {
      expect(decodedOf(decodeDesignFile(encodeDesignFile(file), 'json'))).toEqual(file);
    });
  });

  it('has one canonical form: writing what was read back changes nothing', () => {
    const text = encodeDesignFile(loadPreset('margin'));
    expect(encodeDesignFile(decodedOf(decodeDesignFile(text, 'json')))).toBe(text);
  });

  it('takes the same shape from TOML and JSON, and JSON may name its schema', () => {
    const json = encodeDesignFile(loadPreset('micro'));
    const named = JSON.stringify({ $schema: '../schema/design.1.json', ...JSON.parse(json) as object });
    expect(decodedOf(decodeDesignFile(named, 'json'))).toEqual(decodedOf(decodeDesignFile(micro, 'toml')));
  });

  it('need not say that depth is unlimited, dust ignored and toxicity escalated', () => {
    const without = ['[depth]\nkind = "unlimited"\n', '[dust]\nkind = "expand"\nfloor = "25 USD"\n', 'toxicity = "escalate"\n']
      .reduce((text, piece) => text.replace(piece, ''), micro);
    const { design } = decodedOf(decodeDesignFile(without, 'toml'));
    expect([design.depth, design.dust, design.toxicity]).toEqual([{ kind: 'unlimited' }, { kind: 'none' }, 'escalate']);
  });

  it('reads price tiers as prices of one whole unit of the collateral', () => {
    const { design } = loadPreset('price-tiers');
    expect(design.sizing).toMatchObject({ kind: 'tiers', by: 'price', tiers: [{ below: 120n * 10n ** 18n }, { below: 160n * 10n ** 18n }, {}] });
  });
});

describe('a design file is refused', () => {
  it.each([
    ['threshold = "75%"', 'threshold = 0.75', 'MALFORMED', 'assets[0].threshold', 'a ratio such as "82.5%" in quotes: a bare number may lose digits'],
    ['threshold = "75%"', 'threshold = "75.001%"', 'NOT_EXACT', 'assets[0].threshold', 'a ratio in steps of 0.01%; the nearest is 75%'],
    ['threshold = "75%"', 'threshold = "-75%"', 'MALFORMED', 'assets[0].threshold', 'a ratio such as "82.5%" or "0.825"'],
    ['threshold = "75%"', '', 'MISSING', 'assets[0].threshold', 'a ratio such as "82.5%" in quotes'],
    ['threshold = "75%"', 'threshhold = "75%"\nthreshold = "75%"', 'UNKNOWN_KEY', 'assets[0].threshhold', 'one of id, decimals, threshold, bonus, borrowable, rate'],
    ['decimals = 18', 'decimals = "18"', 'MALFORMED', 'assets[0].decimals', 'a whole number below 37, without quotes'],
    ['decimals = 18', 'decimals = 37', 'OUT_OF_RANGE', 'assets[0].decimals', 'a whole number below 37'],
    ['id = "USD"', 'id = "ETH"', 'DUPLICATE_ASSET', 'assets[1].id', 'an id of its own'],
    ['id = "USD"', 'id = "US DOLLAR"', 'MALFORMED', 'assets[1].id', 'a unit such as "ETH": letters, digits, ".", "_" and "-", up to 64'],
    ['dialect = "stepwise@1"', 'dialect = "stepwise@2"', 'UNKNOWN_DIALECT', 'dialect', '"stepwise@1"'],
    ['kind = "target-health"', 'kind = "targetHealth"', 'MALFORMED', 'sizing.kind', '"target-health" or "close-factor" or "tiers" or "linear" or "full"'],
    ['kind = "target-health"', 'kind = "target-health"\nshare = "50%"', 'UNKNOWN_KEY', 'sizing.share', 'one of kind'],
    ['most_steps = 30', 'most_steps = -1', 'OUT_OF_RANGE', 'schedule.most_steps', 'a whole number below 4294967296'],
    ['most_steps = 30', 'most_steps = 30.5', 'MALFORMED', 'schedule.most_steps', 'a whole number below 4294967296, without quotes'],
    ['floor = "25 USD"', 'floor = "25"', 'WRONG_UNIT', 'dust.floor', 'a quantity in USD'],
    ['floor = "25 USD"', 'floor = 25', 'MALFORMED', 'dust.floor', 'a value such as "2000 USD" in quotes: a bare number may lose digits'],
    ['{ USD = "5000" }', '{ EUR = "5000" }', 'UNKNOWN_ASSET', 'loss.insurance.EUR', 'one of ETH, USD'],
    ['{ USD = "5000" }', '{ USD = "5000 ETH" }', 'WRONG_UNIT', 'loss.insurance.USD', 'a quantity in USD'],
    ['{ USD = "5000" }', '{ USD = "0.0000001" }', 'NOT_EXACT', 'loss.insurance.USD', 'an amount in steps of 0.000001 USD; the nearest is 0 USD'],
    ['{ USD = "5000" }', '"5000 USD"', 'MALFORMED', 'loss.insurance', 'amounts by asset, e.g. { ETH = "1.5" }'],
    ['{ USD = "5000" }', '1979-05-27', 'MALFORMED', 'loss.insurance', 'amounts by asset, e.g. { ETH = "1.5" }'],
    ['when_stale = ["WITHDRAW"', 'when_stale = ["REPAY"', 'MALFORMED', 'breaker.when_stale[0]', 'WITHDRAW, BORROW, STEP, OPEN_AUCTION, TAKE, RESET_AUCTION or RECOGNISE_LOSS'],
    ['max_age = "3h"', 'max_age = 07:32:00', 'MALFORMED', 'breaker.max_age', 'a duration such as "90s" or "12h" in quotes'],
    ['[envelope]', '[enveloppe]', 'MISSING', 'envelope', 'an envelope'],
    ['collateral = { ETH = "50" }', 'colateral = { ETH = "50" }', 'MISSING', 'positions[3].collateral', 'amounts by asset, e.g. { ETH = "1.5" }'],
    ['name = "micro"', 'name = "Micro Liquidation"', 'MALFORMED', 'name', 'a name such as "fixed-close-factor", up to 64 characters'],
  ])('where %s becomes %s', (piece, by, code, path, expected) => {
    expect(errorsOf(edited(piece, by))).toContainEqual(expect.objectContaining({ code, path, expected }));
  });

  it('with the line where the text cannot be read', () => {
    const [error] = errorsOf(edited('warning = "105%"', 'warning = '));
    expect(error).toMatchObject({ code: 'UNREADABLE', path: '', expected: 'TOML text' });
    expect(error?.found).toContain('warning');
  });

  it('with every error of it at once', () => {
    const broken = edited('warning = "105%"', 'warning = "x"').replace('reserve = "60%"', 'reserve = "60.001%"').replace('takes = "partial"', 'takes = "some"');
    expect(errorsOf(broken).map(({ code, path }) => [code, path])).toEqual([
      ['MALFORMED', 'warning'],
      ['NOT_EXACT', 'auction.reserve'],
      ['MALFORMED', 'auction.takes'],
    ]);
  });

  it.each(['[]', 'null', '"micro"', '3'])('where it is the JSON %s and no table', (text) => {
    expect(refusedOf(decodeDesignFile(text, 'json'))).toMatchObject([{ code: 'MALFORMED', path: '' }]);
  });
});
