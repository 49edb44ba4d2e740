import { availableParallelism } from 'node:os';
import { liquidationCallsPerSecond } from './calls.js';
import { edgesPerSecond, explorerRates, wantedOfExploring } from './explore.js';
import { machineRates, wanted } from './machine.js';
import { publishedCallsPerSecond, replayRates, wantedOfCalls } from './oracle.js';
import { presetNames } from '../support/designs.js';
import { proverTimes, wantedOfProofs } from './prove.js';
import { heapLimit, streamed } from './stream.js';
import { conformRate, verifyRate, wantedOfVectors } from './vectors.js';

const show = (name: string, rate: number, unit: string): void => console.log(`${name.padEnd(44)}${Math.round(rate).toLocaleString('en').padStart(12)} ${unit}`);

const judged = (name: string, reached: number, least: number): boolean => {
  console.log(`${name.padEnd(44)}${`${reached.toFixed(1)}×`.padStart(12)} (at least ${least}×: ${reached >= least ? 'holds' : 'missed'})`);
  return reached >= least;
};

const atLeast = (name: string, rate: number, least: number, unit: string): boolean => {
  show(name, rate, `${unit} (at least ${least.toLocaleString('en')}: ${rate >= least ? 'holds' : 'missed'})`);
  return rate >= least;
};

async function vectorVerdicts(): Promise<readonly boolean[]> {
  const verified = atLeast('vectors verify, in process', verifyRate(15), wantedOfVectors.verified, 'vectors per second of a core');
  const asked = await conformRate(8);
  if (asked !== null) return [verified, atLeast('conform over a pipe, Python', asked, wantedOfVectors.asked, 'cases/s')];
  console.log('conform over a pipe: python3 is not installed, and nothing was measured');
  return [verified];
}

async function proverVerdicts(designs: readonly string[]): Promise<readonly boolean[]> {
  const verdicts: boolean[] = [];
  const sums = { cold: 0, warm: 0 };
  for (const name of designs) {
    const times = await proverTimes(name);
    if (times === null) {
      console.log('prover: z3-solver is not installed, and nothing was measured');
      return [];
    }
    const { obligations, unproved, coldSeconds, warmSeconds } = times;
    const holds = unproved === 0 && coldSeconds <= wantedOfProofs.coldSeconds && warmSeconds <= wantedOfProofs.warmSeconds;
    const said = `${coldSeconds.toFixed(1)} s from nothing, ${warmSeconds.toFixed(2)} s from the cache (at most ${wantedOfProofs.coldSeconds.toString()} and ${wantedOfProofs.warmSeconds.toString()}: ${holds ? 'holds' : 'missed'})`;
    console.log(`prover, all ${obligations.toString()} obligations of ${name}${unproved === 0 ? '' : `, ${unproved.toString()} of them not proved`}: ${said}`);
    verdicts.push(holds);
    sums.cold += coldSeconds;
    sums.warm += warmSeconds;
  }
  if (designs.length > 1) console.log(`prover, ${designs.length.toString()} designs together: ${sums.cold.toFixed(0)} s from nothing, ${sums.warm.toFixed(1)} s from the cache`);
  return verdicts;
}

// These alone, where they are asked for: the prover of every reference design, or of those that are named.
const [, , part, ...named] = process.argv;
if (part === 'vectors') process.exit((await vectorVerdicts()).every(Boolean) ? 0 : 1);
if (part === 'prover') process.exit((await proverVerdicts(named.length > 0 ? named : presetNames)).every(Boolean) ? 0 : 1);

// First of all: the code of one release alone, before other mechanisms have made the engine ready for every kind of state.
const liquidations = liquidationCallsPerSecond(50_000);
const machine = machineRates(7, 400);
for (const { name, perSecond } of machine.rates) show(name, perSecond, 'events/s');
const verdicts = [
  judged('unchecked, against XState', machine.unchecked, wanted.unchecked),
  judged('every guarantee checked, against XState', machine.checked, wanted.checked),
];
const exploring = await explorerRates();
for (const each of [exploring.peer, exploring.cold, exploring.warm, exploring.two]) show(`${each.name}, ${each.states.toLocaleString('en')} states`, edgesPerSecond(each), 'edges per second of a core');
verdicts.push(
  judged('explorer, every guarantee checked, against xstate/graph', edgesPerSecond(exploring.warm) / edgesPerSecond(exploring.peer), wantedOfExploring.ratio),
  judged('explorer, million checked edges per second of a core', edgesPerSecond(exploring.warm) / 1_000_000, wantedOfExploring.edgesPerSecond / 1_000_000),
);
console.log(`explorer, bytes per state: ${exploring.warm.bytesPerState.toFixed(1)} (at most ${wantedOfExploring.bytesPerState.toString()}: ${exploring.warm.bytesPerState <= wantedOfExploring.bytesPerState ? 'holds' : 'missed'})`);
verdicts.push(exploring.warm.bytesPerState <= wantedOfExploring.bytesPerState);
console.log(`explorer, two workers against one thread: ${(exploring.cold.seconds / exploring.two.seconds).toFixed(2)}× on ${availableParallelism().toString()} cores`);
const stream = streamed(1_000_000);
show('run, a position over a million quotes', stream.perSecond, `quotes/s, within a heap of ${heapLimit} MB`);
const replays = replayRates();
for (const { dialect, rowsPerSecond, callsPerSecond } of replays) show(`oracle replay, ${dialect}`, rowsPerSecond, `rows/s, ${Math.round(callsPerSecond).toLocaleString('en')} calls/s`);
show('liquidation calls of Aave v3.3', liquidations, 'calls/s');
// The EVM's rate is a published order of magnitude, and was not measured here.
verdicts.push(judged('liquidation calls of Aave v3.3, against a JavaScript EVM', liquidations / publishedCallsPerSecond, wantedOfCalls));
verdicts.push(...await vectorVerdicts());
verdicts.push(...await proverVerdicts(['micro']));
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
