import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetNames } from '../support/designs.js';
import { folder, longestLine, parsed, unwind } from './running.js';

interface Parts {
  readonly loss: string;
  readonly surplus: string;
  readonly insurance: string;
  readonly backstop: string;
  readonly socialised: string;
}

interface Account {
  readonly name: string;
  readonly phase: string;
  readonly steps: string;
  readonly repaid: Readonly<Record<string, string>>;
  readonly losses: Readonly<Record<string, Parts>>;
}

interface Summary {
  readonly accounts: readonly Account[];
  readonly market: Readonly<Record<string, { readonly insurance: string; readonly deficit: string }>>;
  readonly moves: { readonly observations: string; readonly outsideEnvelope: string };
  readonly broken: readonly unknown[];
}

interface Document {
  readonly timeline: readonly { readonly event: { readonly type: string }; readonly account: string; readonly after: string }[];
  readonly summary: Summary;
}

const march = async (design: string): Promise<Summary> => parsed<Document>((await unwind(['run', design, '--prices', 'eth-2020-03', '--json'])).out).summary;

const phases = ({ accounts }: Summary): readonly string[] => accounts.map(({ phase }) => phase);

describe('unwind run, over March 2020', () => {
  it('brings every position of micro through without bad debt', async () => {
    const { code, out } = await unwind(['run', 'micro', '--prices', 'eth-2020-03']);
    expect(code).toBe(0);
    expect(out).toContain('No bad debt.');
    expect(out).toMatch(/^ETH +200\.74 +122\.54 +86 +203\.18 +≤25\.59% +≤39\.77% +21\.25%$/m);
    expect(out).toContain('2 of 384 observations lie outside the envelope of the design (falls of 21%, rises of 0%, 15m apart).');
    expect(out).toMatch(/^near the edge, 71 % +settled +5 +0 +≈6900\.70 +≈7245\.73 +≈345\.03 +≈310\.53 +≈0\.79798 +-$/m);
  });

  it('has steps of micro end at the target, and pins what each position paid', async () => {
    const summary = await march('micro');
    expect(phases(summary)).toEqual(['healthy', 'healthy', 'settled', 'settled']);
    expect(summary.accounts.map(({ repaid }) => repaid['USD'])).toEqual(['0', '1069919103', '1280175343', '6900697695']);
    expect(summary.market['USD']).toMatchObject({ insurance: '5000000000', deficit: '0' });
    expect(summary.broken).toEqual([]);
  });

  it('leaves fixed-close-factor with bad debt, borne down the waterfall to the last unit', async () => {
    const { code, out } = await unwind(['run', 'fixed-close-factor', '--prices', 'eth-2020-03']);
    expect(code).toBe(0);
    expect(out).toContain('bad debt of ≈263.83 USD: insurance 250 USD, lenders ≈13.828 USD');
    const summary = await march('fixed-close-factor');
    expect(phases(summary)).toEqual(['healthy', 'badDebt', 'badDebt']);
    const losses = summary.accounts.map(({ losses: { USD } }) => USD).filter((parts) => parts !== undefined);
    expect(losses.slice(1)).toEqual([
      { loss: '263828144', surplus: '0', insurance: '250000000', backstop: '0', socialised: '13828144' },
      { loss: '353243903', surplus: '0', insurance: '125000000', backstop: '0', socialised: '228243903' },
    ]);
    for (const { loss, surplus, insurance, backstop, socialised } of losses) {
      expect(BigInt(surplus) + BigInt(insurance) + BigInt(backstop) + BigInt(socialised)).toBe(BigInt(loss));
    }
    const deficit = losses.reduce((sum, { socialised }) => sum + BigInt(socialised), 0n);
    expect(summary.market['USD']).toMatchObject({ insurance: '125000000', deficit: deficit.toString() });
  });

  it.each(presetNames)('%s breaks no promise, in lines that do not wrap', async (name) => {
    const { code, out } = await unwind(['run', name, '--prices', 'eth-2020-03', '--rows', '1000']);
    expect(code).toBe(0);
    expect(out).toContain('No step broke a guarantee that the design promises.');
    expect(longestLine(out)).toBeLessThanOrEqual(120);
  });
});

describe('unwind run', () => {
  const micro = ['run', 'micro', '--prices', 'eth-2020-03'];

  it('writes the timeline as a table for programs, with every digit', async () => {
    const { out } = await unwind([...micro, '--csv']);
    const [head = '', ...rows] = out.trimEnd().split('\n');
    const cells = (line: string): readonly string[] => line.replaceAll(/"[^"]*"/g, (quoted) => quoted.replaceAll(',', ';')).split(',');
    expect(head.startsWith('time_utc,at,account,event,before,after,price_ETH,price_USD,backing,owed,collateral_ETH')).toBe(true);
    expect(rows.filter((row) => cells(row).length !== cells(head).length)).toEqual([]);
    expect(rows).toContain('2020-03-11 17:15:00,1583946900,"near the edge, 71 %",STEP,unwinding.ready,healthy,183,1,5411.548671862500000099,5057.522123,39.428405623770491804,10.5212534506284153,0.050340925601092896,0,5057.522123,1842.477877,0,0,0,0,0');
    expect(rows.reduce((sum, row) => sum + Number(cells(row)[cells(head).indexOf('repaid_USD')]), 0)).toBeCloseTo(9250.792141, 5);
  });

  it('writes the same events as one JSON document and line by line', async () => {
    const document = parsed<Document>((await unwind([...micro, '--json'])).out);
    const lines = (await unwind([...micro, '--json-lines'])).out.trimEnd().split('\n').map((line) => parsed<Record<string, unknown>>(line));
    expect(lines.map(({ kind }) => kind)).toEqual(['run', ...document.timeline.map(() => 'row'), 'summary']);
    expect(lines.slice(1, -1).map(({ kind: _kind, ...row }) => row)).toEqual(document.timeline);
    expect(lines.at(-1)).toMatchObject(document.summary);
  });

  it('shows quotes that led nowhere only where it is asked to', async () => {
    const [some, every] = await Promise.all([unwind([...micro, '--csv']), unwind([...micro, '--csv', '--every'])]);
    expect(some.out.split('\n').length).toBeLessThan(50);
    expect(every.out.split('\n').length).toBeGreaterThan(384 * 4);
    expect(some.out.split('\n').filter((row) => !every.out.includes(row))).toEqual([]);
  });

  it('cuts the timeline for people, and says so', async () => {
    const { out } = await unwind([...micro, '--rows', '3']);
    expect(out).toMatch(/… and \d+ more events: --rows shows more of them, --csv all\./);
    expect(out.match(/^ {2}\d\d:\d\d:\d\d/gm)).toHaveLength(3);
  });

  it('begins a scenario where every position is sound, and says where', async () => {
    const { code, out } = await unwind(['run', 'micro', '--prices', 'black-thursday']);
    expect(code).toBe(0);
    expect(out).toContain('Prices begin where every position is sound: ETH at 193.2 USD; --base ETH=PRICE says otherwise.');
    expect(out).toMatch(/^day 0$/m);
    const shorter = await unwind(['run', 'micro', '--prices', 'scenario:jump', '--length', '20', '--move', '30%', '--interval', '1h', '--json']);
    expect(parsed<Document>(shorter.out).summary.moves.observations).toBe('20');
  });

  it('walks the moves of one asset from the price of another', async () => {
    const refused = await unwind(['run', 'micro', '--prices', 'luna-2022-05']);
    expect(refused).toEqual({ code: 2, out: '', err: 'positions[0] "safe, 31 %": expected a health of at least 105% at the first prices (--base ASSET=PRICE begins elsewhere), found 82.17%, rounded down\n' });
    const { code, out } = await unwind(['run', 'micro', '--prices', 'luna-2022-05', '--base', 'ETH=195']);
    expect(code).toBe(0);
    expect(out).toMatch(/^ETH +195 /m);
    expect(out).toMatch(/bad debt of ≈\d+\.\d+ USD: insurance/);
  });

  it('refuses what it cannot walk, each by its name', async () => {
    const errorOf = async (...texts: readonly string[]): Promise<string> => {
      const { code, out, err } = await unwind(['run', ...texts]);
      expect([code, out]).toEqual([2, '']);
      return err;
    };
    expect(await errorOf('micro')).toMatch(/^--prices: expected a CSV file, an example or a scenario/);
    expect(await errorOf('micro', '--prices', 'nowhere')).toMatch(/^--prices: expected a CSV file, an example \(eth-2020-03, .*found "nowhere"\n$/);
    expect(await errorOf('micro', '--prices', 'eth-2020-03', '--asset', 'BTC')).toBe('--asset: expected one of ETH, USD, found "BTC"\n');
    expect(await errorOf('micro', '--prices', 'eth-2020-03', '--base', 'ETH')).toBe('--base: expected a price by asset such as ETH=195, found "ETH"\n');
    expect(await errorOf('micro', '--prices', 'eth-2020-03', '--drain', 'long')).toMatch(/^--drain: expected a duration/);
    expect(await errorOf('micro', '--prices', 'eth-2020-03', '--margin', '100%')).toMatch(/^--margin: expected a margin below 100%/);
    expect(await errorOf('micro', '--prices', 'eth-2020-03', '--worst', 'both')).toBe('--worst: expected low or high, found "both"\n');
    expect(await errorOf('micro', '--prices', 'calm', '--length', '3')).toMatch(/^scenario:calm length: expected an integer from 16 /);
  });

  it('writes a file whole or not at all, and leaves the one that was there', async () => {
    const place = folder();
    const file = join(place, 'rows.csv');
    const prices = join(place, 'prices.csv');
    writeFileSync(prices, 'time,price\n1,200\n2,190\n3,oops\n');
    writeFileSync(file, 'before');
    const broken = await unwind(['run', 'micro', '--prices', prices, '--csv', '--every', '--out', file]);
    expect([broken.code, broken.err]).toEqual([2, 'prices.csv:4:price: expected a price above zero, such as 194.61, found "oops"\n']);
    expect(readFileSync(file, 'utf8')).toBe('before');
    const good = await unwind([...micro, '--csv', '--out', file]);
    expect([good.code, good.out]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toMatch(/^time_utc,/);
    expect(readdirSync(place).sort()).toEqual(['prices.csv', 'rows.csv']);
  });

  it('says where it cannot write, before it walks', async () => {
    const file = join(folder(), 'nowhere', 'rows.csv');
    const { code, err } = await unwind([...micro, '--out', file]);
    expect([code, existsSync(file)]).toEqual([2, false]);
    expect(err).toMatch(/rows\.csv: expected a file that can be written, found ENOENT/);
  });

  it('does not run a design that means nothing', async () => {
    const { code, err } = await unwind(['run', '-', '--prices', 'calm'], { input: readFileSync(new URL('../../spec/presets/micro.toml', import.meta.url), 'utf8').replace('reserve = "60%"', 'reserve = "0%"') });
    expect(code).toBe(2);
    expect(err).toMatch(/^standard input: reserve-is-positive: expected parameters with which it holds, found The reserve is 0/);
  });
});
