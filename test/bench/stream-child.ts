import { right, type Either } from 'fp-ts/lib/Either.js';
import type { Observation } from '../../src/market/index.js';
import { run, usualOptions } from '../../src/market/run/index.js';
import { loadPreset } from '../support/designs.js';

/** A slow wave of prices, made as it is asked for: nothing of it is ever held at once. */
function* wave(quotes: number): Generator<Either<never, Observation>> {
  for (let index = 0; index < quotes; index += 1) {
    const swing = BigInt(Math.round(2_000 * Math.sin(index / 500)));
    yield right({
      at: BigInt(index) * 60n,
      quotes: [
        { asset: 'ETH', price: (20_000n + swing) * 10_000_000_000_000_000n, depth: 0n },
        { asset: 'USD', price: 1_000_000_000_000_000_000_000_000_000_000n, depth: 0n },
      ],
    });
  }
}

const quotes = Number(process.argv[2] ?? '1000000');
const { design, positions } = loadPreset('micro');
const start = performance.now();
let rows = 0;
const walk = run(design, positions.slice(-1), wave(quotes), usualOptions);
for (let next = walk.next(); next.done !== true; next = walk.next()) rows += 1;
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ quotes, rows, perSecond: quotes / seconds, heapMegabytes: process.memoryUsage().heapUsed / 1e6, residentMegabytes: process.resourceUsage().maxRSS / 1e3 }));
