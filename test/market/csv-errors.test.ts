import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { pricesFromText } from '../../src/market/index.js';
import { errorOf, options } from './reading.js';

const bars = 'time,open,high,low,close\n';

describe('a header is refused', () => {
  it.each([
    ['when there is none', '', 'MISSING', 'prices.csv:1'],
    ['when it is blank', '\n100,1\n', 'MISSING', 'prices.csv:1'],
    ['without a time', 'date,price\n1,1\n', 'MISSING', 'prices.csv:1'],
    ['without a price', 'time,volume\n1,1\n', 'MISSING', 'prices.csv:1'],
    ['with a part of a bar', 'time,open,close\n1,1,1\n', 'MISSING', 'prices.csv:1'],
    ['with two columns of a name', 'time,price,Price\n1,1,1\n', 'MALFORMED', 'prices.csv:1:price'],
    ['with two columns of an asset', 'time,ETH,ETH\n1,1,1\n', 'MALFORMED', 'prices.csv:1:ETH'],
    ['with two times', 'time,timestamp,price\n1,1,1\n', 'MALFORMED', 'prices.csv:1'],
    ['with prices of two kinds', 'time,price,open,high,low,close\n1,1,1,1,1,1\n', 'MALFORMED', 'prices.csv:1'],
    ['with a price and an asset', 'time,price,USD\n1,1,1\n', 'MALFORMED', 'prices.csv:1'],
  ])('%s', (_what, text, code, path) => {
    expect(errorOf(text)).toMatchObject({ code, path });
  });

  it('says which columns of a bar are missing', () => {
    expect(errorOf('time,open,close\n1,1,1\n')).toEqual({
      code: 'MISSING',
      path: 'prices.csv:1',
      expected: 'the columns high, low of a bar',
      found: '"time,open,close"',
    });
  });

  it('names the assets that columns may be named after', () => {
    expect(errorOf('time,BTC\n1,1\n').expected).toContain('(ETH, USD)');
  });

  it('refuses an asset that the design does not have', () => {
    expect(errorOf('time,price\n1,1\n', { asset: 'BTC' })).toMatchObject({ code: 'UNKNOWN_ASSET', expected: 'one of the assets ETH, USD', found: '"BTC"' });
  });
});

describe('a row is refused', () => {
  it.each([
    ['when time repeats', 'time,price\n5,1\n5,1\n', 'OUT_OF_RANGE', 'prices.csv:3:time'],
    ['when time goes backwards', 'timestamp,price\n5,1\n4,1\n', 'OUT_OF_RANGE', 'prices.csv:3:timestamp'],
    ['when its time is malformed', 'time,price\nnoon,1\n', 'MALFORMED', 'prices.csv:2:time'],
    ['when its time is in milliseconds', 'time,price\n1583971200000,1\n', 'MALFORMED', 'prices.csv:2:time'],
    ['when its price is empty', 'time,price\n1,\n', 'MISSING', 'prices.csv:2:price'],
    ['when its price is NaN', 'time,price\n1,NaN\n', 'MALFORMED', 'prices.csv:2:price'],
    ['when its price is negative', 'time,price\n1,-1.5\n', 'OUT_OF_RANGE', 'prices.csv:2:price'],
    ['when its price is zero', 'time,price\n1,0.00\n', 'OUT_OF_RANGE', 'prices.csv:2:price'],
    ['when its price is malformed', 'time,price\n1,1.2.3\n', 'MALFORMED', 'prices.csv:2:price'],
    ['when its price has a unit', 'time,price\n1,5 USD\n', 'MALFORMED', 'prices.csv:2:price'],
    ['when its price is beyond the machine', 'time,price\n1,1e30\n', 'OUT_OF_RANGE', 'prices.csv:2:price'],
    ['when its price has more digits than prices have', 'time,price\n1,1e-19\n', 'NOT_EXACT', 'prices.csv:2:price'],
    ['when the price of one asset is missing', 'time,ETH,USD\n1,1,1\n2,1,\n', 'MISSING', 'prices.csv:3:USD'],
    ['when its depth is empty', 'time,price,depth\n1,1,\n', 'MISSING', 'prices.csv:2:depth'],
    ['when its depth is malformed', 'time,price,depth\n1,1,-2\n', 'MALFORMED', 'prices.csv:2:depth'],
    ['when its depth is beyond the machine', 'time,price,depth\n1,1,1e20\n', 'OUT_OF_RANGE', 'prices.csv:2:depth'],
    ['when it has too few cells', 'time,price\n1,1\n2\n', 'WRONG_LENGTH', 'prices.csv:3'],
    ['when it has too many cells', 'time,price\n1,"1,500"\n', 'WRONG_LENGTH', 'prices.csv:2'],
    ['when blank lines stand before it', 'time,price\n1,1\n\n\n2,1\n', 'WRONG_LENGTH', 'prices.csv:3'],
    ['when there is none', 'time,price\n', 'MISSING', 'prices.csv:2'],
    ['when it is as long as a file', `time,price\n${'1'.repeat(70_000)}`, 'UNREADABLE', 'prices.csv:2'],
  ])('%s', (_what, text, code, path) => {
    expect(errorOf(text)).toMatchObject({ code, path });
  });

  it('with what was expected and what was found', () => {
    expect(errorOf('time,price\n1,1\n2,abc\n')).toEqual({
      code: 'MALFORMED',
      path: 'prices.csv:3:price',
      expected: 'a price above zero, such as 194.61',
      found: '"abc"',
    });
  });

  it('naming the line that had the later time', () => {
    expect(errorOf('time,price\n60,1\n50,1\n').expected).toBe('a time after that of line 2, 60 seconds');
  });

  it('when the reader of prices makes zero of it', () => {
    expect(errorOf('time,price\n1,1\n', { priceOf: () => ({ _tag: 'Right', right: 0n }) })).toMatchObject({ code: 'OUT_OF_RANGE' });
  });

  it('and ends the path, after the observations before it', () => {
    const path = [...pricesFromText('time,price\n1,1\n2,x\n3,1\n', options)];
    expect(path.map(isLeft)).toEqual([false, true]);
  });
});

describe('a bar is refused', () => {
  it.each([
    ['when its low lies above its open', `${bars}0,2,5,3,4\n`, 'MALFORMED', 'prices.csv:2:low'],
    ['when its low lies above its close', `${bars}0,4,5,3,2\n`, 'MALFORMED', 'prices.csv:2:low'],
    ['when its high lies below its open', `${bars}0,4,3,1,2\n`, 'MALFORMED', 'prices.csv:2:high'],
    ['when its high lies below its close', `${bars}0,2,3,1,4\n`, 'MALFORMED', 'prices.csv:2:high'],
    ['when its open is empty', `${bars}0,,3,1,2\n`, 'MISSING', 'prices.csv:2:open'],
    ['when its high is empty', `${bars}0,2,,1,2\n`, 'MISSING', 'prices.csv:2:high'],
    ['when its low is zero', `${bars}0,2,3,0,2\n`, 'OUT_OF_RANGE', 'prices.csv:2:low'],
    ['when its close is NaN', `${bars}0,2,3,1,nan\n`, 'MALFORMED', 'prices.csv:2:close'],
    ['when its depth is empty', 'time,open,high,low,close,depth\n0,1,1,1,1,\n', 'MISSING', 'prices.csv:2:depth'],
    ['when it is alone', `${bars}0,2,3,1,2\n`, 'MISSING', 'prices.csv:3'],
    ['when the next one begins within four seconds', `${bars}0,2,3,1,2\n3,2,3,1,2\n`, 'OUT_OF_RANGE', 'prices.csv:3'],
  ])('%s', (_what, text, code, path) => {
    expect(errorOf(text)).toMatchObject({ code, path });
  });
});
