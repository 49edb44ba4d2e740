import { machineRates, wanted } from './machine.js';
import { heapLimit, streamed } from './stream.js';

const show = (name: string, rate: number, unit: string): void => console.log(`${name.padEnd(44)}${Math.round(rate).toLocaleString('en').padStart(12)} ${unit}`);

const judged = (name: string, reached: number, least: number): boolean => {
  console.log(`${name.padEnd(44)}${`${reached.toFixed(1)}×`.padStart(12)} (at least ${least}×: ${reached >= least ? 'holds' : 'missed'})`);
  return reached >= least;
};

const machine = machineRates(7, 400);
for (const { name, perSecond } of machine.rates) show(name, perSecond, 'events/s');
const verdicts = [
  judged('unchecked, against XState', machine.unchecked, wanted.unchecked),
  judged('every guarantee checked, against XState', machine.checked, wanted.checked),
];
const stream = streamed(1_000_000);
show('run, a position over a million quotes', stream.perSecond, `quotes/s, within a heap of ${heapLimit} MB`);
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
