import { availableParallelism } from 'node:os';
import { kitOf } from '../../src/audit/explore/kit.js';
import { exploreInParallel } from '../../src/audit/explore/parallel/explore.js';
import type { Design } from '../../src/kernel/design.js';
import { scaled } from '../../src/mechanisms/stepwise/exploration/scaled.js';
import { loadPreset } from '../support/designs.js';

/** The same design with every duration so many times as long: more states, and no more choices in each. */
function slowed({ schedule, auction, breaker, ...rest }: Design, times: bigint): Design {
  return {
    ...rest,
    schedule: { ...schedule, interval: schedule.interval * times, window: schedule.window * times },
    auction: { ...auction, duration: auction.duration * times, curve: auction.curve.kind === 'linear' ? { ...auction.curve, zeroAfter: auction.curve.zeroAfter * times } : auction.curve },
    breaker: { ...breaker, maxAge: breaker.maxAge * times, moveInterval: breaker.moveInterval * times, release: breaker.release * times },
  };
}

// A campaign of minutes, run by hand: a reference design made small, with longer durations than an audit's. Progress goes to standard error, counts to standard output.
const [name = 'micro', times = '5', workers = availableParallelism().toString()] = process.argv.slice(2);
const { design: small, extent } = scaled(loadPreset(name).design);
const design = slowed(small, BigInt(times));
const { setting } = kitOf(design, extent);
const began = performance.now();
const seconds = (): number => (performance.now() - began) / 1000;
let told = 0;

const report = await exploreInParallel(setting, extent, {
  budget: { states: 200_000_000, bytes: 4 * 2 ** 30 },
  onProgress: ({ depth, states, frontier }) => {
    if (seconds() < told + 2) return;
    told = seconds();
    process.stderr.write(`depth ${depth.toString()}, ${states.toLocaleString('en')} states, ${frontier.toLocaleString('en')} ahead, ${Math.round(states / told).toLocaleString('en')} states/s\n`);
  },
}, Number(workers));

const { states, edges, refused, depth, bytes, stoppedBy, findings } = report;
// The most that it ever was: workers and their tables are gone by now.
const memory = process.resourceUsage().maxRSS / 2 ** 10;
console.log([
  `${name} made small, durations ${times} times as long: ${stoppedBy === null ? 'exhausted' : `stopped by ${stoppedBy}`}`,
  `${states.toLocaleString('en')} states, ${edges.toLocaleString('en')} judged edges, ${refused.toLocaleString('en')} refusals, depth ${depth.toString()}`,
  `${workers} ${workers === '1' ? 'thread' : 'workers'}, ${seconds().toFixed(0)} s, ${Math.round(edges / seconds()).toLocaleString('en')} edges/s, ${(bytes / states).toFixed(1)} bytes per state, ${memory.toFixed(0)} MiB at the most`,
  `broken: ${findings.flatMap(({ id, trace }) => (trace === null ? [] : [id])).join(', ') || 'nothing'}`,
].join('\n'));
process.exitCode = stoppedBy === null ? 0 : 3;
