import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pricesFromChunks, pricesFromText } from '../../src/market/index.js';
import { cents, dollar, ether, inCents, observationsOf, options, read } from './reading.js';

const one = 'time,price\n100,194.61\n200,86\n';

describe('a file with one price', () => {
  it('quotes the first asset, exactly', () => {
    expect(read(one)).toEqual([
      { at: 100n, quotes: [{ asset: 'ETH', price: 194_610_000_000_000_000_000n, depth: 7n }] },
      { at: 200n, quotes: [{ asset: 'ETH', price: 86_000_000_000_000_000_000n, depth: 7n }] },
    ]);
  });

  it('quotes the asset that is asked for, by its own decimals', () => {
    const [first] = read('time,price\n0,1\n', { asset: 'USD' });
    expect(first?.quotes).toEqual([{ asset: 'USD', price: 10n ** 30n, depth: 9n }]);
  });

  it('takes prices from the reader that it is given', () => {
    const [first] = read(one, { priceOf: (price, decimals) => right(BigInt(price.length) + decimals) });
    expect(first?.quotes[0]?.price).toBe(24n);
  });

  it.each(['time', 'time_utc', 'timestamp', 'Time', 'TIMESTAMP'])('may name its time column %s', (name) => {
    expect(inCents(read(`${name},Price\n2020-03-12 00:00:00,1\n`))).toEqual([[1_583_971_200n, 100n]]);
  });

  it('may have columns in any order, and others that are ignored', () => {
    expect(inCents(read('volume,price,when,time\n5,1,x,10\n,2,,20\n'))).toEqual([[10n, 100n], [20n, 200n]]);
  });

  it('may have spaces around its cells', () => {
    expect(inCents(read(' time , price \n 10 , 1 \n'))).toEqual([[10n, 100n]]);
  });

  it('may write a small price with an exponent', () => {
    expect(read('time,price\n0,4e-05\n')[0]?.quotes[0]?.price).toBe(40_000_000_000_000n);
  });

  it('may state the depth in whole units, which is rounded down', () => {
    const depths = read('time,price,depth\n0,1,2.5\n1,1,0\n2,1,0.0000019\n', { asset: 'USD' }).map(({ quotes }) => quotes[0]?.depth);
    expect(depths).toEqual([2_500_000n, 0n, 1n]);
  });

  it('may leave out observations', () => {
    expect(inCents(read('time,price\n0,1\n60,1\n6000,1\n')).map(([at]) => at)).toEqual([0n, 60n, 6_000n]);
  });
});

describe('a file with a column for each asset', () => {
  it('quotes them all at once, in the order of the design', () => {
    expect(read('time,USD,ETH,depth\n0,1,2,x\n')).toEqual([
      { at: 0n, quotes: [{ asset: 'ETH', price: cents(200n), depth: 7n }, { asset: 'USD', price: 10n ** 30n, depth: 9n }] },
    ]);
  });

  it('may quote some of them only', () => {
    expect(read('time,USD\n0,1\n')[0]?.quotes.map(({ asset }) => asset)).toEqual(['USD']);
  });

  it('names assets as the design writes them', () => {
    expect(read('time,eth,price\n0,9,1\n')[0]?.quotes).toEqual([{ asset: 'ETH', price: cents(100n), depth: 7n }]);
  });
});

describe('constant quotes', () => {
  const constant = [{ asset: 'USD', price: 3n, depth: 4n }, { asset: 'ETH', price: 5n, depth: 6n }];

  it('are repeated with every observation, unless the file quotes the asset', () => {
    expect(read(one, { constant }).map(({ quotes }) => quotes.slice(1))).toEqual([[constant[0]], [constant[0]]]);
  });
});

describe('a text', () => {
  it.each([
    ['a byte order mark', `\uFEFF${one}`],
    ['CRLF line ends', one.replaceAll('\n', '\r\n')],
    ['no last line end', one.trimEnd()],
    ['blank lines at its end', `${one}\n  \r\n\n`],
  ])('may have %s', (_what, text) => {
    expect(read(text)).toEqual(read(one));
  });

  it('means the same in chunks of any size', () => {
    const text = `\uFEFF${one}`.replaceAll('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const ends = [...cuts, text.length].sort((x, y) => x - y);
        const chunks = ends.map((end, at) => right(text.slice(ends[at - 1] ?? 0, end)));
        expect(observationsOf(pricesFromChunks(chunks, options))).toEqual(read(one));
      }),
    );
  });

  it('can be walked twice', () => {
    const path = pricesFromText(one, options);
    expect([...path]).toEqual([...path]);
  });

  it('keeps any price that fits, to the last digit', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 24n), (price) => {
        const digits = price.toString().padStart(19, '0');
        const human = `${digits.slice(0, -18)}.${digits.slice(-18)}`;
        expect(read(`time,price\n0,${human}\n`)[0]?.quotes[0]?.price).toBe(price);
      }),
    );
  });
});

describe('streaming', () => {
  it('asks for no chunk before its observations are wanted, and lets go of the text when the reader stops', () => {
    const seen: string[] = [];
    const chunks = {
      *[Symbol.iterator]() {
        try {
          for (let row = 0; ; row += 1) {
            seen.push(`chunk ${row}`);
            yield right(row === 0 ? 'time,price\n' : `${row},1\n`);
          }
        } finally {
          seen.push('closed');
        }
      },
    };
    for (const each of pricesFromChunks(chunks, options)) {
      if (isLeft(each) || each.right.at === 3n) break;
      seen.push(`observation ${each.right.at}`);
    }
    expect(seen).toEqual(['chunk 0', 'chunk 1', 'observation 1', 'chunk 2', 'observation 2', 'chunk 3', 'closed']);
  });

  it('lets go of the text after an error in the header', () => {
    let closed = false;
    function* chunks() {
      try {
        yield right('nothing\n');
        yield right('more\n');
      } finally {
        closed = true;
      }
    }
    expect([...pricesFromChunks(chunks(), options)].map(isLeft)).toEqual([true]);
    expect(closed).toBe(true);
  });

  it('hands on what could not be read, after what could', () => {
    const error = { code: 'UNREADABLE', path: 'prices.csv', expected: 'x', found: 'y' } as const;
    const path = [...pricesFromChunks([right(one), left(error), right('300,1\n')], { ...options, assets: [ether, dollar] })];
    expect(path.slice(-2)).toEqual([expect.objectContaining({ _tag: 'Right' }), left(error)]);
  });
});
